package io.github.flowcheck.lint;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rules about expectations that contradict themselves, or that no record can meet. Their checks never pass, so a warning is
 * enough: verify still answers them and all the others.
 */
final class ExpectationRules {
    private ExpectationRules() {}

    static List<LintRule> all() {
        return List.of(
                LintRule.ofEach("judges-rejected", ExpectationRules::judgesRejected),
                LintRule.ofEach("unreachable-port", ExpectationRules::unreachablePorts),
                LintRule.ofEach("contradiction", (check, findings) -> parts(check)
                        .forEach(part -> contradictions(check, part, findings))));
    }

    /** An expectation about ports that also judges what was rejected is seldom what a list of open ports means. */
    private static void judgesRejected(Check check, Findings findings) {
        boolean aboutPorts = check.expectation().all().stream()
                .anyMatch(rule -> rule instanceof Rule.Only || rule instanceof Rule.All);
        if (aboutPorts && check.traffic().action().isEmpty()) {
            findings.warning(
                    check,
                    "judges accepted and rejected traffic by the same ports",
                    "set action: accept, or split expect into accepted and rejected");
        }
    }

    private static void unreachablePorts(Check check, Findings findings) {
        Reach reach = Reach.of(check);
        for (ExpectedPort port : ports(check.expectation().rules(), Rule.All.class, Rule.All::ports)) {
            if (!reach.covers(port)) {
                findings.warning(
                        check,
                        "can never pass: it expects " + port + " under all, but selects no such traffic",
                        "remove " + port + ", or widen ports or protocol of the check");
            }
        }
        for (ExpectedPort port : ports(check.expectation().rules(), Rule.Only.class, Rule.Only::ports)) {
            tellUseless(check, reach, port, "only", findings);
        }
        check.waiver().ifPresent(waiver -> waiver.ports()
                .forEach(port -> tellUseless(check, reach, port, "waive", findings)));
    }

    private static void tellUseless(Check check, Reach reach, ExpectedPort port, String key, Findings findings) {
        if (!reach.touches(port)) {
            findings.warning(
                    check,
                    "lists " + port + " under " + key + ", but selects no such traffic",
                    "remove " + port + ", or widen ports or protocol of the check");
        }
    }

    private static void contradictions(Check check, List<Rule> part, Findings findings) {
        List<ExpectedPort> needed = ports(part.stream(), Rule.All.class, Rule.All::ports);
        boolean limited = part.stream().anyMatch(Rule.Only.class::isInstance);
        List<ExpectedPort> allowed = ports(part.stream(), Rule.Only.class, Rule.Only::ports);
        for (ExpectedPort port : needed) {
            if (limited && !isAllowed(port, allowed)) {
                findings.warning(
                        check,
                        "can never pass: all needs " + port + ", which only does not list",
                        "write " + port + " under only too, or remove it from all");
            }
        }
        long flows = distinctPorts(needed);
        part.stream()
                .flatMap(rule -> rule instanceof Rule.MaxFlows most ? Stream.of(most.count()) : Stream.empty())
                .filter(most -> most < flows)
                .forEach(most -> findings.warning(
                        check,
                        "can never pass: all needs flows on " + flows + (flows == 1 ? " port" : " ports")
                                + ", but maxFlows is " + most,
                        "write at least maxFlows: " + flows + ", or remove ports from all"));
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
        return one.or(() -> other).map(Protocol::hasPorts).orElse(true);
    }

    /** At the least so many flow-log records show all of them. */
    private static long distinctPorts(List<ExpectedPort> needed) {
        List<PortRange> ranges =
                needed.stream().flatMap(port -> port.ports().stream()).toList();
        return ranges.isEmpty()
                ? Math.min(needed.size(), 1)
                : PortSet.of(ranges).ranges().stream()
                        .mapToLong(range -> range.last() - range.first() + 1L)
                        .sum();
    }

    private static List<List<Rule>> parts(Check check) {
        return List.of(
                check.expectation().all(),
                check.expectation().accepted(),
                check.expectation().rejected());
    }

    private static <R extends Rule> List<ExpectedPort> ports(
            Stream<Rule> rules, Class<R> kind, Function<R, List<ExpectedPort>> ports) {
        return rules.filter(kind::isInstance)
                .map(kind::cast)
                .flatMap(rule -> ports.apply(rule).stream())
                .toList();
    }
}
