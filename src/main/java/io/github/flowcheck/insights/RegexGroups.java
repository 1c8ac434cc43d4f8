package io.github.flowcheck.insights;

import java.util.ArrayList;
import java.util.List;

/** The groups of a regular expression, which become fields. */
public final class RegexGroups {
    private RegexGroups() {}

    /** Their names, in the order in which they open: {@code (?<name>…)} or {@code (?P<name>…)}, not escaped and not in a class. */
    public static List<String> of(String pattern) {
        return all(pattern).stream().filter(name -> !name.isEmpty()).toList();
    }

    /** The names of all groups that capture, in the order in which they open; empty for one without a name. */
    public static List<String> all(String pattern) {
        List<String> names = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c == '[') {
                i = classEnd(pattern, i);
            } else {
                String name = c == '(' ? nameAt(pattern, i) : "";
                if (c == '(' && (!name.isEmpty() || !pattern.startsWith("(?", i))) {
                    names.add(name);
                }
                i++;
            }
        }
        return names;
    }

    /** Whether the pattern ends within a class, because a slash in it ended the literal. */
    public static boolean endsInClass(String pattern) {
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '[' && classEnd(pattern, i) > pattern.length()) {
                return true;
            }
            i = c == '[' ? classEnd(pattern, i) : i + (c == '\\' ? 2 : 1);
        }
        return false;
    }

    /** The offset after a class; a bracket that closes at once is one of its characters. */
    private static int classEnd(String pattern, int start) {
        int i = start + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        if (i < pattern.length() && pattern.charAt(i) == ']') {
            i++;
        }
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            i += pattern.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static String nameAt(String pattern, int open) {
        int start = pattern.startsWith("(?<", open) ? open + 3 : pattern.startsWith("(?P<", open) ? open + 4 : -1;
        int end = start < 0 ? -1 : pattern.indexOf('>', start);
        String name = end < 0 ? "" : pattern.substring(start, end);
        boolean isName = !name.isEmpty()
                && !FieldName.isDigit(name.charAt(0))
                && FieldName.isWord(name)
                && name.indexOf('@') < 0
                && name.indexOf('.') < 0;
        return isName ? name : "";
    }
}
