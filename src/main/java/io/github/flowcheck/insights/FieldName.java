package io.github.flowcheck.insights;

import java.util.Locale;
import java.util.Set;

/** How names of fields and aliases are written. */
public final class FieldName {
    /** Words that cannot be a field unless they stand in backticks. */
    public static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "like", "as", "by");

    private static final Set<String> QUOTED = Set.of("asc", "desc", "any", "multi", "logfmt", "csv", "where");

    private FieldName() {}

    /** @throws IllegalArgumentException if no query can name that field */
    public static String checked(String name) {
        boolean writable = !name.isEmpty() && name.chars().noneMatch(c -> c == '`' || Character.isISOControl(c));
        if (!writable) {
            throw new IllegalArgumentException("no name of a field: " + name);
        }
        return name;
    }

    /** The name as a query writes it; the {@code @} of a name in backticks stands before them. */
    public static String written(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean plain = name.chars().allMatch(c -> c < 0x80 && isWordPart((char) c))
                && !isDigit(name.charAt(0))
                && name.charAt(0) != '.'
                && !RESERVED.contains(lower)
                && !QUOTED.contains(lower);
        if (plain) {
            return name;
        }
        return quoted(name);
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
