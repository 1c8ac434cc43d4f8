package io.github.flowcheck.output.account;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonText;
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
        return OutputFile.of(PATH, JsonText.of(json -> {
            json.writeStartObject();
            PlanJson.head(json, wanted, survey.plan());
            json.writeArrayPropertyStart("steps");
            for (Step step : steps) {
                json.writeStartObject();
                json.writeStringProperty("name", step.change().name());
                json.writeStringProperty("action", step.change().word());
                json.writeStringProperty(
                        "outcome",
                        step.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                step.reason().ifPresent(reason -> json.writeStringProperty("reason", reason));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }
}
