package io.github.flowcheck.verify;

import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.render.CoverageQueries;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.AnswerRows.UnexpectedAnswerException;
import io.github.flowcheck.verify.Answers.QuestionFailedException;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.Judge.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is asked for a query that its author wrote, and what its answers mean.
 *
 * @param coverage the records of its network interface, where it names one
 * @param times when that interface has records, where the check asks for it
 */
record RawQuestions(
        RawCheck check, DeliveryRule delivery, Question answer, Optional<Question> coverage, Optional<Question> times) {
    static RawQuestions of(RawCheck check, String owner, DeliveryRule delivery) {
        Optional<TimeRange> range = delivery.time().map(ObservedTime::range);
        Optional<Question> coverage = check.eni()
                .map(eni -> question(
                        "coverage of " + eni,
                        CoverageQueries.records(eni, check.scope().reading()),
                        check,
                        range));
        Optional<Question> times = check.eni().flatMap(eni -> check.coverage()
                .maxGap()
                .map(gap -> question(
                        "gaps of " + eni,
                        CoverageQueries.times(eni, check.scope().reading(), gap),
                        check,
                        range)));
        Question answer = new Question(
                check.id(),
                QueryText.of(check, owner),
                logGroups(check),
                range,
                check.scope().reading().records());
        return new RawQuestions(check, delivery, answer, coverage, times);
    }

    /** Those that the query is asked of. */
    private static List<String> logGroups(RawCheck check) {
        return check.namesLogGroups() ? List.of() : check.scope().logGroups();
    }

    private static Question question(String name, Query query, RawCheck check, Optional<TimeRange> range) {
        return Question.of(
                name,
                query,
                check.scope().logGroups(),
                range,
                check.scope().reading().records());
    }

    List<Question> all() {
        return Stream.of(Stream.of(answer), coverage.stream(), times.stream())
                .flatMap(questions -> questions)
                .toList();
    }

    CheckResult result(Answers answers, Judge judge) {
        List<Map<String, String>> rows = List.of();
        RecordCounts records = RecordCounts.NONE;
        Decision decision;
        try {
            ResultTable answered = answers.table(answer);
            rows = answered.rows();
            records = coverage.map(answers::table)
                    .map(table -> AnswerRows.recordsAnywhere(check.scope().reading(), table))
                    .orElseGet(() -> RecordCounts.scanned(answered.recordsScanned()));
            decision = judge.decide(check, rows.size(), gaps(answers, records, rows.size()));
        } catch (QuestionFailedException | UnexpectedAnswerException e) {
            decision = Answers.error(e);
        }
        return new CheckResult(
                check,
                decision.verdict(),
                decision.message(),
                decision.advice(),
                answer.query(),
                List.of(),
                rows,
                List.of(),
                records,
                Optional.empty(),
                Unused.NONE,
                decision.shortfall(),
                delivery.source().consoleUrl(answer));
    }

    private List<Gap> gaps(Answers answers, RecordCounts records, int rows) {
        CoverageDemand demand = check.coverage();
        List<Gap> gaps = new ArrayList<>();
        if (check.eni().isPresent()) {
            gaps.addAll(CoverageRule.ofRecords(check.eni().get(), demand, records));
        } else if (records.count() < demand.minRecords()) {
            gaps.add(new Gap(
                    records.count() == 0 ? Shortfall.Reason.NO_RECORD : Shortfall.Reason.FEW_RECORDS,
                    "the query scanned " + records.count() + (records.count() == 1 ? " record" : " records")
                            + ", fewer than the " + demand.minRecords() + " that minRecords asks for",
                    "check that flow logs are delivered to these logs, look at a longer window, or lower minRecords"));
        }
        times.flatMap(asked -> SilenceRule.apply(
                        check.eni().orElseThrow(),
                        delivery.upToKnown(AnswerRows.stretches(answers.table(asked))),
                        demand.maxGap().orElseThrow(),
                        delivery.covered()))
                .ifPresent(gaps::add);
        check.eni().flatMap(eni -> delivery.tooYoung(eni, records)).ifPresent(gaps::add);
        gaps.addAll(delivery.gaps(logGroups(check)));
        OptionalLong own = ownLimit();
        if (rows >= CheckQueries.ROW_LIMIT && own.isEmpty()) {
            gaps.add(new Gap(
                    Shortfall.Reason.CUT_ANSWER,
                    "the answer ends at the usual limit of " + CheckQueries.ROW_LIMIT + " rows and may be cut",
                    "let the query select less, count with stats, or give it a limit of its own"));
        } else if (rows == CheckQueries.ROW_LIMIT && own.getAsLong() > rows) {
            // where a service stops that takes a higher limit and does not keep to it
            gaps.add(new Gap(
                    Shortfall.Reason.CUT_ANSWER,
                    "the answer has just the " + CheckQueries.ROW_LIMIT
                            + " rows that a service returns which knows of no more, and may be cut",
                    "let the query select less, or count with stats"));
        }
        return gaps;
    }

    /** How many rows the query itself says that it is about; stats and sort begin anew. */
    private OptionalLong ownLimit() {
        OptionalLong own = OptionalLong.empty();
        for (var command :
                Parser.parse(new SourceText(check.id(), check.query())).query().commands()) {
            if (command instanceof Limit limit) {
                own = OptionalLong.of(own.isPresent() ? Math.min(own.getAsLong(), limit.count()) : limit.count());
            } else if (command instanceof Stats || command instanceof Sort) {
                own = OptionalLong.empty();
            }
        }
        return own;
    }
}
