package io.github.flowcheck.command;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.aws.CloudLogs;
import io.github.flowcheck.aws.InsightsRunner;
import io.github.flowcheck.aws.QueryQuotas;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.CheckFileHead;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.learn.CloudObservation;
import io.github.flowcheck.learn.KnownFile;
import io.github.flowcheck.learn.Observation;
import io.github.flowcheck.learn.PeerShape;
import io.github.flowcheck.merge.MergeBudget;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.AnswerRows.UnexpectedAnswerException;
import io.github.flowcheck.verify.MergingRunner;
import io.github.flowcheck.verify.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Adds what CloudWatch log groups hold to a check file, which says which ones they are. */
public final class LearnCloudCommand {
    private static final Window USUAL_WINDOW = new Window.Relative(Duration.ofHours(24));

    private LearnCloudCommand() {}

    /**
     * What is learnt.
     *
     * @param file the check file; it names log groups, and need have no checks
     * @param window which records count; a relative one counts back from now; absent for a day
     * @param access where AWS is asked, and as whom
     * @param mostBytes how much may be scanned
     * @param shape into what peers are summed up
     */
    public record Request(
            CheckFileSource file, Optional<Window> window, AwsAccess access, OptionalLong mostBytes, PeerShape shape) {}

    /**
     * @param progress is told how far the queries are
     * @throws BadInputException if the check file is bad or names no log group, or nothing can be learnt
     * @throws IOException if AWS cannot be asked or the file cannot be written
     */
    public static LearnCommand.Outcome run(Request request, Clock clock, Progress progress) throws IOException {
        CheckFileSource source = request.file();
        Optional<KnownFile> known =
                Files.exists(source.path()) ? Optional.of(LearnCommand.known(source)) : Optional.empty();
        Optional<CheckFileHead> head =
                known.map(file -> CheckFileReader.readHead(source.path(), source.shownName(), source.inputs()));
        List<String> groups = known.flatMap(KnownFile::logGroups)
                .or(() -> head.map(CheckFileHead::logGroups))
                .orElse(List.of());
        if (groups.isEmpty()) {
            throw new BadInputException(Problem.unplaced(
                    "there is nothing to learn from: " + source.shownName() + " names no log group",
                    "write logGroup: /vpc/flow-logs into it, which is enough, or learn from files with -D"
                            + Property.LOGS + "=" + Property.LOGS.allowed()));
        }
        Instant now = VerifyCloudCommand.now(clock);
        TimeRange range = request.window().orElse(USUAL_WINDOW).range(Clock.fixed(now, ZoneOffset.UTC));
        AwsAccess access = request.access().at(head.flatMap(CheckFileHead::target));
        InsightsRunner.Limits limits = new InsightsRunner.Limits(QueryQuotas.OF_AWS, request.mostBytes());
        try (CloudLogs logs = CloudLogs.open(access, now, VerifyCloudCommand.Limits.USUAL_DELAY);
                InsightsRunner runner = InsightsRunner.open(access, limits, progress)) {
            Observation observation = new CloudObservation(
                            new MergingRunner(runner, MergeBudget.CLOUDWATCH, logs),
                            groups,
                            range,
                            known.flatMap(KnownFile::reading).orElse(Reading.USUAL))
                    .observe(known.map(KnownFile::addresses).orElseThrow());
            return LearnCommand.written(source, known, observation, request.shape());
        } catch (UnexpectedAnswerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
