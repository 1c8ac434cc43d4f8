package io.github.flowcheck.command;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.aws.CloudWatchSavedQueries;
import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.account.PlanJson;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.SavedQueryStore;
import io.github.flowcheck.plan.Survey;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tells what {@code apply} would change in an account. Changes nothing. */
public final class PlanCommand {
    private PlanCommand() {}

    /**
     * What is compared.
     *
     * @param file the check file
     * @param selectors which checks; absent means all
     * @param access as whom and where; what the file's target says is added
     * @param options what {@code apply} would be allowed to do
     * @param outputDirectory below which directory {@code plan.json} is written
     * @param mask what is not to be read in it
     */
    public record Request(
            CheckFileSource file,
            Optional<List<String>> selectors,
            AwsAccess access,
            Plan.Options options,
            Path outputDirectory,
            Mask mask) {}

    /**
     * What came of it.
     *
     * @param json the file that tells it
     * @param unwritten what kept the file from being written; what it would have told is known all the same
     * @param warnings what the check file's author should look at
     */
    public record Outcome(Survey survey, Path json, Optional<IOException> unwritten, List<Problem> warnings) {
        public Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @throws io.github.flowcheck.source.BadInputException if the check file, a selector or a property is bad
     * @throws IOException if the account cannot be asked or it is known beforehand that the file cannot be written; what keeps it
     *     from being written afterwards is in the outcome
     */
    public static Outcome run(Request request, Clock clock) throws IOException {
        SavedQueryFile file =
                SavedQueryFile.read(request.file(), request.selectors(), request.access(), request.options(), clock);
        new OutputDirectory(request.outputDirectory()).requireWritable(List.of(PlanJson.PATH));
        try (CloudWatchSavedQueries store = CloudWatchSavedQueries.open(file.access())) {
            return run(request, file, store);
        }
    }

    private static Outcome run(Request request, SavedQueryFile file, SavedQueryStore store) throws IOException {
        Survey survey = Survey.of(store, file.wanted(), request.options());
        Optional<IOException> unwritten = new OutputDirectory(request.outputDirectory())
                .tryWrite(List.of(request.mask().of(PlanJson.of(file.wanted(), survey.plan()))));
        return new Outcome(survey, request.outputDirectory().resolve(PlanJson.PATH), unwritten, file.warnings());
    }
}
