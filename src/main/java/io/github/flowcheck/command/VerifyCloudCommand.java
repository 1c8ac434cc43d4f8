package io.github.flowcheck.command;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.aws.CloudLogs;
import io.github.flowcheck.aws.InsightsRunner;
import io.github.flowcheck.aws.QueryQuotas;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.merge.MergeBudget;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.verify.MergingRunner;
import io.github.flowcheck.verify.Progress;
import io.github.flowcheck.verify.QueryRunner;
import io.github.flowcheck.verify.Question;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Verifies the checks of a file on CloudWatch Logs Insights and writes the reports. */
public final class VerifyCloudCommand {
    /** Where neither the file nor the call says how far to look. */
    private static final Window USUAL_WINDOW = new Window.Relative(Duration.ofHours(24));

    /** US East (N. Virginia), list price of 2026, in US dollars for 10^9 bytes scanned. */
    private static final double PRICE = 0.005;

    private VerifyCloudCommand() {}

    /**
     * What is verified.
     *
     * @param file the check file
     * @param selectors which checks; absent means all
     * @param window replaces the windows of the file; a relative one counts back from now
     * @param access as whom and where; what the file's target says is added
     * @param limits how long and how much
     * @param output what is written
     */
    public record Request(
            CheckFileSource file,
            Optional<List<String>> selectors,
            Optional<Window> window,
            AwsAccess access,
            Limits limits,
            Output output) {}

    /**
     * How long and how much.
     *
     * @param deliveryDelay how old a moment must be for all of its records to have arrived
     * @param waitFor how long to wait for what is expected to be seen
     * @param mostBytes how much may be scanned
     */
    public record Limits(Duration deliveryDelay, Optional<Duration> waitFor, OptionalLong mostBytes) {
        /** Ten minutes of aggregation and about five of delivery (VPC user guide, flow log records). */
        public static final Duration USUAL_DELAY = Duration.ofMinutes(15);
    }

    /**
     * What is written.
     *
     * @param failOn the verdicts that fail the build, beside {@code error}
     * @param reports which reports
     * @param mask what is not to be read in them
     * @param directory below which directory
     * @param ofUnused what becomes of a check that permits what nobody used
     */
    public record Output(
            Set<Verdict> failOn, Set<ReportFormat> reports, Mask mask, Path directory, Unused.Consequence ofUnused) {
        public Output {
            failOn = Set.copyOf(failOn);
            reports = Set.copyOf(reports);
        }

        /** What nobody used is a note. */
        public Output(Set<Verdict> failOn, Set<ReportFormat> reports, Mask mask, Path directory) {
            this(failOn, reports, mask, directory, Unused.Consequence.NOTED);
        }
    }

    /**
     * @param clock tells now; waiting is measured by it
     * @param sleeper waits
     * @param progress is told how far the queries are
     * @throws io.github.flowcheck.source.BadInputException if the check file or a selector is bad, or a check has no log group
     * @throws IOException if AWS cannot be asked or it is known beforehand that a report cannot be written; one that cannot be
     *     written afterwards is in the outcome
     */
    public static VerifyCommand.Outcome run(Request request, Clock clock, Sleeper sleeper, Progress progress)
            throws IOException {
        ValidateCommand.Outcome validated = ValidateCommand.run(request.file(), clock);
        CheckSuite suite = request.selectors()
                .map(selectors -> Selection.select(validated.suite(), selectors))
                .orElse(validated.suite());
        ParameterValues.require(suite);
        requireLogGroups(suite);
        files(request).requireWritable(request.output().reports());
        AwsAccess access = request.access().at(validated.target());
        InsightsRunner.Limits limits =
                new InsightsRunner.Limits(QueryQuotas.OF_AWS, request.limits().mostBytes());
        Instant now = now(clock);
        try (CloudLogs logs = CloudLogs.open(access, now, request.limits().deliveryDelay());
                InsightsRunner runner = InsightsRunner.open(access, limits, progress)) {
            Counting counting = new Counting(runner);
            expect(suite, logs);
            Map<String, Window> windows = windows(suite, request.window());
            CloudFormats formats = CloudFormats.of(suite, ranges(windows, now), logs::discoveredFields, counting)
                    .orThrow();
            MergingRunner merging = new MergingRunner(counting, MergeBudget.CLOUDWATCH, logs);
            Waiting waiting =
                    new Waiting(merging, logs, clock, sleeper, request.output().ofUnused());
            Waiting.Verified verified =
                    waiting.verify(formats.suite(), windows, request.limits().waitFor(), now);
            if (Thread.currentThread().isInterrupted()) {
                // what could not be asked any more would be taken for what may not be known
                throw new InterruptedIOException("interrupted; no verdict was written");
            }
            List<String> notes = new ArrayList<>(formats.notes());
            notes.addAll(logs.notes());
            notes.addAll(verified.notes());
            notes.add(cost(counting.bytes, request.limits().mostBytes()));
            return report(request, verified, counting, notes, validated.warnings());
        }
    }

    private static VerifyCommand.Outcome report(
            Request request, Waiting.Verified verified, Counting counting, List<String> notes, List<Problem> warnings) {
        Output output = request.output();
        Report report = output.mask()
                .of(new Report(
                        "cloudwatch",
                        verified.common(),
                        notes,
                        verified.results(),
                        counting.records,
                        counting.bytes,
                        List.of()));
        boolean failed = report.results().stream()
                .anyMatch(result ->
                        result.verdict() == Verdict.ERROR || output.failOn().contains(result.verdict()));
        ReportFiles.Written written = files(request).write(report, output.reports(), output.mask());
        return new VerifyCommand.Outcome(report, failed, written.files(), written.failure(), warnings);
    }

    private static ReportFiles files(Request request) {
        return new ReportFiles(
                request.file(), request.output().failOn(), request.output().directory());
    }

    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A query that names its log groups itself needs none beside it; the records of an interface are still looked for in some. */
    private static boolean needsNone(AnyCheck check) {
        return check.namesLogGroups() && check.isOfAnyInterface();
    }

    private static void requireLogGroups(CheckSuite suite) {
        Problems problems = new Problems();
        for (AnyCheck check : suite.all()) {
            if (check.scope().logGroups().isEmpty() && !needsNone(check)) {
                problems.error(
                        check.place(),
                        "check \"" + check.id() + "\" has no log group to be asked of",
                        "give the file, the target or the check a logGroup, such as logGroup: /vpc/flow-logs, or verify on"
                                + " files with -D" + Property.LOGS);
            }
        }
        problems.throwIfErrors();
    }

    static Map<String, Window> windows(CheckSuite suite, Optional<Window> given) {
        Map<String, Window> windows = new HashMap<>();
        suite.all()
                .forEach(check -> windows.put(
                        check.id(), given.or(() -> check.scope().window()).orElse(USUAL_WINDOW)));
        return windows;
    }

    static Map<String, TimeRange> ranges(Map<String, Window> windows, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Map<String, TimeRange> ranges = new HashMap<>();
        windows.forEach((id, window) -> ranges.put(id, window.range(clock)));
        return ranges;
    }

    private static void expect(CheckSuite suite, CloudLogs logs) {
        Map<List<String>, Set<String>> enis = new HashMap<>();
        suite.checks().forEach(check -> enis.computeIfAbsent(check.scope().logGroups(), groups -> new HashSet<>())
                .add(check.networkInterface().eni()));
        enis.forEach(logs::expect);
    }

    private static String cost(long bytes, OptionalLong most) {
        String cost = String.format(
                Locale.ROOT,
                "the queries scanned %,d bytes: about $%.4f at $%s a GB, the list price of us-east-1",
                bytes,
                bytes / 1e9 * PRICE,
                PRICE);
        return most.isPresent() && bytes > most.getAsLong()
                ? cost
                        + String.format(
                                Locale.ROOT,
                                "; that is %,d more than the %,d of maxBytesScanned",
                                bytes - most.getAsLong(),
                                most.getAsLong())
                : cost;
    }

    /** Adds up what all runs of a verification scanned. */
    private static final class Counting implements QueryRunner {
        private final QueryRunner runner;
        private long records;
        private long bytes;

        Counting(QueryRunner runner) {
            this.runner = runner;
        }

        @Override
        public Run run(List<Question> questions) throws IOException {
            Run run = runner.run(questions);
            records += run.recordsScanned();
            bytes += run.bytesScanned();
            return run;
        }
    }
}
