package io.github.flowcheck.engine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.flowcheck.engine.Stage.Step;
import java.util.List;
import java.util.Map;

/** {@code parse}: cuts a text into new fields. A text that does not fit gives none, and the row goes on. */
final class Parsing {
    private Parsing() {}

    /**
     * Finds the parts of the glob one after the other, anywhere in the text; each star takes as little as it can, the last one
     * everything where no part follows it.
     */
    static Step glob(Evaluator text, String glob, List<Integer> slots) {
        String[] parts = glob.split("\\*", -1);
        return row -> {
            if (text.on(row) instanceof String value) {
                cut(row, value, parts, slots);
            }
            return true;
        };
    }

    private static void cut(Row row, String text, String[] parts, List<Integer> slots) {
        int[] starts = new int[parts.length];
        int[] ends = new int[parts.length];
        int from = text.indexOf(parts[0]);
        for (int i = 0; i < slots.size(); i++) {
            if (from < 0) {
                return;
            }
            starts[i] = from + parts[i].length();
            boolean toEnd = i == slots.size() - 1 && parts[i + 1].isEmpty();
            ends[i] = toEnd ? text.length() : text.indexOf(parts[i + 1], starts[i]);
            from = ends[i];
        }
        if (from < 0) {
            return;
        }
        for (int i = 0; i < slots.size(); i++) {
            row.set(slots.get(i), text.substring(starts[i], ends[i]));
        }
    }

    /** The first match anywhere in the text; a group that took no part gives nothing. */
    static Step regex(Evaluator text, Pattern pattern, Map<String, Integer> slots) {
        Matcher matcher = pattern.matcher("");
        return row -> {
            if (text.on(row) instanceof String value && matcher.reset(value).find()) {
                slots.forEach((group, slot) -> row.set(slot, matcher.group(group)));
            }
            return true;
        };
    }
}
