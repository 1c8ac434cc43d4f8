package io.github.flowcheck.lint;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static final List<PortRange> DHCP = List.of(new PortRange(67, 68), new PortRange(546, 547));
    private static final PortRange DNS = new PortRange(53, 53);

    private PeerRules() {}

    static void selectsNothing(Check check, Findings findings) {
        Optional<String> why = nothing(check);
        if (why.isPresent()) {
            findings.error(
                    check,
                    "selects no record that could ever be: " + why.get(),
                    "mend its peers, notPeers, protocol or address");
        }
    }

    /** Why no record can be selected, if none can. */
    private static Optional<String> nothing(Check check) {
        Traffic traffic = check.traffic();
        List<CidrBlock> peers = traffic.peers();
        List<CidrBlock> notPeers = traffic.notPeers();
        if (!peers.isEmpty() && !isAnyLeft(peers, notPeers)) {
            return Optional.of("all of its peers are in notPeers");
        }
        if (leavesOutAll(traffic, check.scope().reading().records())) {
            return Optional.of("by their ports all of its records are replies, which it leaves out");
        }
        boolean ipv4 = hasAddress(check.networkInterface(), true) && hasPeer(peers, notPeers, true);
        boolean ipv6 = hasAddress(check.networkInterface(), false) && hasPeer(peers, notPeers, false);
        if (!ipv4 && !ipv6) {
            return Optional.of("between its addresses and its peers there is neither IPv4 nor IPv6 traffic");
        }
        List<Protocol> protocols = traffic.protocols();
        if (protocols.size() != 1) {
            return Optional.empty();
        }
        if (!ipv4 && protocols.contains(Protocol.ICMP)) {
            return Optional.of("icmp is IPv4 only, and it selects IPv6; there it is icmpv6");
        }
        return !ipv6 && protocols.contains(Protocol.ICMPV6)
                ? Optional.of("icmpv6 is IPv6 only, and it selects IPv4; there it is icmp")
                : Optional.empty();
    }

    /** What comes from a port of a service is no reply only where it goes to a port that is not ephemeral. */
    private static boolean leavesOutAll(Traffic traffic, LogFormat records) {
        if (!traffic.replies().excluded() || traffic.portOf() != PortSide.SOURCE || toldByFlags(traffic, records)) {
            return false;
        }
        return traffic.action().equals(Optional.of(Action.ACCEPT))
                && traffic.replies().ephemeral().equals(new PortRange(0, PortRange.MAX))
                && traffic.ports().isPresent()
                && isBelowCalling(traffic.ports().get());
    }

    private static boolean toldByFlags(Traffic traffic, LogFormat records) {
        return records.has(FlowField.TCP_FLAGS) && traffic.selectedProtocols().contains(Protocol.TCP);
    }

    private static boolean isBelowCalling(PortSet ports) {
        for (PortRange range : ports.ranges()) {
            if (range.last() >= Replies.FIRST_CALLING) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAddress(NetworkInterface itself, boolean ipv4) {
        for (Input<IpAddress> input : itself.own()) {
            if (input.value().isIpv4() == ipv4) {
                return true;
            }
        }
        return false;
    }

    /** Whether there can be peers of a family: not all of it is left out. */
    private static boolean hasPeer(List<CidrBlock> peers, List<CidrBlock> notPeers, boolean ipv4) {
        if (peers.isEmpty()) {
            return notPeers.isEmpty() || isLeft(ipv4 ? CidrBlock.ALL_IPV4 : CidrBlock.ALL_IPV6, notPeers);
        }
        for (CidrBlock peer : peers) {
            if (peer.isIpv4() == ipv4 && isLeft(peer, notPeers)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnyLeft(List<CidrBlock> peers, List<CidrBlock> notPeers) {
        for (CidrBlock peer : peers) {
            if (isLeft(peer, notPeers)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLeft(CidrBlock peer, List<CidrBlock> notPeers) {
        return notPeers.isEmpty() || peer.addressOutside(notPeers).isPresent();
    }

    static void unreachablePeers(Check check, Findings findings) {
        tellUnreachable(check, check.expectation().all(), findings);
        tellUnreachable(check, check.expectation().accepted(), findings);
        tellUnreachable(check, check.expectation().rejected(), findings);
        if (check.waiver().isPresent()) {
            tellUnreachable(check, check.waiver().get().peers(), "waive", findings);
        }
    }

    private static void tellUnreachable(Check check, List<Rule> rules, Findings findings) {
        for (Rule rule : rules) {
            if (rule instanceof Rule.OnlyPeers only) {
                tellUnreachable(check, only.blocks(), "onlyPeers", findings);
            }
        }
    }

    private static void tellUnreachable(Check check, List<CidrBlock> blocks, String key, Findings findings) {
        boolean ofOtherFamily = !blocks.isEmpty() && !hasAddressLike(check.networkInterface(), blocks);
        for (CidrBlock block : blocks) {
            if (ofOtherFamily) {
                findings.warning(
                        check,
                        "lists " + shown(block) + " under " + key + ", but selects no peer in it: it has no "
                                + (block.isIpv4() ? "IPv4" : "IPv6") + " address",
                        "write blocks of the family of its addresses, or give it the address that it lacks");
            } else if (!isSelected(block, check.traffic())) {
                findings.warning(
                        check,
                        "lists " + shown(block) + " under " + key + ", but selects no peer in it",
                        "remove " + shown(block) + ", or mend peers and notPeers");
            }
        }
    }

    /** Whether one is enough: a list of both families may be shared by interfaces that have one of them each. */
    private static boolean hasAddressLike(NetworkInterface itself, List<CidrBlock> blocks) {
        for (CidrBlock block : blocks) {
            if (hasAddress(itself, block.isIpv4())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSelected(CidrBlock block, Traffic traffic) {
        List<CidrBlock> peers = traffic.peers();
        return (peers.isEmpty() || touches(block, peers)) && !isIn(block, traffic.notPeers());
    }

    private static boolean touches(CidrBlock block, List<CidrBlock> peers) {
        for (CidrBlock peer : peers) {
            if (peer.contains(block) || block.contains(peer)) {
                return true;
            }
        }
        return false;
    }

    static void neverLogged(Check check, Findings findings) {
        for (CidrBlock peer : check.traffic().peers()) {
            tellNeverLogged(check, peer, findings);
        }
        Traffic traffic = check.traffic();
        if (traffic.ports().isPresent()
                && areDhcp(traffic.ports().get())
                && traffic.selectedProtocols().contains(Protocol.UDP)) {
            findings.warning(
                    check,
                    "selects DHCP traffic alone, which flow logs never record",
                    "remove the check; no flow log can answer it");
        }
    }

    private static void tellNeverLogged(Check check, CidrBlock peer, Findings findings) {
        String shown = shown(peer);
        String place = NEVER_LOGGED.getOrDefault(shown, "");
        if (!place.isEmpty()) {
            findings.warning(
                    check,
                    "looks for traffic with " + shown + ", " + place + ", which flow logs never record",
                    "remove " + shown + " from peers; no flow log can answer this");
        } else if (isIn(peer, CidrBlock.LINK_LOCAL)) {
            findings.warning(
                    check,
                    "looks for traffic with " + shown + ", which is link-local and which flow logs do not show",
                    "remove " + shown + " from peers; no flow log can answer this");
        } else if (asksForDns(check.traffic()) && mayBeResolver(peer)) {
            findings.warning(
                    check,
                    "looks for DNS traffic with " + shown
                            + "; if that is the DNS resolver of the VPC, flow logs never record it",
                    "name a DNS server of your own, or remove " + shown + " from peers");
        }
    }

    private static boolean areDhcp(PortSet ports) {
        for (PortRange range : ports.ranges()) {
            if (!isDhcp(range)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDhcp(PortRange range) {
        for (PortRange dhcp : DHCP) {
            if (dhcp.contains(range.first()) && dhcp.contains(range.last())) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksForDns(Traffic traffic) {
        return traffic.ports().isPresent() && traffic.ports().get().ranges().contains(DNS);
    }

    /** The resolver's address is the first of the VPC plus two, and a VPC starts at a multiple of 16. */
    private static boolean mayBeResolver(CidrBlock peer) {
        if (!peer.isIpv4() || !peer.isSingle()) {
            return false;
        }
        String address = peer.first().toString();
        return Integer.parseInt(address.substring(address.lastIndexOf('.') + 1)) % 16 == 2;
    }

    private static boolean isIn(CidrBlock block, List<CidrBlock> blocks) {
        for (CidrBlock outer : blocks) {
            if (outer.contains(block)) {
                return true;
            }
        }
        return false;
    }

    private static String shown(CidrBlock block) {
        return block.isSingle() ? block.first().toString() : block.toString();
    }
}
