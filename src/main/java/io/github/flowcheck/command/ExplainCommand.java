package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.explain.Explainer;
import io.github.flowcheck.explain.Explanation;
import io.github.flowcheck.explain.ExplanationText;
import io.github.flowcheck.explain.KeyDescriptions;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Says in words what checks ask, with records on which they would pass and fail. */
public final class ExplainCommand {
    private ExplainCommand() {}

    /**
     * What is explained.
     *
     * @param file the check file
     * @param selectors which checks; absent means all
     */
    public record Request(CheckFileSource file, Optional<List<String>> selectors) {}

    /**
     * What was explained.
     *
     * @param checks how many checks
     * @param warnings what the check file's author should look at
     */
    public record Outcome(int checks, List<Problem> warnings) {
        public Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Explains one check after the other, and at the end the keys that they have.
     *
     * @param console takes each line as soon as it is known
     * @throws io.github.flowcheck.source.BadInputException if the check file or a selector is bad
     * @throws IOException if no file can be written on which examples are tried
     */
    public static Outcome run(Request request, Clock clock, Consumer<String> console) throws IOException {
        ValidateCommand.Outcome validated = ValidateCommand.run(request.file(), clock);
        CheckSuite suite = request.selectors()
                .map(selectors -> Selection.select(validated.suite(), selectors))
                .orElse(validated.suite());
        ParameterValues.requireForFiles(suite);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ExplanationText text = new ExplanationText(KeyDescriptions.ofSchema());
        try (VerifyTrial trial = new VerifyTrial(suite, clock.instant())) {
            Explainer explainer = new Explainer(suite.owner(), trial, today);
            for (AnyCheck check : suite.all()) {
                Explanation explanation = explainer.explain(check);
                text.lines(explanation).forEach(console);
            }
        }
        text.keys().forEach(console);
        return new Outcome(suite.all().size(), validated.warnings());
    }
}
