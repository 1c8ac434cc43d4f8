package io.github.flowcheck.insights;

import java.util.Locale;
import java.util.Set;

/** How names of fields and aliases are written. */
final class FieldName {
    /** Words that cannot be a field unless they stand in backticks. */
    static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "like", "as", "by");

    private static final Set<String> QUOTED = Set.of("asc", "desc", "any", "multi", "logfmt", "csv");

    private FieldName() {}

    /** @throws IllegalArgumentException if no query can name that field */
    static String checked(String name) {
        boolean writable = !name.isEmpty() && name.chars().noneMatch(c -> c == '`' || Character.isISOControl(c));
        if (!writable) {
            throw new IllegalArgumentException("no name of a field: " + name);
        }
        return name;
    }

    /** The name as a query writes it; the {@code @} of a name in backticks stands before them. */
    static String written(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean plain = name.chars().allMatch(c -> c < 0x80 && Lexer.isWordPart((char) c))
                && !Lexer.isDigit(name.charAt(0))
                && name.charAt(0) != '.'
                && !RESERVED.contains(lower)
                && !QUOTED.contains(lower);
        if (plain) {
            return name;
        }
        return quoted(name);
    }

    /** The name in backticks. */
    static String quoted(String name) {
        return name.length() > 1 && name.startsWith("@") ? "@`" + name.substring(1) + "`" : "`" + name + "`";
    }
}
