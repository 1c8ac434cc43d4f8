package io.github.flowcheck.output.account;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.plan.Step;
import io.github.flowcheck.plan.Survey;
import io.github.flowcheck.plan.Wanted;
import java.util.List;
import java.util.Locale;

/** What was made of a plan, as JSON. */
public final class ApplyJson {
    /** Where it lies below the output directory. */
    public static final String PATH = "apply.json";

    private ApplyJson() {}

    /** The file. */
    public static OutputFile of(Wanted wanted, Survey survey, List<Step> steps) {
        return OutputFile.of(PATH, JsonWriter.of(json -> {
            json.startObject();
            PlanJson.head(json, wanted, survey.plan());
            json.startList("steps");
            for (Step step : steps) {
                json.startObject();
                json.property("name", step.change().name());
                json.property("action", step.change().word());
                json.property(
                        "outcome",
                        step.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                step.reason().ifPresent(reason -> json.property("reason", reason));
                json.endObject();
            }
            json.endList();
            json.endObject();
        }));
    }
}
