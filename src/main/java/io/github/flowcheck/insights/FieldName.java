package io.github.flowcheck.insights;

import java.util.Locale;
import java.util.Set;

/** How names of fields and aliases are written. */
public final class FieldName {
    /** Words that cannot be a field unless they stand in backticks. */
    public static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "like", "as", "by");

    private static final Set<String> QUOTED = Set.of("asc", "desc", "any", "multi", "logfmt", "csv", "where");

    /** How long the longest of these is. */
    private static final int LONGEST_WORD = 6;

    private FieldName() {}

    /** @throws IllegalArgumentException if no query can name that field */
    public static String checked(String name) {
        if (name.isEmpty() || name.indexOf('`') >= 0 || hasControlCharacter(name)) {
            throw new IllegalArgumentException("no name of a field: " + name);
        }
        return name;
    }

    /** Whether a text holds a character that nobody sees. */
    public static boolean hasControlCharacter(String text) {
        for (char c : text.toCharArray()) {
            if (Character.isISOControl(c)) {
                return true;
            }
        }
        return false;
    }

    /** The name as a query writes it; the {@code @} of a name in backticks stands before them. */
    public static String written(String name) {
        return isPlain(name) ? name : quoted(name);
    }

    private static boolean isPlain(String name) {
        if (isDigit(name.charAt(0)) || name.charAt(0) == '.' || !isWord(name)) {
            return false;
        }
        if (name.length() > LONGEST_WORD) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return !RESERVED.contains(lower) && !QUOTED.contains(lower);
    }

    /** Whether all characters of a text may stand in a name without backticks. */
    static boolean isWord(String text) {
        for (char c : text.toCharArray()) {
            if (!isWordPart(c)) {
                return false;
            }
        }
        return true;
    }

    /** The name in backticks. */
    public static String quoted(String name) {
        return name.length() > 1 && name.startsWith("@") ? "@`" + name.substring(1) + "`" : "`" + name + "`";
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a character may stand in a name without backticks. */
    public static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '@' || c == '.';
    }
}
