package io.github.flowcheck.explain;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.explain.Explanation.Shown;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.render.QueryText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Explains checks. */
public final class Explainer {
    private final String owner;
    private final Trial trial;
    private final LocalDate today;

    /**
     * @param owner of the suite, which stands in its queries
     * @param trial proves the examples
     * @param today the day (UTC) on which waivers are looked at
     */
    public Explainer(String owner, Trial trial, LocalDate today) {
        this.owner = owner;
        this.trial = trial;
        this.today = today;
    }

    /** @throws IOException if the examples cannot be tried */
    public Explanation explain(AnyCheck check) throws IOException {
        return new Explanation(
                check,
                QuestionText.of(check),
                Aspects.of(check, today),
                ExpectationText.verdicts(check),
                QueryText.of(check, owner),
                shown(check));
    }

    private List<Shown> shown(AnyCheck check) throws IOException {
        if (!check.scope().reading().records().has(FlowField.START)) {
            return List.of(Shown.none(
                    "no example",
                    "records in files of a format without ${start} tell no time, so nothing can be tried on them"));
        }
        return check instanceof RawCheck raw
                ? new RawExamples(raw, trial).shown()
                : new TrafficExamples((Check) check, trial).shown();
    }
}
