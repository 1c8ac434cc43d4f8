package io.github.flowcheck.verify;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.verify.Coverage.Gap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reaches a check's verdict from its rows and its coverage. What was seen is certain; what was not seen needs coverage. */
final class Judge {
    private static final String RAW_ADVICE =
            "run the query and look at its rows; mend what they show, or what the check expects";

    private static final String UNUSED_ADVICE =
            "close what nobody uses and remove it from what the check expects, or look at a longer window";

    private final LocalDate today;
    private final Unused.Consequence ofUnused;

    /** @param today the day (UTC) on which waivers are held against their end */
    Judge(LocalDate today) {
        this(today, Unused.Consequence.NOTED);
    }

    /**
     * @param today the day (UTC) on which waivers are held against their end
     * @param ofUnused what becomes of a check that permits what nobody used
     */
    Judge(LocalDate today, Unused.Consequence ofUnused) {
        this.today = today;
        this.ofUnused = ofUnused;
    }

    /** The same with another consequence. */
    Judge where(Unused.Consequence consequence) {
        return new Judge(today, consequence);
    }

    /**
     * What was decided.
     *
     * @param message why
     * @param advice what to do; absent where there is nothing to do
     * @param evidence the rows that break the expectation
     */
    record Decision(Verdict verdict, String message, Optional<String> advice, List<FlowRow> evidence) {
        Decision {
            evidence = List.copyOf(evidence);
        }
    }

    Decision decide(Check check, List<FlowRow> rows, Coverage coverage) {
        if (!check.expectation().isPresent()) {
            return new Decision(Verdict.OBSERVED, "saw " + Rules.labels(rows), Optional.empty(), List.of());
        }
        List<Found> found = found(check.expectation(), rows, coverage);
        Optional<RuleOutcome> unused = unused(check, rows, coverage);
        return decide(
                check.waiver(),
                Stream.concat(found.stream(), unused.stream().map(outcome -> new Found(outcome, List.of())))
                        .toList(),
                broken -> adviceOn(broken, unused));
    }

    /** As if it were a rule, so that a waiver for these ports covers it; empty where it is a note. */
    private Optional<RuleOutcome> unused(Check check, List<FlowRow> rows, Coverage coverage) {
        Unused unused = Unused.of(check, rows, coverage);
        return ofUnused == Unused.Consequence.FAILS
                ? unused.words().map(words -> RuleOutcome.brokenIfCovered(words, unused.ports()))
                : Optional.empty();
    }

    /**
     * Decides about a query that its author wrote.
     *
     * @param rows how many rows it answered with
     * @param gaps why the data is not enough for rows that are not there to mean something; empty means that it is
     */
    Decision decide(RawCheck check, long rows, List<Gap> gaps) {
        if (!check.expectation().isPresent()) {
            return new Decision(Verdict.OBSERVED, "saw " + Rules.rows(rows), Optional.empty(), List.of());
        }
        List<Found> found = Rules.apply(check.expectation(), rows).stream()
                .map(outcome -> new Found(outcome, gaps))
                .toList();
        return decide(check.waiver(), found, broken -> RAW_ADVICE);
    }

    private Decision decide(Optional<Waiver> waiver, List<Found> found, Function<List<RuleOutcome>, String> advice) {
        List<RuleOutcome> broken =
                found.stream().filter(Found::isBroken).map(Found::outcome).toList();
        if (!broken.isEmpty()) {
            return failed(waiver, broken, advice);
        }
        List<Found> unknown = found.stream().filter(Found::isUnknown).toList();
        return unknown.isEmpty() ? passed(waiver, found) : inconclusive(unknown);
    }

    /** What came of a rule, and why the data does not cover the traffic that it is for; no gaps mean that it does. */
    private record Found(RuleOutcome outcome, List<Gap> gaps) {
        boolean isCovered() {
            return gaps.isEmpty();
        }

        boolean isBroken() {
            return outcome.isBroken(isCovered());
        }

        boolean isUnknown() {
            return outcome.isUnknown(isCovered());
        }
    }

    private static List<Found> found(Expectation expectation, List<FlowRow> rows, Coverage coverage) {
        return Stream.of(
                        apply(expectation.all(), rows, "traffic", coverage.gapsOf(Optional.empty())),
                        apply(
                                expectation.accepted(),
                                having(rows, Action.ACCEPT),
                                "accepted traffic",
                                coverage.gapsOf(Optional.of(Action.ACCEPT))),
                        apply(
                                expectation.rejected(),
                                having(rows, Action.REJECT),
                                "rejected traffic",
                                coverage.gapsOf(Optional.of(Action.REJECT))))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Found> apply(
            List<Expectation.Rule> rules, List<FlowRow> rows, String traffic, List<Gap> gaps) {
        return rules.stream().map(rule -> new Found(Rules.apply(rule, rows, traffic), gaps));
    }

    private static List<FlowRow> having(List<FlowRow> rows, Action action) {
        return rows.stream()
                .filter(row -> row.action().equals(Optional.of(action)))
                .toList();
    }

    private Decision failed(
            Optional<Waiver> waiver, List<RuleOutcome> broken, Function<List<RuleOutcome>, String> advice) {
        String message = messages(broken);
        List<FlowRow> evidence = broken.stream()
                .flatMap(outcome -> outcome.evidence().stream())
                .distinct()
                .toList();
        if (waiver.isPresent() && isExpired(waiver.get())) {
            return new Decision(
                    Verdict.FAIL,
                    message + "; " + ended(waiver.get()),
                    Optional.of("close what is open, or renew the waiver with a new date and reason"),
                    evidence);
        }
        if (waiver.isPresent() && broken.stream().allMatch(outcome -> covers(waiver.get(), outcome))) {
            return new Decision(
                    Verdict.WAIVED,
                    message + "; waived until " + waiver.get().until() + ": "
                            + waiver.get().reason(),
                    Optional.empty(),
                    evidence);
        }
        String beyond = waiver.isPresent() ? "; the waiver does not cover all of it" : "";
        return new Decision(Verdict.FAIL, message + beyond, Optional.of(advice.apply(broken)), evidence);
    }

    /** A waiver counts as unused only where the data covers the check: tomorrow's data may show what it is for. */
    private Decision passed(Optional<Waiver> given, List<Found> found) {
        boolean covered = found.stream().allMatch(Found::isCovered);
        List<RuleOutcome> outcomes = found.stream().map(Found::outcome).toList();
        Optional<Waiver> waiver = given.filter(one -> covered || isExpired(one));
        if (waiver.isPresent()) {
            String why = isExpired(waiver.get()) ? ended(waiver.get()) : "its waiver is not used, for nothing fails";
            return new Decision(
                    Verdict.FAIL, messages(outcomes) + "; " + why, Optional.of("remove the waiver"), List.of());
        }
        return new Decision(Verdict.PASS, messages(outcomes), Optional.empty(), List.of());
    }

    private static Decision inconclusive(List<Found> unknown) {
        String message = messages(unknown.stream().map(Found::outcome).toList());
        String reasons = unknown.stream()
                .flatMap(found -> found.gaps().stream())
                .map(Gap::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        String advice = unknown.stream()
                .flatMap(found -> found.gaps().stream())
                .map(Gap::advice)
                .distinct()
                .collect(Collectors.joining("; "));
        return new Decision(Verdict.INCONCLUSIVE, message + "; but " + reasons, Optional.of(advice), List.of());
    }

    private boolean isExpired(Waiver waiver) {
        return today.isAfter(waiver.until());
    }

    private static String ended(Waiver waiver) {
        return "its waiver ended on " + waiver.until() + " (" + waiver.reason() + ")";
    }

    /** A waiver that names ports or peers covers evidence within them only; what was not seen has no peers. */
    private static boolean covers(Waiver waiver, RuleOutcome outcome) {
        boolean anyPort = waiver.ports().isEmpty();
        boolean anyPeer = waiver.peers().isEmpty();
        if (outcome.evidence().isEmpty()) {
            return anyPeer
                    && (anyPort
                            || (!outcome.missing().isEmpty()
                                    && outcome.missing().stream().allMatch(missing -> waiver.ports().stream()
                                            .anyMatch(port -> port.includes(missing)))));
        }
        Predicate<FlowRow> onPort =
                row -> anyPort || waiver.ports().stream().anyMatch(port -> port.matches(row.port(), row.protocol()));
        Predicate<FlowRow> atPeer =
                row -> anyPeer || Rules.isIn(waiver.peers(), row.peer().orElse(""));
        return outcome.evidence().stream().allMatch(onPort.and(atPeer));
    }

    private static String adviceOn(List<RuleOutcome> all, Optional<RuleOutcome> unused) {
        List<RuleOutcome> broken = all.stream()
                .filter(outcome -> unused.stream().noneMatch(outcome::equals))
                .toList();
        List<FlowRow> evidence =
                broken.stream().flatMap(outcome -> outcome.evidence().stream()).toList();
        List<String> advice = new ArrayList<>();
        if (evidence.stream().anyMatch(row -> !row.action().equals(Optional.of(Action.REJECT)))) {
            advice.add("close what is open in the security group or network ACL, or add it to what the check expects");
        }
        if (evidence.stream().anyMatch(row -> row.action().equals(Optional.of(Action.REJECT)))) {
            advice.add("find out who keeps calling and is rejected, or add it to what the check expects");
        }
        if (broken.stream().anyMatch(outcome -> outcome.evidence().isEmpty())) {
            advice.add("find out why the traffic did not come, or look at a longer window");
        }
        if (broken.size() < all.size()) {
            advice.add(UNUSED_ADVICE);
        }
        return String.join("; ", advice);
    }

    private static String messages(List<RuleOutcome> outcomes) {
        return outcomes.stream().map(RuleOutcome::message).collect(Collectors.joining("; "));
    }
}
