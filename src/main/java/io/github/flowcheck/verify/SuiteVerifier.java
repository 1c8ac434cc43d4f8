package io.github.flowcheck.verify;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.verify.AnswerRows.UnexpectedAnswerException;
import io.github.flowcheck.verify.Answers.QuestionFailedException;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.Judge.Decision;
import io.github.flowcheck.verify.QueryRunner.Run;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
     * @param scan what the first run cost, which read every record once, without its answers; its notes are those of all runs
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
        List<CheckQuestions> asked = new ArrayList<>();
        CoverageQuestions coverage = new CoverageQuestions();
        for (Check check : suite.checks()) {
            asked.add(CheckQuestions.of(check, suite.owner(), delivery(times, check), coverage));
        }
        List<RawQuestions> raw = new ArrayList<>();
        for (RawCheck check : suite.rawChecks()) {
            raw.add(RawQuestions.of(check, suite.owner(), delivery(times, check)));
        }
        Answers answers = new Answers();
        Run scan = answers.add(runner, ofEveryCheck(asked, raw));
        answers.add(runner, addresses(asked, answers));
        answers.add(runner, streams(asked));
        Map<String, CheckResult> byId = new HashMap<>();
        for (CheckResult result : withPeers(results(asked, answers), ranges, answers)) {
            byId.put(result.check().id(), result);
        }
        for (RawQuestions one : raw) {
            byId.put(one.check().id(), one.result(answers, judge));
        }
        List<CheckResult> results = new ArrayList<>();
        for (AnyCheck check : suite.all()) {
            results.add(Objects.requireNonNull(byId.get(check.id())));
        }
        return new Verified(
                results,
                new Run(scan.answers(), scan.recordsScanned(), scan.bytesScanned(), scan.unread(), answers.notes()));
    }

    private DeliveryRule delivery(Map<String, ObservedTime> times, AnyCheck check) {
        return new DeliveryRule(source, Optional.ofNullable(times.get(check.id())));
    }

    private static List<Question> ofEveryCheck(List<CheckQuestions> asked, List<RawQuestions> raw) {
        List<Question> questions = new ArrayList<>();
        for (CheckQuestions one : asked) {
            one.addTo(questions);
        }
        for (RawQuestions one : raw) {
            questions.addAll(one.all());
        }
        return questions;
    }

    private static List<Question> addresses(List<CheckQuestions> asked, Answers answers) {
        List<Question> questions = new ArrayList<>();
        for (CheckQuestions one : asked) {
            if (misses(one, answers)) {
                questions.addAll(one.addresses());
            }
        }
        return questions;
    }

    private static boolean misses(CheckQuestions asked, Answers answers) {
        try {
            return CoverageRule.misses(AnswerRows.records(asked.check(), answers.table(asked.coverage())));
        } catch (QuestionFailedException | UnexpectedAnswerException e) {
            return false;
        }
    }

    private List<Question> streams(List<CheckQuestions> asked) {
        List<Question> questions = new ArrayList<>();
        for (CheckQuestions one : asked) {
            if (recorded(one.check()).isEmpty()) {
                questions.add(one.streams());
            }
        }
        return questions;
    }

    /** Each answer is let go of as soon as its check has its result: all of them with all results are twice as much. */
    private List<CheckResult> results(List<CheckQuestions> asked, Answers answers) {
        List<CheckResult> results = new ArrayList<>();
        for (CheckQuestions one : asked) {
            results.add(result(one, answers));
            answers.forget(one.answer());
        }
        return results;
    }

    /** Who is behind what breaks an expectation is asked once it is known that something does. */
    private List<CheckResult> withPeers(List<CheckResult> results, Map<String, TimeRange> ranges, Answers answers)
            throws IOException {
        Map<CheckResult, Question> questions = new IdentityHashMap<>();
        List<Question> inOrder = new ArrayList<>();
        for (CheckResult result : results) {
            Check check = (Check) result.check();
            if (!result.evidence().isEmpty() && !check.groupsByPeer()) {
                Question question = CheckQuestions.question(
                        "peers of " + check.id(),
                        CheckQueries.peers(check, ports(result.evidence())),
                        check,
                        Optional.ofNullable(ranges.get(check.id())));
                questions.put(result, question);
                inOrder.add(question);
            }
        }
        answers.add(runner, inOrder);
        List<CheckResult> told = new ArrayList<>();
        for (CheckResult result : results) {
            Question question = questions.get(result);
            told.add(question == null ? result : result.withEvidence(peers(result, answers, question)));
        }
        return told;
    }

    private static PortSet ports(List<FlowRow> rows) {
        List<PortRange> ports = new ArrayList<>();
        for (FlowRow row : rows) {
            ports.add(new PortRange(row.port(), row.port()));
        }
        return PortSet.of(ports);
    }

    /** The evidence by peer; as it was, where the peers cannot be told or are not among those with most flows. */
    private static List<FlowRow> peers(CheckResult result, Answers answers, Question question) {
        try {
            List<FlowRow> peers = AnswerRows.byPeer((Check) result.check(), answers.table(question), answers.shared());
            List<FlowRow> told = new ArrayList<>();
            for (FlowRow row : peers) {
                if (result.evidence().stream().anyMatch(row::isPartOf)) {
                    told.add(row);
                }
            }
            List<FlowRow> evidence = new ArrayList<>(told);
            for (FlowRow row : result.evidence()) {
                if (told.stream().noneMatch(part -> part.isPartOf(row))) {
                    evidence.add(row);
                }
            }
            return evidence;
        } catch (QuestionFailedException | UnexpectedAnswerException e) {
            return result.evidence();
        }
    }

    private CheckResult result(CheckQuestions asked, Answers answers) {
        Check check = asked.check();
        List<FlowRow> rows = List.of();
        RecordCounts records = RecordCounts.NONE;
        Optional<RepliesLeftOut> replies = Optional.empty();
        Unused unused = Unused.NONE;
        Decision decision;
        try {
            records = AnswerRows.records(asked.check(), answers.table(asked.coverage()));
            ResultTable answer = answers.table(asked.answer());
            rows = AnswerRows.flows(check, answer, answers.shared());
            replies = replies(asked, answers);
            Coverage coverage = coverage(asked, records, answer.rows().size(), answers);
            unused = Unused.of(check, rows, coverage);
            decision = withWords(
                    withWords(judge.decide(check, rows, coverage), replies.flatMap(RepliesLeftOut::words)),
                    check.expectation().isPresent() ? asked.delivery().words() : Optional.empty());
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
                List.of(),
                decision.evidence().stream()
                        .map(row -> row.withAction(check.traffic().action()))
                        .toList(),
                records,
                replies,
                unused,
                decision.shortfall(),
                source.consoleUrl(asked.answer()));
    }

    private static Optional<RepliesLeftOut> replies(CheckQuestions asked, Answers answers) {
        return asked.replies().isEmpty()
                ? Optional.empty()
                : Optional.of(RepliesLeftOut.of(
                        answers.table(asked.replies().get()), CheckQueries.replyMethod(asked.check())));
    }

    private Coverage coverage(CheckQuestions asked, RecordCounts records, int rows, Answers answers) {
        Check check = asked.check();
        String eni = check.networkInterface().eni();
        Optional<String> address = CoverageRule.misses(records)
                ? CoverageRule.commonAddress(check, tables(asked.addresses(), answers))
                : Optional.empty();
        Coverage coverage = CoverageRule.apply(check, records, rows, address)
                .with(silence(asked, answers))
                .with(asked.delivery().tooYoung(eni, records));
        for (Gap gap : asked.delivery().gaps(check.scope().logGroups())) {
            coverage = coverage.with(Optional.of(gap));
        }
        Optional<RecordedTraffic> known = recorded(check);
        RecordedTraffic recorded =
                known.isPresent() ? known.get() : DeliveryRule.recorded(eni, answers.table(asked.streams()));
        return CoverageRule.withRecorded(coverage, check, recorded);
    }

    private Optional<RecordedTraffic> recorded(Check check) {
        Optional<RecordedTraffic> told = check.coverage().recorded();
        return told.isPresent()
                ? told
                : source.recorded(check.networkInterface().eni(), check.scope().logGroups());
    }

    private static Optional<Gap> silence(CheckQuestions asked, Answers answers) {
        if (asked.times().isEmpty()) {
            return Optional.empty();
        }
        return SilenceRule.apply(
                asked.check().networkInterface().eni(),
                asked.delivery()
                        .upToKnown(
                                AnswerRows.stretches(answers.table(asked.times().get()))),
                asked.check().coverage().maxGap().orElseThrow(),
                asked.delivery().covered());
    }

    /** What was left out, or has not arrived, matters wherever the message says what was not seen. */
    private static Decision withWords(Decision decision, Optional<String> more) {
        if (more.isEmpty() || !decision.evidence().isEmpty()) {
            return decision;
        }
        return decision.with(decision.message() + "; " + more.get());
    }

    private static List<ResultTable> tables(List<Question> questions, Answers answers) {
        List<ResultTable> tables = new ArrayList<>();
        for (Question question : questions) {
            tables.add(answers.table(question));
        }
        return tables;
    }
}
