package io.github.flowcheck.verify;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.RowExpectation;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.Shortfall.Demand;
import io.github.flowcheck.verify.Shortfall.Unmet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;

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
     * @param shortfall what no row shows of what breaks it
     */
    record Decision(
            Verdict verdict, String message, Optional<String> advice, List<FlowRow> evidence, Shortfall shortfall) {
        Decision {
            evidence = List.copyOf(evidence);
        }

        Decision(Verdict verdict, String message, Optional<String> advice, List<FlowRow> evidence) {
            this(verdict, message, advice, evidence, Shortfall.NONE);
        }

        /** The same with another message. */
        Decision with(String other) {
            return new Decision(verdict, other, advice, evidence, shortfall);
        }

        Decision with(Shortfall found) {
            return new Decision(verdict, message, advice, evidence, found);
        }
    }

    Decision decide(Check check, List<FlowRow> rows, Coverage coverage) {
        if (!check.expectation().isPresent()) {
            return observed(Listing.labels(rows), coverage.gapsOf(Optional.empty()));
        }
        List<Found> found = found(check.expectation(), rows, coverage);
        Optional<RuleOutcome> unused = unused(check, rows, coverage);
        if (unused.isPresent()) {
            found.add(new Found(unused.get(), List.of(), List.of()));
        }
        return decide(check.waiver(), found, broken -> adviceOn(broken, unused));
    }

    /** As if it were a rule, so that a waiver for these ports covers it; empty where it is a note. */
    private Optional<RuleOutcome> unused(Check check, List<FlowRow> rows, Coverage coverage) {
        if (ofUnused == Unused.Consequence.NOTED) {
            return Optional.empty();
        }
        Unused unused = Unused.of(check, rows, coverage);
        return unused.words().map(words -> RuleOutcome.brokenIfCovered(words, unused.ports()));
    }

    /**
     * Decides about a query that its author wrote.
     *
     * @param rows how many rows it answered with
     * @param gaps why the data is not enough for rows that are not there to mean something; empty means that it is
     */
    Decision decide(RawCheck check, long rows, List<Gap> gaps) {
        if (!check.expectation().isPresent()) {
            return observed(Rules.rows(rows), gaps);
        }
        List<Found> found = Rules.apply(check.expectation(), rows).stream()
                .map(outcome -> new Found(outcome, gaps, unmet(check.expectation(), rows)))
                .toList();
        return decide(check.waiver(), found, broken -> RAW_ADVICE);
    }

    /** Rows that are too many show themselves. */
    private static List<Unmet> unmet(RowExpectation expected, long rows) {
        return expected.min().orElse(0L) > rows ? List.of(Unmet.of(Demand.MIN_ROWS)) : List.of();
    }

    private Decision decide(Optional<Waiver> waiver, List<Found> found, Function<List<RuleOutcome>, String> advice) {
        List<RuleOutcome> broken = new ArrayList<>();
        List<Found> unknown = new ArrayList<>();
        for (Found one : found) {
            if (one.isBroken()) {
                broken.add(one.outcome());
            } else if (one.isUnknown()) {
                unknown.add(one);
            }
        }
        if (!broken.isEmpty()) {
            return failed(waiver, broken, advice).with(shortfall(found));
        }
        return unknown.isEmpty() ? passed(waiver, found) : inconclusive(unknown);
    }

    private static Shortfall shortfall(List<Found> found) {
        return Shortfall.of(found.stream().flatMap(one -> one.unmet().stream()).toList());
    }

    /** What came of a rule, why the data does not cover the traffic that it is for (no gaps mean that it does), and what it lacks. */
    private record Found(RuleOutcome outcome, List<Gap> gaps, List<Unmet> unmet) {
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
        List<Found> found = new ArrayList<>();
        for (Part part : Part.values()) {
            List<Rule> rules = expectation.rulesFor(part.action);
            if (!rules.isEmpty()) {
                List<FlowRow> concerned = part.of(rows);
                List<Gap> gaps = coverage.gapsOf(part.action);
                for (Rule rule : rules) {
                    RuleOutcome outcome = Rules.apply(rule, concerned, part.traffic);
                    found.add(new Found(outcome, gaps, Unmet.of(rule, part.action, outcome)));
                }
            }
        }
        return found;
    }

    /** What an expectation can have rules for. */
    private enum Part {
        ALL(Optional.empty(), "traffic"),
        ACCEPTED(Optional.of(Action.ACCEPT), "accepted traffic"),
        REJECTED(Optional.of(Action.REJECT), "rejected traffic");

        private final Optional<Action> action;
        private final String traffic;

        Part(Optional<Action> action, String traffic) {
            this.action = action;
            this.traffic = traffic;
        }

        List<FlowRow> of(List<FlowRow> rows) {
            if (this == ALL) {
                return rows;
            }
            List<FlowRow> having = new ArrayList<>();
            for (FlowRow row : rows) {
                if (row.action().equals(action)) {
                    having.add(row);
                }
            }
            return List.copyOf(having);
        }
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
    private Decision passed(Optional<Waiver> waiver, List<Found> found) {
        boolean covered = true;
        List<RuleOutcome> outcomes = new ArrayList<>();
        for (Found one : found) {
            covered &= one.isCovered();
            outcomes.add(one.outcome());
        }
        boolean expired = waiver.isPresent() && isExpired(waiver.get());
        if (waiver.isEmpty() || !covered && !expired) {
            return new Decision(Verdict.PASS, messages(outcomes), Optional.empty(), List.of());
        }
        String why = expired ? ended(waiver.get()) : "its waiver is not used, for nothing fails";
        return new Decision(
                Verdict.FAIL,
                messages(outcomes) + "; " + why,
                Optional.of("remove the waiver"),
                List.of(),
                Shortfall.of(List.of(Unmet.of(Demand.WAIVER))));
    }

    /** Nothing is expected, so nothing can be wrong; but a list of what was seen tells little of what was not looked at. */
    private static Decision observed(String seen, List<Gap> gaps) {
        String message = "saw " + seen;
        return gaps.isEmpty()
                ? new Decision(Verdict.OBSERVED, message, Optional.empty(), List.of())
                : lacking(Verdict.OBSERVED, message, gaps);
    }

    private static Decision inconclusive(List<Found> unknown) {
        List<RuleOutcome> outcomes = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Found one : unknown) {
            outcomes.add(one.outcome());
            gaps.addAll(one.gaps());
        }
        return lacking(Verdict.INCONCLUSIVE, messages(outcomes), gaps)
                .with(shortfall(unknown).because(gaps));
    }

    private static Decision lacking(Verdict verdict, String message, List<Gap> gaps) {
        Set<String> reasons = new LinkedHashSet<>();
        Set<String> advice = new LinkedHashSet<>();
        for (Gap gap : gaps) {
            reasons.add(gap.reason());
            advice.add(gap.advice());
        }
        return new Decision(
                verdict,
                message + "; but " + String.join("; ", reasons),
                Optional.of(String.join("; ", advice)),
                List.of());
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
        StringJoiner messages = new StringJoiner("; ");
        for (RuleOutcome outcome : outcomes) {
            messages.add(outcome.message());
        }
        return messages.toString();
    }
}
