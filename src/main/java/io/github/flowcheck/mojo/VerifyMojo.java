package io.github.flowcheck.mojo;

import io.github.flowcheck.command.Baseline;
import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.OldReports;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.RunAlone;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.command.Sleeper;
import io.github.flowcheck.command.VerifyCloudCommand;
import io.github.flowcheck.command.VerifyCommand;
import io.github.flowcheck.output.report.ConsoleReport;
import io.github.flowcheck.output.report.GithubStep;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks on CloudWatch Logs Insights or, with <code>flowcheck.logs</code>, on flow-log files without any AWS account;
 * writes reports, and fails the build on checks that fail or cannot be known.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends AccountMojo {
    private static final String NO_VERDICT = "none";

    /**
     * The flow logs: files, directories or globs, plain or gzip, separated by commas. An entry that matches no file is an
     * error. Without it, CloudWatch Logs is asked.
     */
    @Parameter(property = "flowcheck.logs")
    private @Nullable String logs;

    /**
     * Which checks: ids, globs such as <code>web-*</code>, or <code>tag:NAME</code>, separated by commas. Without it, all of
     * them. A selector that matches nothing is an error.
     */
    @Parameter(property = "flowcheck.checks")
    private @Nullable String checks;

    /**
     * The stretch of time to look at: <code>24h</code>, <code>7d</code>, <code>PT15M</code>, counted back from now, or
     * <code>FROM/TO</code> in ISO-8601 with zone, whole seconds, both ends included. Without it, the windows of the check
     * file, of which relative ones are not applied to files; on CloudWatch 24 hours, where the file has none.
     */
    @Parameter(property = "flowcheck.window")
    private @Nullable String window;

    /**
     * Which verdicts fail the build: <code>fail</code>, <code>inconclusive</code>, <code>waived</code>,
     * <code>observed</code>, separated by commas, or <code>none</code>. Without it, <code>fail,inconclusive</code>. The
     * verdict <code>error</code> always does.
     */
    @Parameter(property = "flowcheck.failOn")
    private @Nullable String failOn;

    /**
     * Whether a check fails that permits what nobody used in its window, where it would pass otherwise: entries of
     * <code>only</code> and blocks of <code>onlyPeers</code>: <code>true</code> or <code>false</code>. Without it,
     * <code>false</code>: that is a note.
     */
    @Parameter(property = "flowcheck.failOnUnused")
    private @Nullable String failOnUnused;

    /**
     * Which reports to write, separated by commas: <code>json</code> (<code>verify.json</code>), <code>junit</code>
     * (<code>TEST-flowcheck.xml</code>), <code>html</code> (<code>verify.html</code>), <code>sarif</code>
     * (<code>verify.sarif</code>), <code>markdown</code> (<code>verify.md</code>), <code>github</code> (annotations on
     * standard output and the step summary of GitHub Actions). Without it, <code>json,junit,html</code>.
     */
    @Parameter(property = "flowcheck.reports")
    private @Nullable String reports;

    /**
     * How old a moment must be before "nothing seen" covers it, for records arrive minutes after the traffic: <code>15m</code>
     * without it, ten minutes of aggregation and about five of delivery. Not used for files.
     */
    @Parameter(property = "flowcheck.deliveryDelay")
    private @Nullable String deliveryDelay;

    /**
     * How long to run checks again that expect <code>some</code>, <code>all</code>, <code>minFlows</code> or rows which are
     * not there yet: <code>10m</code>. The start of a relative window stays, its end moves. Not used for files.
     */
    @Parameter(property = "flowcheck.waitFor")
    private @Nullable String waitFor;

    /**
     * How many bytes all queries together may scan: <code>5000000000</code>, <code>5GB</code>. Once they have scanned more, no
     * further one starts, and those that run are stopped; their checks are errors. Without it, any number. Not used for files.
     */
    @Parameter(property = "flowcheck.maxBytesScanned")
    private @Nullable String maxBytesScanned;

    /**
     * A <code>verify.json</code> of an earlier run: findings that were in it, with no evidence that is new, do not fail the build.
     * Reports tell them all the same. A check with the verdict <code>error</code> fails it in any case.
     */
    @Parameter(property = "flowcheck.baseline")
    private @Nullable String baseline;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        super.addTo(fields);
        fields.put(Property.LOGS, logs);
        fields.put(Property.CHECKS, checks);
        fields.put(Property.WINDOW, window);
        fields.put(Property.FAIL_ON, failOn);
        fields.put(Property.FAIL_ON_UNUSED, failOnUnused);
        fields.put(Property.REPORTS, reports);
        fields.put(Property.DELIVERY_DELAY, deliveryDelay);
        fields.put(Property.WAIT_FOR, waitFor);
        fields.put(Property.MAX_BYTES_SCANNED, maxBytesScanned);
        fields.put(Property.BASELINE, baseline);
    }

    @Override
    void run(Settings settings, CheckFileSource source, Path defaultOutputDirectory)
            throws IOException, MojoFailureException {
        Set<Verdict> failing = failOn(settings);
        Baseline known = Baseline.read(settings.path(Property.BASELINE), ofUnused(settings));
        Set<ReportFormat> wanted = reports(settings);
        Path directory = directory(settings, defaultOutputDirectory);
        VerifyCommand.Outcome outcome = settings.text(Property.LOGS).isPresent()
                ? onFiles(settings, source, failing, wanted, directory)
                : onCloudWatch(
                        settings,
                        source,
                        new VerifyCloudCommand.Output(failing, wanted, hiding(), directory, ofUnused(settings)));
        if (outcome.unwritten().isEmpty()) {
            List<Path> kept = new ArrayList<>(outcome.files());
            settings.path(Property.BASELINE).ifPresent(kept::add);
            removeOthers(directory, kept);
            tellOverwritten(outcome.files());
            goal().wroteTo(directory);
        }
        warn(outcome.warnings());
        RunAlone alone = alone(source, outcome);
        ConsoleReport.Hints hints = new ConsoleReport.Hints(
                check -> Optional.of("run it alone: " + alone.of(check.id())),
                outcome.files().isEmpty()
                        ? Optional.empty()
                        : Optional.of("reports: "
                                + outcome.files().stream().map(Path::toString).collect(Collectors.joining(", "))));
        VerdictColours colours = VerdictColours.ofMaven();
        new ConsoleReport(failing, hints).lines(outcome.report()).forEach(line -> tell(line, colours));
        if (wanted.contains(ReportFormat.GITHUB)) {
            tellGithub(new GithubStep(failing, source.subject()), outcome);
        }
        requireWritten(outcome.unwritten());
        List<CheckResult> counted = known.newFindings(outcome.report(), failing);
        known.words(outcome.report(), failing).ifPresent(getLog()::info);
        if (!counted.isEmpty()) {
            throw new MojoFailureException(hiding().of(failure(outcome, counted)));
        }
    }

    /**
     * Reports that an earlier run wrote where those of a single target lie would look as if they were of this one. In the build
     * directory they are removed; a directory that was chosen may hold what somebody keeps.
     */
    @Override
    void beforeTargets(Settings settings, Goal goal) throws IOException {
        Path usual = goal.defaultOutputDirectory();
        if (settings.path(Property.OUTPUT_DIRECTORY).isEmpty() && !goal.hasWrittenTo(usual)) {
            OldReports.remove(usual, settings.path(Property.BASELINE).stream().toList())
                    .forEach(file ->
                            getLog().info("removed " + file + ", a report of an earlier run without these targets"));
        }
    }

    /** Where this run has no verdicts, those of an earlier one would be published as its own. */
    @Override
    void afterFailure(Goal goal) {
        Path directory =
                ifRight(goal, Property.OUTPUT_DIRECTORY, Settings::path).orElse(goal.defaultOutputDirectory());
        List<Path> baselines =
                ifRight(goal, Property.BASELINE, Settings::path).stream().toList();
        List<String> targets = ifRight(goal, Property.TARGET, Settings::list).orElse(List.of());
        try {
            removeOthers(directory, baselines);
            for (String target : targets.size() > 1 ? targets : List.<String>of()) {
                removeOthers(directory.resolve(target).normalize(), baselines);
            }
        } catch (InvalidPathException e) {
            getLog().debug("no report of an earlier run can lie in the folder of such a target", e);
        } catch (IOException e) {
            getLog().warn(hiding().of("a report of an earlier run is left: " + e.getMessage()));
        }
    }

    /** What a property says, whatever is wrong with others. */
    private <T> Optional<T> ifRight(Goal goal, Property property, BiFunction<Settings, Property, Optional<T>> reading) {
        Map<Property, @Nullable String> fields = new EnumMap<>(Property.class);
        addShared(fields);
        addTo(fields);
        fields.keySet().retainAll(Set.of(property));
        try {
            return reading.apply(goal.settings(fields), property);
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    /** A report of another kind that an earlier run wrote beside these tells other verdicts; {@code flowcheck:report} would show them. */
    private void removeOthers(Path directory, List<Path> kept) throws IOException {
        Goal goal = goal();
        if (directory.startsWith(goal.defaultOutputDirectory()) && !goal.hasWrittenTo(directory)) {
            OldReports.remove(directory, kept)
                    .forEach(file -> getLog().info("removed " + file + ", a report of an earlier run"));
        }
    }

    /** Of several executions with one output directory, only the last one's verdicts would be published. */
    private void tellOverwritten(List<Path> files) {
        Goal goal = goal();
        String overwritten =
                files.stream().filter(goal::hasWrittenTo).map(Path::toString).collect(Collectors.joining(", "));
        if (!overwritten.isEmpty()) {
            getLog().warn(Problem.unplaced(
                            "overwrote what another execution of this build reported: " + overwritten,
                            "give each execution an outputDirectory of its own")
                    .format());
        }
        files.forEach(goal::wroteTo);
    }

    private RunAlone alone(CheckFileSource source, VerifyCommand.Outcome outcome) throws IOException {
        Goal goal = goal();
        return RunAlone.of(
                goal.invocation(),
                goal.onCommandLine(),
                !goal.isInPom(),
                source,
                Files.readString(source.path()),
                outcome.report().window());
    }

    private VerifyCommand.Outcome onFiles(
            Settings settings, CheckFileSource source, Set<Verdict> failing, Set<ReportFormat> wanted, Path directory)
            throws IOException {
        return VerifyCommand.run(
                new VerifyCommand.Request(
                        source,
                        settings.list(Property.CHECKS),
                        settings.text(Property.LOGS).orElseThrow(),
                        settings.base(Property.LOGS).orElseThrow(),
                        settings.window(),
                        failing,
                        wanted,
                        directory,
                        ofUnused(settings)),
                hiding(),
                progress(),
                Clock.systemUTC());
    }

    private VerifyCommand.Outcome onCloudWatch(
            Settings settings, CheckFileSource source, VerifyCloudCommand.Output output) throws IOException {
        VerifyCloudCommand.Request request = new VerifyCloudCommand.Request(
                source,
                settings.list(Property.CHECKS),
                settings.window(),
                settings.access(),
                new VerifyCloudCommand.Limits(
                        settings.duration(Property.DELIVERY_DELAY).orElse(VerifyCloudCommand.Limits.USUAL_DELAY),
                        settings.duration(Property.WAIT_FOR),
                        settings.bytes(Property.MAX_BYTES_SCANNED)),
                output);
        WaitingLines waiting = waiting(settings);
        Sleeper sleeper = waiting.unheard(length -> {
            getLog().info("not everything that is expected was seen yet: asking again in " + length.toSeconds() + " s");
            Sleeper.REAL.sleep(length);
        });
        return waiting.during(
                () -> VerifyCloudCommand.run(request, Clock.systemUTC(), sleeper, waiting.hearing(progress())));
    }

    private static Unused.Consequence ofUnused(Settings settings) {
        return settings.isTrue(Property.FAIL_ON_UNUSED) ? Unused.Consequence.FAILS : Unused.Consequence.NOTED;
    }

    /** In one message below a first line of its own: only what begins a line of the log is a command. */
    private void tellGithub(GithubStep step, VerifyCommand.Outcome outcome) throws IOException {
        List<String> annotations = step.annotations(outcome.report());
        if (!annotations.isEmpty()) {
            String message = hiding().of("annotations for GitHub Actions:\n" + String.join("\n", annotations));
            if (outcome.failed()) {
                getLog().error(message);
            } else {
                getLog().warn(message);
            }
        }
        step.summarise(hiding().of(outcome.report()), hiding()::of, System.getenv());
    }

    private static Set<Verdict> failOn(Settings settings) {
        List<String> known = Stream.concat(
                        Stream.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.WAIVED, Verdict.OBSERVED)
                                .map(Verdict::word),
                        Stream.of(NO_VERDICT))
                .toList();
        Set<String> words = settings.words(Property.FAIL_ON, known)
                .orElse(Set.of(Verdict.FAIL.word(), Verdict.INCONCLUSIVE.word()));
        if (words.contains(NO_VERDICT) && words.size() > 1) {
            throw new BadInputException(Problem.unplaced(
                    Property.FAIL_ON + " names none and other verdicts", "give it " + Property.FAIL_ON.allowed()));
        }
        return Arrays.stream(Verdict.values())
                .filter(verdict -> words.contains(verdict.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
    }

    private static Set<ReportFormat> reports(Settings settings) {
        return settings.words(Property.REPORTS, ReportFormat.words())
                .map(words -> words.stream()
                        .flatMap(word -> ReportFormat.of(word).stream())
                        .collect(Collectors.toSet()))
                .orElse(ReportFormat.USUAL);
    }

    private static String failure(VerifyCommand.Outcome outcome, List<CheckResult> counted) {
        String counts = Arrays.stream(Verdict.values())
                .map(verdict -> counted.stream()
                                .filter(result -> result.verdict() == verdict)
                                .count() + " " + verdict.word())
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
        String see = outcome.files().isEmpty()
                ? "the lines above"
                : "the lines above and " + outcome.files().get(0);
        return counts + " of "
                + Amounts.counted(outcome.report().results().size(), "check", "checks") + "; to see more, read " + see
                + ", or run one check alone with -D" + Property.CHECKS + "=ID";
    }
}
