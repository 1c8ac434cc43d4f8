package io.github.flowcheck.lint;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
import java.util.List;
import java.util.Optional;

/** Which ports and protocols the records of a check can show. */
record Reach(Optional<PortSet> ports, List<Protocol> protocols) {
    static Reach of(Check check) {
        Traffic traffic = check.traffic();
        return new Reach(traffic.ports(), traffic.selectedProtocols());
    }

    /** Whether a record can be what is expected. */
    boolean touches(ExpectedPort expected) {
        return carries(expected) && (ports.isEmpty() || overlaps(ports.get(), expected.ports()));
    }

    /** Whether every port of what is expected can be shown. */
    boolean covers(ExpectedPort expected) {
        return carries(expected) && (ports.isEmpty() || holds(ports.get(), expected.ports()));
    }

    private boolean carries(ExpectedPort expected) {
        return protocols.isEmpty()
                || protocols.stream()
                        .anyMatch(protocol ->
                                expected.protocol().map(protocol::equals).orElseGet(protocol::hasPorts));
    }

    private static boolean overlaps(PortSet ports, Optional<PortRange> wanted) {
        return wanted.isEmpty()
                || ports.ranges().stream()
                        .anyMatch(range -> range.first() <= wanted.get().last()
                                && wanted.get().first() <= range.last());
    }

    /** The ranges of a set are never adjacent, so one of them holds what the set holds. */
    static boolean holds(PortSet ports, Optional<PortRange> wanted) {
        return wanted.isEmpty()
                || ports.ranges().stream()
                        .anyMatch(range -> range.contains(wanted.get().first())
                                && range.contains(wanted.get().last()));
    }
}
