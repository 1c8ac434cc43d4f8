package io.github.flowcheck.local;

import java.util.ArrayList;
import java.util.List;

/** Takes apart what a user writes as a list of files, directories and globs. */
final class LogEntries {
    private LogEntries() {}

    /** Splits at commas that stand outside of {@code {}} and {@code []}; a bracket that nothing closes is a letter. */
    static List<String> split(String text) {
        List<String> entries = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ',') {
                entries.add(text.substring(start, i).strip());
                start = i + 1;
            }
            i = Math.max(i, closing(text, i)) + 1;
        }
        entries.add(text.substring(start).strip());
        return entries;
    }

    /**
     * Replaces each {@code {a,b}} by its alternatives, as a shell does before it looks at files; alternatives may hold
     * slashes.
     *
     * @param most how many patterns may come of it
     * @return at least one pattern; empty if there would be more
     */
    static List<String> expand(String pattern, int most) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(pattern));
        while (!open.isEmpty()) {
            if (done.size() + open.size() > most) {
                return List.of();
            }
            String next = open.remove(open.size() - 1);
            int brace = brace(next);
            if (brace < 0) {
                done.add(next);
            } else {
                int end = closing(next, brace);
                for (String alternative : alternatives(next.substring(brace + 1, end))) {
                    open.add(next.substring(0, brace) + alternative + next.substring(end + 1));
                }
            }
        }
        return done;
    }

    private static List<String> alternatives(String text) {
        List<String> alternatives = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == ',') {
                alternatives.add(text.substring(start, i));
                start = i + 1;
            }
            i = Math.max(i, closing(text, i)) + 1;
        }
        alternatives.add(text.substring(start));
        return alternatives;
    }

    private static int brace(String text) {
        int i = 0;
        while (i < text.length()) {
            int end = closing(text, i);
            if (text.charAt(i) == '{' && end > 0) {
                return i;
            }
            i = Math.max(i, end) + 1;
        }
        return -1;
    }

    /** Where the bracket at that offset ends; -1 if there is none, or nothing closes it. */
    static int closing(String text, int offset) {
        if (text.charAt(offset) == '[') {
            int first = offset + 1 < text.length() && text.charAt(offset + 1) == '!' ? offset + 2 : offset + 1;
            return text.indexOf(']', first + 1);
        }
        if (text.charAt(offset) != '{') {
            return -1;
        }
        int depth = 0;
        int i = offset;
        while (i < text.length()) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
            i = text.charAt(i) == '[' ? Math.max(i, closing(text, i)) + 1 : i + 1;
        }
        return -1;
    }
}
