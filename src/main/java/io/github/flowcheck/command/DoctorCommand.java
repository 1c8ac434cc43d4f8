package io.github.flowcheck.command;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.aws.CloudLogs;
import io.github.flowcheck.aws.CloudWatchAccount;
import io.github.flowcheck.aws.InsightsRunner;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.doctor.Diagnosis;
import io.github.flowcheck.doctor.Doctor;
import io.github.flowcheck.doctor.Finding;
import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.account.DoctorJson;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whether verdicts from an account can be trusted. Changes nothing in it. */
public final class DoctorCommand {
    private DoctorCommand() {}

    /**
     * What is looked at.
     *
     * @param file the check file
     * @param selectors which checks; absent means all
     * @param access as whom and where; what the file's target says is added
     * @param outputDirectory below which directory {@code doctor.json} is written
     * @param mask what is not to be read in it
     */
    public record Request(
            CheckFileSource file,
            Optional<List<String>> selectors,
            AwsAccess access,
            Path outputDirectory,
            Mask mask) {}

    /**
     * What came of it.
     *
     * @param json the file that tells it
     * @param unwritten what kept the file from being written; what it would have told is known all the same
     * @param warnings what the check file's author should look at
     */
    public record Outcome(Diagnosis diagnosis, Path json, Optional<IOException> unwritten, List<Problem> warnings) {
        public Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @throws InterruptedIOException if the thread was interrupted: then nothing is written
     * @throws io.github.flowcheck.source.BadInputException if the check file or a selector is bad
     * @throws IOException if no Region is known or it is known beforehand that the file cannot be written; what AWS refuses is a
     *     finding, and what keeps the file from being written afterwards is in the outcome
     */
    public static Outcome run(Request request, Clock clock) throws IOException {
        ValidateCommand.Outcome validated = ValidateCommand.run(request.file(), clock);
        CheckSuite suite = request.selectors()
                .map(selectors -> Selection.select(validated.suite(), selectors))
                .orElse(validated.suite());
        ParameterValues.require(suite);
        OutputDirectory output = new OutputDirectory(request.outputDirectory());
        output.requireWritable(List.of(DoctorJson.PATH));
        AwsAccess access = request.access().at(validated.target());
        Instant now = VerifyCloudCommand.now(clock);
        try (CloudWatchAccount account = CloudWatchAccount.open(access);
                CloudLogs logs = CloudLogs.open(access, now, VerifyCloudCommand.Limits.USUAL_DELAY);
                InsightsRunner runner = InsightsRunner.open(access, InsightsRunner.Limits.OF_AWS, Progress.NONE)) {
            List<Finding> formats = new ArrayList<>();
            CheckSuite read = read(suite, now, logs, runner, formats);
            Diagnosis diagnosis = new Doctor(account, runner, clock).examine(read, formats);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted; what was not looked at yet is not known");
            }
            Optional<IOException> unwritten =
                    output.tryWrite(List.of(request.mask().of(DoctorJson.of(diagnosis))));
            return new Outcome(
                    diagnosis, request.outputDirectory().resolve(DoctorJson.PATH), unwritten, validated.warnings());
        }
    }

    /** The suite as {@code verify} would read it. Where AWS cannot be asked, the examination will tell. */
    private static CheckSuite read(
            CheckSuite suite, Instant now, CloudLogs logs, InsightsRunner runner, List<Finding> findings) {
        try {
            CloudFormats formats = CloudFormats.of(
                    suite,
                    VerifyCloudCommand.ranges(VerifyCloudCommand.windows(suite, Optional.empty()), now),
                    logs::discoveredFields,
                    runner);
            formats.notes()
                    .forEach(note -> findings.add(new Finding(Finding.Level.INFO, "format", note, Finding.NOTHING)));
            logs.notes()
                    .forEach(note -> findings.add(new Finding(
                            Finding.Level.WARNING,
                            "format",
                            note,
                            "allow that action, if it was denied; else run again")));
            formats.problems()
                    .forEach(problem -> findings.add(
                            new Finding(Finding.Level.ERROR, "format", problem.message(), problem.remedy())));
            return formats.suite();
        } catch (IOException e) {
            return suite;
        }
    }
}
