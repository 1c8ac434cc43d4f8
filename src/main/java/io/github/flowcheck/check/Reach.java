package io.github.flowcheck.check;

import java.util.List;
import java.util.Optional;

/**
 * Which ports and protocols the records of a check can show.
 *
 * @param ports absent means any, and protocols without ports too
 * @param protocols empty means any
 */
public record Reach(Optional<PortSet> ports, List<Protocol> protocols) {
    /** What a check selects. */
    public static Reach of(Check check) {
        Traffic traffic = check.traffic();
        return new Reach(traffic.ports(), traffic.selectedProtocols());
    }

    /** Whether a record can be what is expected. */
    public boolean touches(ExpectedPort expected) {
        return carries(expected) && (ports.isEmpty() || overlaps(ports.get(), expected.ports()));
    }

    /** Whether every port of what is expected can be shown. */
    public boolean covers(ExpectedPort expected) {
        return carries(expected) && (ports.isEmpty() || holds(ports.get(), expected.ports()));
    }

    private boolean carries(ExpectedPort expected) {
        for (Protocol protocol : protocols) {
            if (expected.isOf(protocol)) {
                return true;
            }
        }
        return protocols.isEmpty();
    }

    private static boolean overlaps(PortSet ports, Optional<PortRange> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        for (PortRange range : ports.ranges()) {
            if (range.overlaps(wanted.get())) {
                return true;
            }
        }
        return false;
    }

    /** The ranges of a set are never adjacent, so one of them holds what the set holds. */
    public static boolean holds(PortSet ports, Optional<PortRange> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        for (PortRange range : ports.ranges()) {
            if (range.contains(wanted.get())) {
                return true;
            }
        }
        return false;
    }
}
