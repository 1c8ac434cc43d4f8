package io.github.flowcheck.learn;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Replies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a check says of the accepted flows of a network interface in one direction.
 *
 * @param ports those that are called, by protocol, then by port
 * @param ephemeral the first port to which replies go
 * @param openPorts those of them whose peers are too many for a list, by key
 * @param peers the peers of all others as blocks; empty where these are too many, or there are none
 * @param rows how many rows they have by port and peer; empty if that is not known
 */
record SideSummary(
        List<PortFlows> ports,
        int ephemeral,
        Set<Integer> openPorts,
        Optional<List<CidrBlock>> peers,
        Optional<Long> rows) {
    /** So many ports in which only answers are seen are no services: the interface calls from low ports. */
    private static final int MANY_ANSWERED = 50;

    SideSummary {
        ports = List.copyOf(ports);
        openPorts = Set.copyOf(openPorts);
    }

    static SideSummary of(SideFlows side, PeerShape shape) {
        List<PortFlows> all = side.ports();
        List<PortFlows> called = all.stream().filter(PortFlows::isCalled).toList();
        boolean callsFromLowPorts = all.size() - called.size() >= MANY_ANSWERED;
        List<PortFlows> ports = callsFromLowPorts ? called : all;
        Set<Integer> open = new HashSet<>();
        for (PortFlows flows : ports) {
            if (!isLimited(flows, shape)) {
                open.add(flows.key());
            }
        }
        List<PortFlows> limited =
                ports.stream().filter(flows -> !open.contains(flows.key())).toList();
        return new SideSummary(
                ports,
                callsFromLowPorts ? RecordFields.FIRST_EPHEMERAL : Replies.FIRST_CALLING,
                open,
                limited.isEmpty() ? Optional.empty() : together(limited, shape),
                rows(ports));
    }

    private static boolean isLimited(PortFlows flows, PeerShape shape) {
        for (boolean ipv6 : new boolean[] {false, true}) {
            PeerBlocks peers = flows.knownPeers(ipv6);
            if (peers != null && peers.blocks(shape).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<List<CidrBlock>> together(List<PortFlows> ports, PeerShape shape) {
        List<CidrBlock> blocks = new ArrayList<>();
        for (boolean ipv6 : new boolean[] {false, true}) {
            PeerBlocks all = new PeerBlocks(ipv6);
            for (PortFlows flows : ports) {
                PeerBlocks peers = flows.knownPeers(ipv6);
                if (peers != null) {
                    all.addAll(peers);
                }
            }
            Optional<List<CidrBlock>> of = all.blocks(shape);
            if (of.isEmpty()) {
                return Optional.empty();
            }
            blocks.addAll(of.get());
        }
        return Optional.of(blocks);
    }

    private static Optional<Long> rows(List<PortFlows> ports) {
        long rows = 0;
        for (PortFlows flows : ports) {
            for (boolean ipv6 : new boolean[] {false, true}) {
                PeerBlocks peers = flows.knownPeers(ipv6);
                if (peers != null && !peers.isExact()) {
                    return Optional.empty();
                }
                rows += peers == null ? 0 : peers.count();
            }
        }
        return Optional.of(rows);
    }

    /** The protocols without ports that an expectation has no name for, such as GRE. */
    List<Protocol> unnamed() {
        return ports.stream()
                .map(PortFlows::protocol)
                .filter(protocol ->
                        !protocol.hasPorts() && !protocol.equals(Protocol.ICMP) && !protocol.equals(Protocol.ICMPV6))
                .distinct()
                .toList();
    }

    /** The ports whose peers are limited, where none of the same number is open and a check that names them finds no replies. */
    Set<Integer> limitedPorts() {
        Set<Integer> limited = new TreeSet<>();
        ports.stream()
                .filter(flows -> flows.protocol().hasPorts() && flows.port() < ephemeral)
                .forEach(flows -> limited.add(flows.port()));
        openPorts.forEach(key -> limited.remove(key & 0xffff));
        return limited;
    }

    /** Whether an expectation names one of the ports to which replies go, so that replies to it count as calls. */
    boolean namesEphemeral() {
        return ports.stream().anyMatch(flows -> flows.protocol().hasPorts() && flows.port() >= ephemeral);
    }
}
