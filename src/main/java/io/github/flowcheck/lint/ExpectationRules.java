package io.github.flowcheck.lint;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules about expectations that contradict themselves, or that no record can meet. Their checks never pass, so a warning is
 * enough: verify still answers them and all the others.
 */
final class ExpectationRules {
    private ExpectationRules() {}

    /** An expectation about ports that also judges what was rejected is seldom what a list of open ports means. */
    static void judgesRejected(Check check, Findings findings) {
        if (check.traffic().action().isEmpty()
                && isAboutPorts(check.expectation().all())) {
            findings.warning(
                    check,
                    "judges accepted and rejected traffic by the same ports",
                    "set action: accept, or split expect into accepted and rejected");
        }
    }

    private static boolean isAboutPorts(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Only || rule instanceof Rule.All) {
                return true;
            }
        }
        return false;
    }

    static void unreachablePorts(Check check, Findings findings) {
        Reach reach = Reach.of(check);
        List<List<Rule>> parts = parts(check.expectation());
        for (List<Rule> part : parts) {
            for (ExpectedPort port : needed(part)) {
                if (!reach.covers(port)) {
                    findings.warning(
                            check,
                            "can never pass: it expects " + port + " under all, but selects no such traffic",
                            "remove " + port + ", or widen ports or protocol of the check");
                } else if (isOfOtherFamily(port, check)) {
                    findings.warning(
                            check,
                            "can never pass: it expects " + port + " under all, but has no address of its family",
                            "remove " + port + ", or give the check's interface the address that it lacks");
                }
            }
        }
        for (List<Rule> part : parts) {
            tellUseless(check, reach, allowed(part), "only", findings);
        }
        if (check.waiver().isPresent()) {
            tellUseless(check, reach, check.waiver().get().ports(), "waive", findings);
        }
    }

    /** A list under {@code only} may be shared by interfaces of both families; what is needed must be there. */
    private static boolean isOfOtherFamily(ExpectedPort needed, Check check) {
        boolean icmp = needed.protocol().equals(Optional.of(Protocol.ICMP));
        if (!icmp && !needed.protocol().equals(Optional.of(Protocol.ICMPV6))) {
            return false;
        }
        for (Input<IpAddress> own : check.networkInterface().own()) {
            if (own.value().isIpv4() == icmp) {
                return false;
            }
        }
        return true;
    }

    private static void tellUseless(Check check, Reach reach, List<ExpectedPort> ports, String key, Findings findings) {
        for (ExpectedPort port : ports) {
            if (!reach.touches(port)) {
                findings.warning(
                        check,
                        "lists " + port + " under " + key + ", but selects no such traffic",
                        "remove " + port + ", or widen ports or protocol of the check");
            }
        }
    }

    static void contradictions(Check check, Findings findings) {
        for (List<Rule> part : parts(check.expectation())) {
            List<ExpectedPort> needed = needed(part);
            if (!needed.isEmpty()) {
                tellForbidden(check, part, needed, findings);
                tellTooFew(check, part, needed, findings);
            }
        }
    }

    private static void tellForbidden(Check check, List<Rule> part, List<ExpectedPort> needed, Findings findings) {
        if (!isLimited(part)) {
            return;
        }
        List<ExpectedPort> allowed = allowed(part);
        for (ExpectedPort port : needed) {
            if (!isAllowed(port, allowed)) {
                findings.warning(
                        check,
                        "can never pass: all needs " + port + ", which only does not list",
                        "write " + port + " under only too, or remove it from all");
            }
        }
    }

    private static boolean isLimited(List<Rule> part) {
        for (Rule rule : part) {
            if (rule instanceof Rule.Only) {
                return true;
            }
        }
        return false;
    }

    private static void tellTooFew(Check check, List<Rule> part, List<ExpectedPort> needed, Findings findings) {
        for (Rule rule : part) {
            if (rule instanceof Rule.MaxFlows most && most.count() < NeededFlows.of(needed)) {
                long flows = NeededFlows.of(needed);
                String what = flows == 1 || flows == NeededFlows.ports(needed)
                        ? "flows on " + flows + (flows == 1 ? " port" : " ports")
                        : flows + " flows of different ports or protocols";
                findings.warning(
                        check,
                        "can never pass: all needs " + what + ", but maxFlows is " + most.count(),
                        "write at least maxFlows: " + flows + ", or remove ports from all");
            }
        }
    }

    /** Whether every port of what is needed can be seen without being one too many. */
    private static boolean isAllowed(ExpectedPort needed, List<ExpectedPort> allowed) {
        List<PortRange> ranges = new ArrayList<>();
        for (ExpectedPort port : allowed) {
            if (meet(needed.protocol(), port.protocol())) {
                ranges.add(port.ports().orElse(new PortRange(0, PortRange.MAX)));
            }
        }
        return !ranges.isEmpty() && Reach.holds(PortSet.of(ranges), needed.ports());
    }

    /** Without a protocol, any that has ports is meant. */
    private static boolean meet(Optional<Protocol> one, Optional<Protocol> other) {
        if (one.isPresent() && other.isPresent()) {
            return one.equals(other);
        }
        Optional<Protocol> named = one.isPresent() ? one : other;
        return named.isEmpty() || named.get().hasPorts();
    }

    private static List<List<Rule>> parts(Expectation expectation) {
        return List.of(expectation.all(), expectation.accepted(), expectation.rejected());
    }

    private static List<ExpectedPort> needed(List<Rule> rules) {
        List<ExpectedPort> ports = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.All all) {
                ports.addAll(all.ports());
            }
        }
        return ports;
    }

    private static List<ExpectedPort> allowed(List<Rule> rules) {
        List<ExpectedPort> ports = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Only only) {
                ports.addAll(only.ports());
            }
        }
        return ports;
    }
}
