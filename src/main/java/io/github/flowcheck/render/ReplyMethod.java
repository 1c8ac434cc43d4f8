package io.github.flowcheck.render;

import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;

/** By what a check tells replies from calls. */
public enum ReplyMethod {
    /** By the ports alone. */
    PORTS("ports", "told by their ports"),
    /** TCP by its flags, where these tell; all else by the ports. */
    TCP_FLAGS("tcp-flags", "told by TCP flags and ports");

    private final String word;
    private final String words;

    ReplyMethod(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** The method for records of that traffic in that format. */
    static ReplyMethod of(Traffic traffic, LogFormat records) {
        boolean tcp = traffic.selectedProtocols().isEmpty()
                || traffic.selectedProtocols().contains(Protocol.TCP);
        return tcp && records.has(FlowField.TCP_FLAGS) ? TCP_FLAGS : PORTS;
    }

    /** What reports call it. */
    public String word() {
        return word;
    }

    /** The same in a sentence, behind "left out as replies". */
    public String words() {
        return words;
    }
}
