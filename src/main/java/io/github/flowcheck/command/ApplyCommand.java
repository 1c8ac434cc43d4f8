package io.github.flowcheck.command;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.aws.CloudWatchSavedQueries;
import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.account.ApplyJson;
import io.github.flowcheck.plan.Applying;
import io.github.flowcheck.plan.Change;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.SavedQueryStore;
import io.github.flowcheck.plan.Step;
import io.github.flowcheck.plan.Survey;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the saved queries of an account what a check file says. */
public final class ApplyCommand {
    private ApplyCommand() {}

    /**
     * What is applied.
     *
     * @param file the check file
     * @param selectors which checks; absent means all
     * @param access as whom and where; what the file's target says is added
     * @param options what may be done beside creating and updating
     * @param outputDirectory below which directory {@code apply.json} is written
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
     * @param survey what was found before anything was changed
     * @param steps what was made of each change, in the order in which they were tried; none if something stood against it
     * @param json the file that tells it
     * @param unwritten what kept the file from being written; what it would have told is known all the same
     */
    public record Outcome(Survey survey, List<Step> steps, Path json, Optional<IOException> unwritten) {
        public Outcome {
            steps = List.copyOf(steps);
        }

        /** Steps that were told as done when they were taken, and turned out not to be when the account was looked at again. */
        public List<Step> later() {
            return steps.stream().filter(Step::isTakenBack).toList();
        }

        /** Whether nothing was tried, as a person must decide first. */
        public boolean isStopped() {
            return hasConflicts(survey) || survey.isOverQuota();
        }

        /** Whether a step was not done. */
        public boolean isIncomplete() {
            return steps.stream().anyMatch(step -> step.outcome() != Step.Outcome.DONE);
        }
    }

    /**
     * @param warned hears what the check file's author should look at before anything is changed
     * @param told hears of every step when it is taken, for a person who waits
     * @throws io.github.flowcheck.source.BadInputException if the check file, a selector or a property is bad
     * @throws IOException if the account cannot be asked or it is known beforehand that the file cannot be written; steps that
     *     fail are in the outcome, and what keeps the file from being written afterwards
     */
    public static Outcome run(Request request, Clock clock, Consumer<List<Problem>> warned, Consumer<Step> told)
            throws IOException {
        SavedQueryFile file =
                SavedQueryFile.read(request.file(), request.selectors(), request.access(), request.options(), clock);
        warned.accept(file.warnings());
        new OutputDirectory(request.outputDirectory()).requireWritable(List.of(ApplyJson.PATH));
        try (CloudWatchSavedQueries store = CloudWatchSavedQueries.open(file.access())) {
            return run(request, file, new Applying(store, file.access().pace()::rest, told), store);
        }
    }

    private static Outcome run(Request request, SavedQueryFile file, Applying applying, SavedQueryStore store)
            throws IOException {
        Survey survey = Survey.of(store, file.wanted(), request.options());
        boolean stopped = hasConflicts(survey) || survey.isOverQuota();
        List<Step> steps = stopped ? List.of() : applying.apply(survey, file.wanted());
        Optional<IOException> unwritten = new OutputDirectory(request.outputDirectory())
                .tryWrite(List.of(request.mask().of(ApplyJson.of(file.wanted(), survey, steps))));
        return new Outcome(survey, steps, request.outputDirectory().resolve(ApplyJson.PATH), unwritten);
    }

    private static boolean hasConflicts(Survey survey) {
        return !survey.plan().all(Change.Conflict.class).isEmpty();
    }
}
