package io.github.flowcheck.output.report;

import io.github.flowcheck.diff.FoundRow;
import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.diff.ReportDiff.Change;
import io.github.flowcheck.diff.ReportDiff.Kind;
import io.github.flowcheck.diff.Seen;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.output.text.ConsoleLine.Level;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.output.text.TextTable;
import io.github.flowcheck.verify.Shortfall;
import io.github.flowcheck.verify.Shortfall.Reason;
import io.github.flowcheck.verify.Shortfall.Unmet;
import io.github.flowcheck.verify.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed between two runs, for the console and as {@code diff.json}. */
public final class DiffReport {
    /** Where the file lies below the output directory. */
    public static final String PATH = "diff.json";

    private static final int MOST_ROWS = 10;

    private DiffReport() {}

    /** A line for each check that changed, below it what appeared and went, and a line that counts. */
    public static List<ConsoleLine> lines(ReportDiff diff) {
        List<ConsoleLine> lines = new ArrayList<>();
        for (Change change : diff.changes()) {
            Level level = change.kind() == Kind.NEW_FINDING ? Level.ERROR : Level.INFO;
            lines.add(new ConsoleLine(
                    level, TextTable.padded(word(change.kind()), 14) + change.id() + "  " + verdicts(change)));
            rows(lines, level, "! ", change.evidence(), Seen::label);
            rows(lines, level, level == Level.ERROR ? "! " : "+ ", change.found(), FoundRow::label);
            rows(lines, level, "! ", words(change.lacks()), Function.identity());
            rows(lines, level, "no longer: ", words(change.met()), Function.identity());
            rows(lines, level, "+ ", change.appeared(), Seen::label);
            rows(lines, level, "- ", change.gone(), Seen::label);
        }
        lines.add(new ConsoleLine(Level.INFO, summary(diff)));
        return lines;
    }

    /** The whole difference for programs. */
    public static OutputFile of(ReportDiff diff) {
        return OutputFile.of(PATH, JsonWriter.of(json -> {
            json.startObject();
            json.property("version", 1);
            json.startList("changes");
            diff.changes().forEach(change -> change(json, change));
            json.endList();
            json.endObject();
        }));
    }

    private static String summary(ReportDiff diff) {
        if (diff.changes().isEmpty()) {
            return "nothing changed";
        }
        return Arrays.stream(Kind.values())
                .map(kind -> counted(
                        diff.changes().stream()
                                .filter(change -> change.kind() == kind)
                                .count(),
                        kind))
                .collect(Collectors.joining(", "));
    }

    private static String counted(long count, Kind kind) {
        return Amounts.counted(count, word(kind), kind == Kind.NEW_FINDING ? "new findings" : word(kind));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String verdicts(Change change) {
        String before = change.before().map(Verdict::word).orElse("not there");
        String after = change.after().map(Verdict::word).orElse("not there");
        return before.equals(after) ? after : before + " -> " + after;
    }

    private static List<String> words(Shortfall shortfall) {
        return Stream.concat(
                        shortfall.unmet().stream().map(Unmet::words),
                        shortfall.reasons().stream().sorted().map(Reason::words))
                .toList();
    }

    private static <T> void rows(
            List<ConsoleLine> lines, Level level, String mark, List<T> rows, Function<T, String> label) {
        rows.stream()
                .limit(MOST_ROWS)
                .forEach(row -> lines.add(new ConsoleLine(level, "    " + mark + label.apply(row))));
        if (rows.size() > MOST_ROWS) {
            lines.add(
                    new ConsoleLine(level, "    " + mark + "and " + Amounts.number(rows.size() - MOST_ROWS) + " more"));
        }
    }

    private static void change(JsonWriter json, Change change) {
        json.startObject();
        json.property("id", change.id());
        json.property("kind", word(change.kind()));
        verdict(json, "before", change.before());
        verdict(json, "after", change.after());
        rows(json, "appeared", change.appeared());
        rows(json, "gone", change.gone());
        rows(json, "newEvidence", change.evidence());
        if (!change.found().isEmpty()) {
            json.texts("newRows", change.found().stream().map(FoundRow::label).toList());
        }
        JsonShortfall.write(json, "newUnmet", "newReasons", change.lacks());
        JsonShortfall.write(json, "goneUnmet", "goneReasons", change.met());
        json.endObject();
    }

    private static void verdict(JsonWriter json, String name, Optional<Verdict> verdict) {
        verdict.ifPresent(value -> json.property(name, value.word()));
    }

    private static void rows(JsonWriter json, String name, List<Seen> rows) {
        json.startList(name);
        for (Seen row : rows) {
            json.startObject();
            json.property("port", row.port());
            row.action().ifPresent(action -> json.property("action", action.name()));
            json.property("protocol", row.protocol().number());
            row.peer().ifPresent(peer -> json.property("peer", peer));
            json.endObject();
        }
        json.endList();
    }
}
