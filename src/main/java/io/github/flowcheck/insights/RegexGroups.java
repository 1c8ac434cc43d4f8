package io.github.flowcheck.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named groups of a regular expression, each of which becomes a field. */
public final class RegexGroups {
    /** An escaped character, a class, or the opening of a named group. */
    private static final Pattern PART = Pattern.compile(
            "\\\\.|\\[\\^?\\]?(?:\\\\.|[^\\]\\\\])*+\\]|\\(\\?P?<([A-Za-z_][A-Za-z0-9_]*)>", Pattern.DOTALL);

    private RegexGroups() {}

    /** Their names, in the order in which they open. */
    public static List<String> of(String pattern) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PART.matcher(pattern);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
