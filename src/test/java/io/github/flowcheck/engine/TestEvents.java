package io.github.flowcheck.engine;

import java.util.List;

/** Events whose fields are found as CloudWatch finds them: in JSON by their paths, in flow-log records by their places. */
final class TestEvents {
    private static final List<String> FLOW = List.of(
            "version",
            "accountId",
            "interfaceId",
            "srcAddr",
            "dstAddr",
            "srcPort",
            "dstPort",
            "protocol",
            "packets",
            "bytes",
            "startTime",
            "endTime",
            "action",
            "logStatus");

    private TestEvents() {}

    static LogEvent of(long timestamp, String stream, String message) {
        LogEvent event = LogEvent.of(timestamp, message).with("@logStream", stream);
        String[] words = message.split(" ");
        if (!message.startsWith("{") && words.length == FLOW.size()) {
            for (int i = 0; i < words.length; i++) {
                event = event.with(FLOW.get(i), words[i]);
            }
        }
        return event;
    }
}
