package io.github.flowcheck.lint;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about peers that no record can show. */
final class PeerRules {
    /**
     * Places to and from which traffic is never logged ("Flow log limitations" of the Amazon VPC user guide): the DNS server of a
     * VPC, instance metadata, the time service and the activation of Windows licences.
     */
    private static final Map<String, String> NEVER_LOGGED = Map.of(
            "169.254.169.253", "the DNS resolver of the VPC",
            "169.254.169.254", "the instance metadata",
            "169.254.169.123", "the time service",
            "169.254.169.250", "the activation of Windows licences",
            "169.254.169.251", "the activation of Windows licences",
            "fd00:ec2::253", "the DNS resolver of the VPC",
            "fd00:ec2::254", "the instance metadata",
            "fd00:ec2::123", "the time service");

    private static final List<CidrBlock> LINK_LOCAL = blocks("169.254.0.0/16", "fe80::/10");
    private static final List<CidrBlock> EVERYBODY = blocks("0.0.0.0/0", "::/0");

    private static final List<PortRange> DHCP = List.of(new PortRange(67, 68), new PortRange(546, 547));
    private static final PortRange DNS = new PortRange(53, 53);

    private PeerRules() {}

    static List<LintRule> all() {
        return List.of(
                LintRule.ofEach("selects-nothing", PeerRules::selectsNothing).onValues(),
                LintRule.ofEach("unreachable-peer", PeerRules::unreachablePeers).onValues(),
                LintRule.ofEach("never-logged", PeerRules::neverLogged).onValues());
    }

    private static void selectsNothing(Check check, Findings findings) {
        nothing(check)
                .ifPresent(why -> findings.error(
                        check,
                        "selects no record that could ever be: " + why,
                        "mend its peers, notPeers, protocol or address"));
    }

    /** Why no record can be selected, if none can. */
    private static Optional<String> nothing(Check check) {
        Traffic traffic = check.traffic();
        List<CidrBlock> own = check.networkInterface().addresses().stream()
                .map(IpAddress::asBlock)
                .toList();
        boolean noneLeft = traffic.peers().stream()
                .allMatch(peer -> peer.addressOutside(traffic.notPeers()).isEmpty());
        if (!traffic.peers().isEmpty() && noneLeft) {
            return Optional.of("all of its peers are in notPeers");
        }
        if (leavesOutAll(traffic, check.scope().reading().records())) {
            return Optional.of("by their ports all of its records are replies, which it leaves out");
        }
        boolean ipv4 = isPossible(own, traffic, true);
        boolean ipv6 = isPossible(own, traffic, false);
        if (!ipv4 && !ipv6) {
            return Optional.of("between its addresses and its peers there is neither IPv4 nor IPv6 traffic");
        }
        List<Protocol> protocols = traffic.protocols();
        if (!ipv4 && protocols.equals(List.of(Protocol.ICMP))) {
            return Optional.of("icmp is IPv4 only, and it selects IPv6; there it is icmpv6");
        }
        return !ipv6 && protocols.equals(List.of(Protocol.ICMPV6))
                ? Optional.of("icmpv6 is IPv6 only, and it selects IPv4; there it is icmp")
                : Optional.empty();
    }

    /** What comes from a port of a service is no reply only where it goes to a port that is not ephemeral. */
    private static boolean leavesOutAll(Traffic traffic, LogFormat records) {
        boolean told = !records.has(FlowField.TCP_FLAGS)
                || !traffic.selectedProtocols().contains(Protocol.TCP);
        return traffic.replies().excluded()
                && told
                && traffic.action().equals(Optional.of(Action.ACCEPT))
                && traffic.portOf() == PortSide.SOURCE
                && traffic.replies().ephemeral().equals(new PortRange(0, PortRange.MAX))
                && traffic.ports().isPresent()
                && traffic.ports().get().ranges().stream().allMatch(range -> range.last() < Replies.FIRST_CALLING);
    }

    /** Whether there can be traffic of a family: both ends have it, and not all of it is left out. */
    private static boolean isPossible(List<CidrBlock> own, Traffic traffic, boolean ipv4) {
        List<CidrBlock> peers = traffic.peers().isEmpty() ? EVERYBODY : traffic.peers();
        return own.stream().anyMatch(block -> block.isIpv4() == ipv4)
                && peers.stream().filter(peer -> peer.isIpv4() == ipv4).anyMatch(peer -> peer.addressOutside(
                                traffic.notPeers())
                        .isPresent());
    }

    private static void unreachablePeers(Check check, Findings findings) {
        Stream<CidrBlock> expected = check.expectation()
                .rules()
                .flatMap(rule -> rule instanceof Rule.OnlyPeers only ? only.blocks().stream() : Stream.empty());
        expected.forEach(block -> tellUnreachable(check, block, "onlyPeers", findings));
        check.waiver()
                .ifPresent(waiver -> waiver.peers().forEach(block -> tellUnreachable(check, block, "waive", findings)));
    }

    private static void tellUnreachable(Check check, CidrBlock block, String key, Findings findings) {
        Traffic traffic = check.traffic();
        boolean outside = !traffic.peers().isEmpty()
                && traffic.peers().stream().noneMatch(peer -> peer.contains(block) || block.contains(peer));
        if (outside || isIn(block, traffic.notPeers())) {
            findings.warning(
                    check,
                    "lists " + shown(block) + " under " + key + ", but selects no peer in it",
                    "remove " + shown(block) + ", or mend peers and notPeers");
        }
    }

    private static void neverLogged(Check check, Findings findings) {
        Traffic traffic = check.traffic();
        for (CidrBlock peer : traffic.peers()) {
            Optional<String> place = Optional.ofNullable(NEVER_LOGGED.get(shown(peer)));
            place.ifPresent(what -> findings.warning(
                    check,
                    "looks for traffic with " + shown(peer) + ", " + what + ", which flow logs never record",
                    "remove " + shown(peer) + " from peers; no flow log can answer this"));
            if (place.isEmpty() && isIn(peer, LINK_LOCAL)) {
                findings.warning(
                        check,
                        "looks for traffic with " + shown(peer)
                                + ", which is link-local and which flow logs do not show",
                        "remove " + shown(peer) + " from peers; no flow log can answer this");
            } else if (place.isEmpty() && asksForDns(traffic) && mayBeResolver(peer)) {
                findings.warning(
                        check,
                        "looks for DNS traffic with " + shown(peer)
                                + "; if that is the DNS resolver of the VPC, flow logs never record it",
                        "name a DNS server of your own, or remove " + shown(peer) + " from peers");
            }
        }
        if (traffic.ports().isPresent()
                && traffic.selectedProtocols().contains(Protocol.UDP)
                && traffic.ports().get().ranges().stream().allMatch(PeerRules::isDhcp)) {
            findings.warning(
                    check,
                    "selects DHCP traffic alone, which flow logs never record",
                    "remove the check; no flow log can answer it");
        }
    }

    private static boolean isDhcp(PortRange range) {
        return DHCP.stream().anyMatch(dhcp -> dhcp.contains(range.first()) && dhcp.contains(range.last()));
    }

    private static boolean asksForDns(Traffic traffic) {
        return traffic.ports().filter(ports -> ports.ranges().contains(DNS)).isPresent();
    }

    /** The resolver's address is the first of the VPC plus two, and a VPC starts at a multiple of 16. */
    private static boolean mayBeResolver(CidrBlock peer) {
        if (!peer.isIpv4() || !peer.isSingle()) {
            return false;
        }
        String address = peer.first().toString();
        return Integer.parseInt(address.substring(address.lastIndexOf('.') + 1)) % 16 == 2;
    }

    private static List<CidrBlock> blocks(String... texts) {
        return Stream.of(texts).map(CidrBlock::parse).flatMap(Optional::stream).toList();
    }

    private static boolean isIn(CidrBlock block, List<CidrBlock> blocks) {
        return blocks.stream().anyMatch(outer -> outer.contains(block));
    }

    private static String shown(CidrBlock block) {
        return block.isSingle() ? block.first().toString() : block.toString();
    }
}
