package io.github.flowcheck.lint;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Reach;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about two checks of one file. */
final class PairRules {
    /** With how many checks of one interface each is compared, so that the time stays linear. */
    private static final int MOST_COMPARED = 500;

    private PairRules() {}

    static List<LintRule> all() {
        return List.of(
                new LintRule("same-traffic", PairRules::sameTraffic).onValues(),
                new LintRule("cannot-both-pass", PairRules::cannotBothPass).onValues(),
                new LintRule("says-nothing-new", PairRules::saysNothingNew).onValues(),
                new LintRule("names-collide", PairRules::namesCollide));
    }

    private static void sameTraffic(CheckSuite suite, Findings findings) {
        Map<List<Object>, AnyCheck> first = new HashMap<>();
        for (AnyCheck check : suite.all()) {
            AnyCheck other = first.putIfAbsent(question(check), check);
            if (other != null) {
                findings.warning(
                        check,
                        "asks about the same traffic as " + named(other),
                        "write one check with both expectations, or remove one of them");
            }
        }
    }

    private static List<Object> question(AnyCheck check) {
        if (check instanceof RawCheck raw) {
            return List.of(
                    raw.query().strip(),
                    raw.eni(),
                    Set.copyOf(raw.scope().logGroups()),
                    raw.scope().window());
        }
        return question((Check) check);
    }

    /** Whatever decides which records are selected; the order in which it is written does not. */
    private static List<Object> question(Check check) {
        Traffic traffic = check.traffic();
        return List.of(
                check.networkInterface().eni(),
                Set.copyOf(check.networkInterface().addresses()),
                new Traffic(
                        traffic.direction(),
                        traffic.ports(),
                        traffic.portOf(),
                        traffic.protocols(),
                        traffic.peers().stream().sorted().toList(),
                        traffic.notPeers().stream().sorted().toList(),
                        traffic.action(),
                        traffic.replies().excluded() ? traffic.replies() : Replies.INCLUDED),
                Set.copyOf(check.scope().logGroups()),
                check.scope().window());
    }

    /** What a check, or a part of it, claims about the traffic of an action; without one, of both. */
    private record Claim(Check check, Optional<Action> action, List<Rule> rules) {
        static Stream<Claim> of(Check check) {
            return check.expectation().isSplit()
                    ? Stream.of(Action.values())
                            .map(Optional::of)
                            .map(action ->
                                    new Claim(check, action, check.expectation().rulesFor(action)))
                    : Stream.of(new Claim(
                            check, check.traffic().action(), check.expectation().all()));
        }

        boolean forbids() {
            return rules.stream()
                    .anyMatch(rule ->
                            rule instanceof Rule.None || rule instanceof Rule.MaxFlows most && most.count() == 0);
        }

        /** Whether it keeps to what it wants, and wants no traffic: then it holds for all the less traffic too. */
        boolean limits() {
            return !rules.isEmpty()
                    && rules.stream().allMatch(rule -> rule instanceof Rule.None || rule instanceof Rule.Only);
        }

        /** Whether it follows from a claim about at least its traffic. */
        boolean follows(Claim wide) {
            if (forbids() || wide.forbids()) {
                return forbids() && wide.forbids();
            }
            List<ExpectedPort> own = only();
            return wide.only().stream().allMatch(port -> own.stream().anyMatch(more -> more.includes(port)));
        }

        private List<ExpectedPort> only() {
            return rules.stream()
                    .flatMap(rule -> rule instanceof Rule.Only only ? only.ports().stream() : Stream.empty())
                    .toList();
        }

        boolean demands() {
            return rules.stream()
                    .anyMatch(rule ->
                            rule instanceof Rule.Some || rule instanceof Rule.All || rule instanceof Rule.MinFlows);
        }

        /** Whether it is about all the traffic that the other is about. */
        boolean covers(Claim other) {
            return (action.isEmpty() || action.equals(other.action))
                    && check.scope().window().equals(other.check.scope().window())
                    && check.scope().logGroups().equals(other.check.scope().logGroups())
                    && check.networkInterface()
                            .addresses()
                            .containsAll(other.check.networkInterface().addresses())
                    && PairRules.covers(check.traffic(), other.check.traffic());
        }
    }

    private static boolean covers(Traffic wide, Traffic narrow) {
        return wide.direction() == narrow.direction()
                && !leavesReplies(wide, narrow)
                && coversPorts(wide, narrow)
                && coversProtocols(wide.selectedProtocols(), narrow.selectedProtocols())
                && coversPeers(wide.peers(), narrow.peers())
                && narrow.notPeers().containsAll(wide.notPeers());
    }

    /** Whether the first leaves out replies that the other selects. No reply goes to a port below those that callers take. */
    private static boolean leavesReplies(Traffic wide, Traffic narrow) {
        PortRange ephemeral = wide.replies().ephemeral();
        return wide.replies().excluded()
                && !narrow.replies().excluded()
                && !(narrow.portOf() == PortSide.DESTINATION
                        && narrow.ports().isPresent()
                        && narrow.ports().get().ranges().stream()
                                .allMatch(
                                        range -> range.last() < ephemeral.first() || range.first() > ephemeral.last()));
    }

    private static boolean coversPorts(Traffic wide, Traffic narrow) {
        return wide.ports().isEmpty()
                || wide.portOf() == narrow.portOf()
                        && narrow.ports().isPresent()
                        && narrow.ports().get().ranges().stream()
                                .allMatch(range -> Reach.holds(wide.ports().get(), Optional.of(range)));
    }

    private static boolean coversProtocols(List<Protocol> wide, List<Protocol> narrow) {
        return wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
    }

    private static boolean coversPeers(List<CidrBlock> wide, List<CidrBlock> narrow) {
        return wide.isEmpty()
                || !narrow.isEmpty()
                        && narrow.stream().allMatch(peer -> wide.stream().anyMatch(block -> block.contains(peer)));
    }

    private static void cannotBothPass(CheckSuite suite, Findings findings) {
        Map<String, List<Claim>> claims = suite.checks().stream()
                .flatMap(Claim::of)
                .collect(Collectors.groupingBy(
                        claim -> claim.check().networkInterface().eni()));
        claims.values().forEach(ofOne -> {
            List<Claim> forbidding =
                    ofOne.stream().filter(Claim::forbids).limit(MOST_COMPARED).toList();
            ofOne.stream().filter(Claim::demands).forEach(claim -> forbidding.stream()
                    .filter(wide -> wide.check() != claim.check() && wide.covers(claim))
                    .findFirst()
                    .ifPresent(wide -> findings.warning(
                            claim.check(),
                            "expects traffic of which " + named(wide.check()) + " expects none: they cannot both pass",
                            "narrow the check that expects none, or remove one of them")));
        });
    }

    /** A check all of whose claims another one makes about more traffic, of the same kind. What has a waiver differs in it. */
    private static void saysNothingNew(CheckSuite suite, Findings findings) {
        Map<String, List<Check>> byInterface = suite.checks().stream()
                .filter(check -> check.waiver().isEmpty())
                .collect(Collectors.groupingBy(
                        check -> check.networkInterface().eni(), LinkedHashMap::new, Collectors.toList()));
        byInterface.values().forEach(ofOne -> {
            List<Claim> limiting = ofOne.stream()
                    .flatMap(Claim::of)
                    .filter(Claim::limits)
                    .limit(MOST_COMPARED)
                    .toList();
            ofOne.forEach(check -> repeated(check, limiting)
                    .ifPresent(wide -> findings.warning(
                            check,
                            "says nothing that " + named(wide) + " does not say of more traffic",
                            "remove it, or narrow the other check's ports, peers or action to what only it is about")));
        });
    }

    private static Optional<Check> repeated(Check check, List<Claim> limiting) {
        List<Claim> own =
                Claim.of(check).filter(claim -> !claim.rules().isEmpty()).toList();
        if (own.isEmpty() || !own.stream().allMatch(Claim::limits)) {
            return Optional.empty();
        }
        return limiting.stream()
                .map(Claim::check)
                .distinct()
                .filter(wide -> wide != check && !question(wide).equals(question(check)))
                .filter(wide -> own.stream().allMatch(claim -> limiting.stream()
                        .anyMatch(one -> one.check() == wide && one.covers(claim) && claim.follows(one))))
                .findFirst();
    }

    /** Names that are made of an id have other signs, or none, and people read over them. */
    private static void namesCollide(CheckSuite suite, Findings findings) {
        Collection<List<AnyCheck>> alike = suite.all().stream()
                .collect(Collectors.groupingBy(check -> check.id().replaceAll("[._-]", "-")))
                .values();
        alike.stream().filter(checks -> checks.size() > 1).forEach(checks -> checks.stream()
                .skip(1)
                .forEach(check -> findings.warning(
                        check,
                        "has an id that differs from that of " + named(checks.get(0))
                                + " in \".\", \"_\" and \"-\" alone",
                        "write ids that differ in letters or digits, so that nobody takes one for the other")));
    }

    private static String named(AnyCheck check) {
        return "check \"" + check.id() + "\" in line " + check.place().line();
    }
}
