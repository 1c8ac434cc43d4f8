package io.github.flowcheck.output.account;

import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.output.text.ConsoleLine.Level;
import io.github.flowcheck.plan.AccountQuery;
import io.github.flowcheck.plan.Change;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.Step;
import io.github.flowcheck.plan.Survey;
import io.github.flowcheck.render.SavedQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan, and what was made of it, as lines for the console. */
public final class PlanLines {
    private PlanLines() {}

    /** All changes with their differences, then how many there are. */
    public static List<ConsoleLine> of(Survey survey) {
        List<ConsoleLine> lines = new ArrayList<>();
        survey.plan().changes().forEach(change -> lines.addAll(block(change)));
        lines.add(info(counts(survey.plan())));
        if (survey.isOverQuota()) {
            lines.add(new ConsoleLine(Level.WARN, overQuota(survey)));
        }
        return lines;
    }

    /** What stands against applying a plan. */
    public static List<ConsoleLine> stopped(Survey survey) {
        List<ConsoleLine> lines = new ArrayList<>();
        survey.plan().all(Change.Conflict.class).forEach(conflict -> lines.addAll(block(conflict)));
        if (survey.isOverQuota()) {
            lines.add(new ConsoleLine(Level.ERROR, overQuota(survey)));
        }
        return lines;
    }

    /** A step that was taken. */
    public static ConsoleLine of(Step step) {
        String what = step.change().word() + " " + step.change().name();
        return switch (step.outcome()) {
            case DONE -> info("done: " + what);
            case FAILED ->
                new ConsoleLine(
                        Level.ERROR, "failed: " + what + ": " + step.reason().orElse(""));
            case NOT_TRIED ->
                new ConsoleLine(
                        Level.WARN, "not tried: " + what + ": " + step.reason().orElse(""));
        };
    }

    /** What was done, what failed and what was not tried, in numbers. */
    public static String summary(List<Step> steps) {
        return List.of(Step.Outcome.values()).stream()
                .map(outcome -> Amounts.number(steps.stream()
                                .filter(step -> step.outcome() == outcome)
                                .count())
                        + " " + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** How many changes there are of each kind that there is. */
    public static String counts(Plan plan) {
        return Amounts.counted(plan.changes().size(), "saved query", "saved queries") + ": "
                + plan.counts().entrySet().stream()
                        .filter(count -> count.getValue() > 0 || !count.getKey().equals("leftover"))
                        .map(count -> Amounts.number(count.getValue()) + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String overQuota(Survey survey) {
        return "the account would have " + Amounts.number(survey.after()) + " saved queries, and may have "
                + Amounts.number(SavedQueries.QUOTA)
                + " in one Region: delete some, or set save: false on checks that only need to be verified";
    }

    private static List<ConsoleLine> block(Change change) {
        if (change instanceof Change.Unchanged) {
            return List.of();
        } else if (change instanceof Change.Leftover leftover) {
            return List.of(info("leftover " + change.name() + " ("
                    + leftover.query().label() + "): it is no longer in the file; -Dflowcheck.prune=true deletes it"));
        } else if (change instanceof Change.Conflict conflict) {
            return conflict(conflict);
        }
        List<ConsoleLine> lines = new ArrayList<>();
        lines.add(info(change.word() + " " + change.name() + label(change)));
        ContentDiff.lines(change).forEach(line -> lines.add(info("  " + line)));
        return lines;
    }

    private static String label(Change change) {
        if (change instanceof Change.Update update) {
            return " (" + update.before().label() + ")";
        }
        return change instanceof Change.Delete delete ? " (" + delete.query().label() + ")" : "";
    }

    private static List<ConsoleLine> conflict(Change.Conflict conflict) {
        List<ConsoleLine> lines = new ArrayList<>();
        lines.add(new ConsoleLine(Level.ERROR, "conflict " + conflict.name() + ": " + conflict.message()));
        for (AccountQuery query : conflict.found()) {
            lines.add(new ConsoleLine(Level.ERROR, "  " + query.label()));
        }
        lines.add(new ConsoleLine(Level.ERROR, "  -> " + conflict.remedy()));
        return lines;
    }

    private static ConsoleLine info(String text) {
        return new ConsoleLine(Level.INFO, text);
    }
}
