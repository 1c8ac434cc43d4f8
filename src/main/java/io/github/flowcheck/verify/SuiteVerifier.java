package io.github.flowcheck.verify;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.render.CoverageQueries;
import io.github.flowcheck.verify.AnswerRows.UnexpectedAnswerException;
import io.github.flowcheck.verify.Answers.QuestionFailedException;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.Judge.Decision;
import io.github.flowcheck.verify.QueryRunner.Run;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies the checks of a suite: asks each check's question and, beside it, whether the data covers it; then judges.
 *
 * <p>Checks of one interface share their coverage question. Which addresses an interface really has is asked in a second run,
 * and only for those whose records carry none of the addresses a check names.
 */
public final class SuiteVerifier {
    private final QueryRunner runner;
    private final Judge judge;
    private final LogSource source;

    /**
     * Verifies on files.
     *
     * @param runner answers the questions
     * @param today the day (UTC) on which waivers are held against their end
     */
    public SuiteVerifier(QueryRunner runner, LocalDate today) {
        this(runner, today, LogSource.FILES);
    }

    /**
     * @param runner answers the questions
     * @param today the day (UTC) on which waivers are held against their end
     * @param source what is known of the logs that it asks
     */
    public SuiteVerifier(QueryRunner runner, LocalDate today, LogSource source) {
        this(runner, new Judge(today), source);
    }

    private SuiteVerifier(QueryRunner runner, Judge judge, LogSource source) {
        this.runner = runner;
        this.judge = judge;
        this.source = source;
    }

    /** The same, where checks that permit what nobody used come to this. */
    public SuiteVerifier where(Unused.Consequence ofUnused) {
        return new SuiteVerifier(runner, judge.where(ofUnused), source);
    }

    /**
     * The results of a run.
     *
     * @param results in the order of the suite
     * @param scan the first run, which read every record once; its notes are those of all runs
     */
    public record Verified(List<CheckResult> results, Run scan) {
        public Verified {
            results = List.copyOf(results);
        }
    }

    /**
     * @param suite what is verified
     * @param ranges where each check looks, by its id; a check without an entry looks at all records
     * @throws IOException if the flow logs cannot be read
     */
    public Verified verify(CheckSuite suite, Map<String, TimeRange> ranges) throws IOException {
        Map<String, ObservedTime> times = new HashMap<>();
        ranges.forEach((id, range) -> times.put(id, ObservedTime.fixed(range)));
        return verifyAt(suite, times);
    }

    /**
     * @param suite what is verified
     * @param times where each check looks, by its id; a check without an entry looks at all records
     * @throws IOException if the flow logs cannot be read
     */
    public Verified verifyAt(CheckSuite suite, Map<String, ObservedTime> times) throws IOException {
        Map<String, TimeRange> ranges = new HashMap<>();
        times.forEach((id, time) -> ranges.put(id, time.range()));
        List<Asked> asked = suite.checks().stream()
                .map(check -> ask(check, suite.owner(), delivery(times, check)))
                .toList();
        List<RawQuestions> raw = suite.rawChecks().stream()
                .map(check -> RawQuestions.of(check, suite.owner(), delivery(times, check)))
                .toList();
        Answers answers = new Answers();
        Run scan = answers.add(
                runner,
                Stream.concat(
                                asked.stream().flatMap(one -> one.questions().stream()),
                                raw.stream().flatMap(one -> one.all().stream()))
                        .toList());
        answers.add(
                runner,
                asked.stream()
                        .filter(one -> misses(one, answers))
                        .flatMap(one -> one.addresses().stream())
                        .toList());
        answers.add(
                runner,
                asked.stream()
                        .filter(one -> recorded(one.check()).isEmpty())
                        .map(Asked::streams)
                        .toList());
        List<CheckResult> results =
                withPeers(asked.stream().map(one -> result(one, answers)).toList(), ranges, answers);
        Map<String, CheckResult> byId = new HashMap<>();
        results.forEach(result -> byId.put(result.check().id(), result));
        raw.forEach(one -> byId.put(one.check().id(), one.result(answers, judge)));
        return new Verified(
                suite.all().stream()
                        .map(check -> Objects.requireNonNull(byId.get(check.id())))
                        .toList(),
                new Run(scan.answers(), scan.recordsScanned(), scan.bytesScanned(), scan.unread(), answers.notes()));
    }

    private DeliveryRule delivery(Map<String, ObservedTime> times, AnyCheck check) {
        return new DeliveryRule(source, Optional.ofNullable(times.get(check.id())));
    }

    /** Who is behind what breaks an expectation is asked once it is known that something does. */
    private List<CheckResult> withPeers(List<CheckResult> results, Map<String, TimeRange> ranges, Answers answers)
            throws IOException {
        Map<CheckResult, Question> questions = new LinkedHashMap<>();
        for (CheckResult result : results) {
            Check check = (Check) result.check();
            if (!result.evidence().isEmpty() && !check.groupsByPeer()) {
                PortSet ports = PortSet.of(result.evidence().stream()
                        .map(row -> new PortRange(row.port(), row.port()))
                        .toList());
                Optional<TimeRange> range = Optional.ofNullable(ranges.get(check.id()));
                questions.put(
                        result, question("peers of " + check.id(), CheckQueries.peers(check, ports), check, range));
            }
        }
        answers.add(runner, List.copyOf(questions.values()));
        return results.stream()
                .map(result -> questions.containsKey(result)
                        ? result.withEvidence(peers(result, answers, questions.get(result)))
                        : result)
                .toList();
    }

    /** The evidence by peer; as it was, where the peers cannot be told or are not among those with most flows. */
    private static List<FlowRow> peers(CheckResult result, Answers answers, Question question) {
        try {
            List<FlowRow> rows = AnswerRows.byPeer((Check) result.check(), answers.table(question)).stream()
                    .filter(row -> result.evidence().stream().anyMatch(row::isPartOf))
                    .toList();
            Stream<FlowRow> untold =
                    result.evidence().stream().filter(row -> rows.stream().noneMatch(told -> told.isPartOf(row)));
            return Stream.concat(rows.stream(), untold).toList();
        } catch (QuestionFailedException | UnexpectedAnswerException e) {
            return result.evidence();
        }
    }

    /**
     * A check with its questions.
     *
     * @param addresses asked only where the records carry none of the check's addresses
     * @param streams asked only where nothing else tells which traffic the flow log records
     */
    private record Asked(
            Check check,
            DeliveryRule delivery,
            Question answer,
            Question coverage,
            Optional<Question> times,
            Optional<Question> replies,
            List<Question> addresses,
            Question streams) {
        List<Question> questions() {
            return Stream.of(Stream.of(answer, coverage), times.stream(), replies.stream())
                    .flatMap(questions -> questions)
                    .toList();
        }
    }

    /**
     * The records are counted over the whole window too where one record is enough, so that all questions of a check are about
     * the same time and can be one query: that the first of them is old enough says as much. More than one must be counted up to
     * where all have arrived.
     */
    private static Asked ask(Check check, String owner, DeliveryRule delivery) {
        Optional<TimeRange> range = delivery.time().map(ObservedTime::range);
        Optional<TimeRange> counted =
                check.coverage().minRecords() > 1 ? delivery.covered().or(() -> range) : range;
        String eni = check.networkInterface().eni();
        List<Question> addresses = CoverageQueries.addresses(check).stream()
                .map(query -> question("addresses of " + eni, query, check, range))
                .toList();
        return new Asked(
                check,
                delivery,
                question(check.id(), CheckQueries.answer(check, owner), check, range),
                question("coverage of " + eni, CoverageQueries.records(check), check, counted),
                check.coverage()
                        .maxGap()
                        .map(gap -> question(
                                "gaps of " + eni,
                                CoverageQueries.times(eni, check.scope().reading(), gap),
                                check,
                                range)),
                CheckQueries.replies(check)
                        .map(query -> question("replies left out of " + check.id(), query, check, range)),
                addresses,
                question(
                        "streams of " + eni,
                        CoverageQueries.streams(eni, check.scope().reading()),
                        check,
                        range));
    }

    private static Question question(String name, Query query, Check check, Optional<TimeRange> range) {
        return Question.of(
                name,
                query,
                check.scope().logGroups(),
                range,
                check.scope().reading().records());
    }

    private static boolean misses(Asked asked, Answers answers) {
        try {
            return CoverageRule.misses(AnswerRows.records(asked.check(), answers.table(asked.coverage())));
        } catch (QuestionFailedException | UnexpectedAnswerException e) {
            return false;
        }
    }

    private CheckResult result(Asked asked, Answers answers) {
        Check check = asked.check();
        List<FlowRow> rows = List.of();
        RecordCounts records = RecordCounts.NONE;
        Optional<RepliesLeftOut> replies = Optional.empty();
        Unused unused = Unused.NONE;
        Decision decision;
        try {
            records = AnswerRows.records(asked.check(), answers.table(asked.coverage()));
            rows = AnswerRows.flows(check, answers.table(asked.answer()));
            replies = asked.replies()
                    .map(answers::table)
                    .map(table -> RepliesLeftOut.of(table, CheckQueries.replyMethod(check)));
            Coverage coverage = coverage(asked, records, rows.size(), answers);
            unused = Unused.of(check, rows, coverage);
            decision = withWords(
                    withWords(judge.decide(check, rows, coverage), replies.flatMap(RepliesLeftOut::words)),
                    asked.delivery().words().filter(words -> check.expectation().isPresent()));
        } catch (QuestionFailedException | UnexpectedAnswerException e) {
            decision = Answers.error(e);
        }
        return new CheckResult(
                        check,
                        decision.verdict(),
                        decision.message(),
                        decision.advice(),
                        asked.answer().query(),
                        rows,
                        decision.evidence(),
                        records,
                        replies,
                        source.consoleUrl(asked.answer()))
                .withUnused(unused);
    }

    private Coverage coverage(Asked asked, RecordCounts records, int rows, Answers answers) {
        Optional<String> address = CoverageRule.misses(records)
                ? CoverageRule.commonAddress(asked.check(), tables(asked.addresses(), answers))
                : Optional.empty();
        String eni = asked.check().networkInterface().eni();
        Coverage coverage = CoverageRule.apply(asked.check(), records, rows, address)
                .with(asked.times().flatMap(times -> silence(asked, times, answers)))
                .with(asked.delivery().tooYoung(eni, records));
        for (Gap gap : asked.delivery().gaps(asked.check().scope().logGroups())) {
            coverage = coverage.with(Optional.of(gap));
        }
        RecordedTraffic recorded =
                recorded(asked.check()).orElseGet(() -> DeliveryRule.recorded(eni, answers.table(asked.streams())));
        return CoverageRule.withRecorded(coverage, asked.check(), recorded);
    }

    private Optional<RecordedTraffic> recorded(Check check) {
        return check.coverage()
                .recorded()
                .or(() -> source.recorded(
                        check.networkInterface().eni(), check.scope().logGroups()));
    }

    private static Optional<Gap> silence(Asked asked, Question times, Answers answers) {
        return SilenceRule.apply(
                asked.check().networkInterface().eni(),
                asked.delivery().upToKnown(AnswerRows.stretches(answers.table(times))),
                asked.check().coverage().maxGap().orElseThrow(),
                asked.delivery().covered());
    }

    /** What was left out, or has not arrived, matters wherever the message says what was not seen. */
    private static Decision withWords(Decision decision, Optional<String> more) {
        boolean matters = decision.evidence().isEmpty();
        return more.filter(words -> matters)
                .map(words -> new Decision(
                        decision.verdict(), decision.message() + "; " + words, decision.advice(), decision.evidence()))
                .orElse(decision);
    }

    private static List<ResultTable> tables(List<Question> questions, Answers answers) {
        List<ResultTable> tables = new ArrayList<>();
        questions.forEach(question -> tables.add(answers.table(question)));
        return tables;
    }
}
