package io.github.flowcheck.diff;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.verify.FlowRow;
import java.util.Comparator;
import java.util.Optional;

/**
 * Traffic that a check saw, as far as its rows tell it apart; how much of it there was is no part of it.
 *
 * @param port 0 to 65535
 * @param action absent where the check does not tell actions apart
 * @param peer absent where the check does not tell peers apart
 */
public record Seen(int port, Protocol protocol, Optional<Action> action, Optional<String> peer)
        implements Comparable<Seen> {
    private static final Comparator<Seen> ORDER = Comparator.comparing(Seen::protocol)
            .thenComparing(Seen::port)
            .thenComparing(seen -> seen.action.map(Enum::name).orElse(""))
            .thenComparing(seen -> seen.peer.orElse(""));

    static Seen of(FlowRow row) {
        return new Seen(row.port(), row.protocol(), row.action(), row.peer());
    }

    /** {@code 22 ACCEPT 172.31.16.139}. */
    public String label() {
        return FlowRow.portLabel(port, protocol)
                + action.map(value -> " " + value).orElse("")
                + peer.map(value -> " " + value).orElse("");
    }

    @Override
    public int compareTo(Seen other) {
        return ORDER.compare(this, other);
    }
}
