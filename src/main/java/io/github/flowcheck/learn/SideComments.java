package io.github.flowcheck.learn;

import io.github.flowcheck.check.Direction;
import io.github.flowcheck.output.text.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is said above the checks on one direction of a network interface. */
final class SideComments {
    /** So many ports have a line of their own. */
    private static final int MOST_LINES = 8;

    private final ObservedInterface observed;
    private final Direction direction;
    private final SideSummary summary;

    SideComments(ObservedInterface observed, Direction direction, SideSummary summary) {
        this.observed = observed;
        this.direction = direction;
        this.summary = summary;
    }

    /** First all together, then the ports that are reached over the internet, then the others, those with most flows first. */
    List<String> lines() {
        SideFlows side = observed.side(direction);
        List<String> lines = new ArrayList<>();
        long flows = summary.ports().stream().mapToLong(PortFlows::flows).sum();
        lines.add((direction == Direction.INBOUND ? "inbound: " : "outbound: ")
                + accepted(flows)
                + (side.rejected() == 0
                        ? ""
                        : "; " + Amounts.number(side.rejected()) + " rejected, which is not judged")
                + (side.replies() == 0 ? "" : "; " + Amounts.number(side.replies()) + " left out as replies"));
        List<PortFlows> ports = new ArrayList<>(summary.ports());
        ports.sort(Comparator.comparing((PortFlows port) -> !isPublic(port))
                .thenComparing(Comparator.comparingLong(PortFlows::flows).reversed())
                .thenComparingInt(PortFlows::key));
        int shown = ports.size() <= MOST_LINES + 1 ? ports.size() : MOST_LINES;
        ports.subList(0, shown).forEach(port -> lines.add("  " + line(port)));
        if (shown < ports.size()) {
            List<PortFlows> rest = ports.subList(shown, ports.size());
            lines.add("  and " + Amounts.number(rest.size()) + " more ports with "
                    + Amounts.number(rest.stream().mapToLong(PortFlows::flows).sum()) + " flows");
        }
        if (summary.ephemeral() == RecordFields.FIRST_EPHEMERAL) {
            lines.add(
                    "  it calls from ports below 32768, so what goes from a port below 32768 to one from 1024 on is a reply");
        }
        return lines;
    }

    /** What is said above the check on peers. */
    List<String> peers() {
        if (summary.openPorts().isEmpty()) {
            return List.of();
        }
        return List.of("who calls is checked for these ports; the others are called by too many to list");
    }

    private String accepted(long flows) {
        return flows == 0
                ? "nothing was accepted"
                : Amounts.number(flows) + (flows == 1 ? " accepted flow" : " accepted flows") + " to "
                        + (summary.ports().size() == 1
                                ? "one port"
                                : Amounts.number(summary.ports().size()) + " ports");
    }

    private String line(PortFlows port) {
        return name(port) + ": " + Amounts.number(port.flows()) + (port.flows() == 1 ? " flow" : " flows") + " from "
                + peers(port) + (summary.openPorts().contains(port.key()) ? ", too many to list" : "") + ", last seen "
                + Instant.ofEpochMilli(port.last());
    }

    static String name(PortFlows port) {
        return port.protocol().hasPorts()
                ? port.port() + "/" + port.protocol()
                : port.protocol().toString().matches("[0-9]+") ? "protocol " + port.protocol() : port.protocol() + "";
    }

    private static String peers(PortFlows port) {
        long count = 0;
        boolean more = false;
        for (boolean ipv6 : new boolean[] {false, true}) {
            PeerBlocks peers = port.knownPeers(ipv6);
            count += peers == null ? 0 : peers.count();
            more |= peers != null && !peers.isExact();
        }
        return (more ? "more than " : "")
                + count
                + (count == 1 ? " peer" : " peers")
                + (isPublic(port) ? ", public ones among them" : "");
    }

    static boolean isPublic(PortFlows port) {
        for (boolean ipv6 : new boolean[] {false, true}) {
            PeerBlocks peers = port.knownPeers(ipv6);
            if (peers != null && peers.hasPublic()) {
                return true;
            }
        }
        return false;
    }
}
