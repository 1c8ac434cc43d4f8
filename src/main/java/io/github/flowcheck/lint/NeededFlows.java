package io.github.flowcheck.lint;

import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many flow-log records at the least show all that an expectation needs. A record has one port and one protocol. */
final class NeededFlows {
    private NeededFlows() {}

    static long of(List<ExpectedPort> needed) {
        Map<Protocol, List<PortRange>> byProtocol = new LinkedHashMap<>();
        boolean ofAny = false;
        for (ExpectedPort port : needed) {
            if (port.protocol().isPresent()) {
                List<PortRange> ranges =
                        byProtocol.computeIfAbsent(port.protocol().get(), none -> new ArrayList<>());
                port.ports().ifPresent(ranges::add);
            } else {
                ofAny = true;
            }
        }
        // a record of a port shows it by any protocol, so those of a protocol may show it too
        long flows = size(ranges(needed, false)) - size(ranges(needed, true));
        for (Map.Entry<Protocol, List<PortRange>> one : byProtocol.entrySet()) {
            boolean shownByOthers = ofAny && one.getKey().hasPorts();
            flows += one.getValue().isEmpty() && !shownByOthers ? 1 : size(one.getValue());
        }
        return flows;
    }

    /** How many ports are needed, of whatever protocols. */
    static long ports(List<ExpectedPort> needed) {
        return size(ranges(needed, false));
    }

    private static List<PortRange> ranges(List<ExpectedPort> needed, boolean ofProtocols) {
        List<PortRange> ranges = new ArrayList<>();
        for (ExpectedPort port : needed) {
            if (port.ports().isPresent() && (!ofProtocols || port.protocol().isPresent())) {
                ranges.add(port.ports().get());
            }
        }
        return ranges;
    }

    private static long size(List<PortRange> ranges) {
        if (ranges.isEmpty()) {
            return 0;
        }
        long ports = 0;
        for (PortRange range : PortSet.of(ranges).ranges()) {
            ports += range.last() - range.first() + 1L;
        }
        return ports;
    }
}
