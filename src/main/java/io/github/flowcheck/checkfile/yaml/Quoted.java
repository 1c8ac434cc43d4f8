package io.github.flowcheck.checkfile.yaml;

import java.util.Locale;

/** A value of a file as messages show it: in double quotes, cut when it is long, what cannot be seen as escapes. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        boolean cut = text.length() > LONGEST && text.codePointCount(0, text.length()) > LONGEST;
        return shown.append(cut ? "…" : "").append('"').toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isInvisible(c)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04X", c));
                } else {
                    shown.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> c != ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
