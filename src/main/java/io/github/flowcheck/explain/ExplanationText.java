package io.github.flowcheck.explain;

import io.github.flowcheck.explain.Explanation.Shown;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.output.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Explanations of checks in lines for the console: prose is wrapped, records and queries are not, so that they can be copied. */
public final class ExplanationText {
    private static final int WIDTH = 110;
    private static final int KEY_WIDTH = 13;

    /** What more kinds of records there are is counted: they are those of many ports that are all expected. */
    private static final int MOST_GROUPS = 10;

    private final KeyDescriptions descriptions;
    private final Set<String> keys = new TreeSet<>();

    /** @param descriptions what the keys are for */
    public ExplanationText(KeyDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** One check. */
    public List<String> lines(Explanation explained) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(explained.check().id() + " at "
                + Printable.line(explained.check().place().toString()));
        explained.check().description().ifPresent(text -> Printable.lines(text.strip())
                .forEach(line -> lines.add("  # " + line)));
        lines.addAll(wrapped("  ", "  ", explained.question()));
        lines.add("");
        for (Aspect aspect : explained.aspects()) {
            keys.add(aspect.key());
            lines.addAll(keyed(aspect.key(), aspect.words()));
        }
        lines.add("");
        explained.verdicts().forEach(verdict -> lines.addAll(wrapped("  ", "    ", verdict)));
        lines.add("");
        lines.add("  query:");
        Printable.lines(explained.query()).forEach(line -> lines.add("    " + line));
        explained.shown().forEach(shown -> lines.addAll(shown(shown)));
        return lines;
    }

    private static List<String> shown(Shown shown) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        String words = shown.words().isEmpty() ? "" : " " + shown.words();
        lines.addAll(wrapped("  ", "    ", shown.title() + ":" + words));
        shown.example().ifPresent(example -> {
            example.records().stream().limit(MOST_GROUPS).forEach(group -> lines.addAll(records(group)));
            long left = example.records().stream()
                    .skip(MOST_GROUPS)
                    .mapToLong(group -> group.lines().size())
                    .sum();
            if (left > 0) {
                lines.add("      (and " + Amounts.number(left) + " more of other ports)");
            }
            lines.addAll(wrapped(
                    "    -> ",
                    "       ",
                    example.outcome().verdict() + ": " + example.outcome().message()));
        });
        return lines;
    }

    private static List<String> records(Example.Group group) {
        List<String> lines = new ArrayList<>();
        lines.add("    " + Printable.line(group.lines().get(0)));
        int more = group.lines().size() - 1;
        String note = group.note();
        if (more > 0) {
            note = "and " + Amounts.number(more) + " more like it" + (note.isEmpty() ? "" : ", " + note);
        }
        if (!note.isEmpty()) {
            lines.addAll(wrapped("      (", "       ", note + ")"));
        }
        return lines;
    }

    /** What the keys of all explained checks are for, as editors show it too. */
    public List<String> keys() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("What the keys are for:");
        lines.add("");
        keys.forEach(key -> lines.addAll(keyed(key, descriptions.of(key).orElse(""))));
        return lines;
    }

    private static List<String> keyed(String key, String words) {
        return wrapped("  " + TextTable.padded(key, KEY_WIDTH), " ".repeat(KEY_WIDTH + 2), words);
    }

    /** Breaks at blanks; a word that is longer than a line stays whole. */
    static List<String> wrapped(String first, String next, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : Printable.line(text).strip().split(" +")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
