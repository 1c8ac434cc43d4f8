package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.LocalQueryRunner;
import io.github.flowcheck.local.LogFile;
import io.github.flowcheck.local.LogFiles;
import io.github.flowcheck.local.ReadingProgress;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.SuiteVerifier;
import io.github.flowcheck.verify.SuiteVerifier.Verified;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Verifies the checks of a file on flow-log files and writes the reports. */
public final class VerifyCommand {
    private VerifyCommand() {}

    /**
     * What is verified.
     *
     * @param file the check file
     * @param selectors which checks; absent means all
     * @param logs flow-log files, directories and globs, separated by commas
     * @param logsBase the directory against which they resolve
     * @param window replaces the windows of the file; a relative one counts back from now
     * @param failOn the verdicts that fail the build, beside {@code error}
     * @param reports which reports are written
     * @param outputDirectory below which directory
     * @param ofUnused what becomes of a check that permits what nobody used
     */
    public record Request(
            CheckFileSource file,
            Optional<List<String>> selectors,
            String logs,
            Path logsBase,
            Optional<Window> window,
            Set<Verdict> failOn,
            Set<ReportFormat> reports,
            Path outputDirectory,
            Unused.Consequence ofUnused) {
        public Request {
            failOn = Set.copyOf(failOn);
            reports = Set.copyOf(reports);
        }

        /** What nobody used is a note. */
        public Request(
                CheckFileSource file,
                Optional<List<String>> selectors,
                String logs,
                Path logsBase,
                Optional<Window> window,
                Set<Verdict> failOn,
                Set<ReportFormat> reports,
                Path outputDirectory) {
            this(file, selectors, logs, logsBase, window, failOn, reports, outputDirectory, Unused.Consequence.NOTED);
        }
    }

    /**
     * What came of it.
     *
     * @param report all verdicts
     * @param failed whether the build must fail
     * @param files the reports that were written, absolute
     * @param unwritten what kept a report from being written; the verdicts are known all the same
     * @param warnings what the check file's author should look at
     */
    public record Outcome(
            Report report, boolean failed, List<Path> files, Optional<IOException> unwritten, List<Problem> warnings) {
        public Outcome {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @throws io.github.flowcheck.source.BadInputException if the check file, a selector or an entry of the logs is bad
     * @throws IOException if a log cannot be read or it is known beforehand that a report cannot be written
     */
    public static Outcome run(Request request, Clock clock) throws IOException {
        return run(request, Mask.NONE, ReadingProgress.NONE, clock);
    }

    /**
     * @param mask what is not to be read in the reports
     * @param progress hears how far the files are read
     * @throws io.github.flowcheck.source.BadInputException if the check file, a selector or an entry of the logs is bad
     * @throws IOException if a log cannot be read or it is known beforehand that a report cannot be written; one that cannot be
     *     written afterwards is in the outcome
     */
    public static Outcome run(Request request, Mask mask, ReadingProgress progress, Clock clock) throws IOException {
        ValidateCommand.Outcome validated = ValidateCommand.run(request.file(), clock);
        CheckSuite selected = request.selectors().isPresent()
                ? Selection.select(validated.suite(), request.selectors().get())
                : validated.suite();
        ParameterValues.requireForFiles(selected);
        List<LogFile> files = LogFiles.find(Property.LOGS.key(), request.logs(), request.logsBase());
        ReportFiles reports = new ReportFiles(request.file(), request.failOn(), request.outputDirectory());
        reports.requireWritable(request.reports());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ToldFormat told = ToldFormat.of(selected, files, today);
        CheckSuite suite = told.suite();
        LocalQueryRunner runner = new LocalQueryRunner(files, clock.instant()).telling(progress);
        Windows windows = Windows.of(suite, request.window(), clock);
        SuiteVerifier verifier = new SuiteVerifier(runner, today).where(request.ofUnused());
        Verified verified = verifier.verify(suite, windows.ranges());
        Report report = new Report(
                "files",
                windows.common(),
                notes(told, windows, verified),
                verified.results(),
                verified.scan().recordsScanned(),
                verified.scan().bytesScanned(),
                verified.scan().unread());
        boolean failed = false;
        for (CheckResult result : report.results()) {
            failed |= result.verdict() == Verdict.ERROR || request.failOn().contains(result.verdict());
        }
        ReportFiles.Written written = reports.write(report, request.reports(), mask);
        return new Outcome(report, failed, written.files(), written.failure(), validated.warnings());
    }

    private static List<String> notes(ToldFormat told, Windows windows, Verified verified) {
        List<String> notes = new ArrayList<>();
        if (told.format().isPresent()) {
            LogFormat format = told.format().get();
            notes.add("format: auto found " + (format.equals(LogFormat.DEFAULT) ? "the default format" : format));
        }
        notes.addAll(windows.notes());
        notes.addAll(verified.scan().notes());
        return notes;
    }

    /**
     * Where each check looks in local files. A relative window of the check file is meant for a live log group: files are of
     * any age, so all their records count unless a window is given for this very run.
     *
     * @param ranges by check id; a check without one looks at all records
     * @param common the range of all checks, if they share one
     * @param notes what was not applied
     */
    private record Windows(Map<String, TimeRange> ranges, Optional<TimeRange> common, List<String> notes) {
        static Windows of(CheckSuite suite, Optional<Window> given, Clock clock) {
            Map<String, TimeRange> ranges = new HashMap<>();
            boolean ignored = false;
            for (AnyCheck check : suite.all()) {
                Optional<Window> window = given.or(() -> check.scope().window());
                boolean applies = given.isPresent()
                        || window.filter(Window.Absolute.class::isInstance).isPresent();
                if (applies) {
                    ranges.put(check.id(), window.orElseThrow().range(clock));
                }
                ignored |= window.isPresent() && !applies;
            }
            boolean shared = ranges.size() == suite.all().size()
                    && Set.copyOf(ranges.values()).size() == 1;
            List<String> notes = ignored
                    ? List.of("relative windows of " + suite.source().name()
                            + " are not applied to files: all records count; give -D" + Property.WINDOW
                            + " to narrow them")
                    : List.of();
            return new Windows(ranges, shared ? ranges.values().stream().findFirst() : Optional.empty(), notes);
        }
    }
}
