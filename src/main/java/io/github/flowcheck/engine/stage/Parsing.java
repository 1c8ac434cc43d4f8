package io.github.flowcheck.engine.stage;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.stage.Stage.Step;
import io.github.flowcheck.engine.value.JsonReader;
import io.github.flowcheck.engine.value.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code parse}: cuts a text into new fields. A text that does not fit gives none, and the row goes on. */
public final class Parsing {
    private Parsing() {}

    /**
     * Finds the parts of the glob one after the other, anywhere in the text; each star takes as little as it can, the last one
     * everything where no part follows it.
     */
    public static Step glob(Evaluator text, String glob, List<Integer> slots) {
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

    /**
     * The first match anywhere in the text; a group that took no part gives nothing.
     *
     * @param slots of the groups, by their numbers
     */
    public static Step regex(Evaluator text, Pattern pattern, Map<Integer, Integer> slots) {
        Matcher matcher = pattern.matcher("");
        return row -> {
            if (text.on(row) instanceof String value && matcher.reset(value).find()) {
                slots.forEach((group, slot) -> row.set(slot, matcher.group(group)));
            }
            return true;
        };
    }

    /** {@code multi}: a row for each match that follows the one before; a text without any stays one row. */
    public static Stage everyMatch(Evaluator text, Pattern pattern, Map<Integer, Integer> slots, Budget budget) {
        Matcher matcher = pattern.matcher("");
        return new Multiplying(budget) {
            @Override
            void multiply(Row row) {
                boolean found = text.on(row) instanceof String value
                        && matcher.reset(value).find();
                if (!found) {
                    handOn(row);
                }
                while (found) {
                    slots.forEach((group, slot) -> row.set(slot, matcher.group(group)));
                    handOn(row);
                    found = matcher.find();
                }
            }
        };
    }

    /** {@code json}: the part at a path; nothing where the value is no JSON, or has no such part. */
    public static Step json(Evaluator json, String path, int slot) {
        return row -> {
            Object value = json.on(row);
            Structure structure = value instanceof Structure known
                    ? known
                    : value instanceof String text ? JsonReader.read(text).orElse(null) : null;
            row.set(slot, structure == null ? null : structure.at(path));
            return true;
        };
    }

    /** {@code csv}: the values between commas, of which a quoted one may hold commas, and quotes twice. */
    public static Step csv(Evaluator text, List<Integer> slots) {
        return row -> {
            if (text.on(row) instanceof String value) {
                List<String> values = csvValues(value, slots.size());
                for (int i = 0; i < values.size(); i++) {
                    row.set(slots.get(i), values.get(i));
                }
            }
            return true;
        };
    }

    private static List<String> csvValues(String text, int most) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at <= text.length() && values.size() < most) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int end = quoted ? closingQuote(text, at + 1) : -1;
            int comma = text.indexOf(',', quoted ? Math.max(end, at) : at);
            int stop = comma < 0 ? text.length() : comma;
            boolean whole = quoted && end + 1 == stop;
            values.add(whole ? text.substring(at + 1, end).replace("\"\"", "\"") : text.substring(at, stop));
            at = stop + 1;
        }
        return values;
    }

    private static int closingQuote(String text, int from) {
        int quote = text.indexOf('"', from);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
            quote = text.indexOf('"', quote + 2);
        }
        return quote;
    }

    /** {@code logfmt}: pairs {@code key=value} between blanks; a quoted value may hold blanks, and quotes after a backslash. */
    public static Step logfmt(Evaluator text, int slot) {
        return row -> {
            if (text.on(row) instanceof String value) {
                Map<String, String> pairs = logfmtPairs(value);
                row.set(slot, pairs.isEmpty() ? null : new Structure.OfMembers(pairs));
            }
            return true;
        };
    }

    /** A word without a value is no pair. */
    private static Map<String, String> logfmtPairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int at = 0;
        int equal = end(text, 0, '=');
        while (at < text.length()) {
            int blank = end(text, at, ' ');
            equal = equal < at ? end(text, at, '=') : equal;
            if (equal >= blank) {
                at = blank + 1;
                continue;
            }
            String key = text.substring(at, equal);
            boolean quoted = equal + 1 < text.length() && text.charAt(equal + 1) == '"';
            StringBuilder unquoted = new StringBuilder();
            int stop = quoted ? unquote(text, equal + 2, unquoted) : blank;
            if (!key.isEmpty()) {
                pairs.put(key, quoted ? unquoted.toString() : text.substring(equal + 1, blank));
            }
            at = Math.max(stop, equal + 1);
            at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
        }
        return pairs;
    }

    private static int end(String text, int from, char c) {
        int end = text.indexOf(c, from);
        return end < 0 ? text.length() : end;
    }

    /** The offset after the closing quote; the text's end if there is none. */
    private static int unquote(String text, int from, StringBuilder unquoted) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
            at += escaped ? 1 : 0;
            unquoted.append(escaped ? unescaped(text.charAt(at)) : text.charAt(at));
            at++;
        }
        return at + 1;
    }

    private static char unescaped(char c) {
        return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
}
