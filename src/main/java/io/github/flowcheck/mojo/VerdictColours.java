package io.github.flowcheck.mojo;

import io.github.flowcheck.verify.Verdict;
import java.util.Arrays;

/**
 * Colours the verdict with which a line begins, where Maven colours its own lines.
 *
 * @param on whether it does
 */
record VerdictColours(boolean on) {
    /** Colours nothing. */
    static final VerdictColours NONE = new VerdictColours(false);

    private static final String END = "\u001b[m";

    /**
     * As Maven does it: {@code -Dstyle.color}, {@code -B}, {@code -l} and whether a terminal is there are all asked by Maven itself,
     * which keeps the answer in a class that it lets plugins see, from 3.6.3 to 4. Where there is none, nothing is coloured.
     */
    static VerdictColours ofMaven() {
        try {
            Object enabled = Class.forName("org.fusesource.jansi.Ansi")
                    .getMethod("isEnabled")
                    .invoke(null);
            return new VerdictColours(Boolean.TRUE.equals(enabled));
        } catch (ReflectiveOperationException | LinkageError e) {
            return NONE;
        }
    }

    String of(String line) {
        if (!on) {
            return line;
        }
        return Arrays.stream(Verdict.values())
                .filter(verdict -> line.startsWith(verdict.name() + " "))
                .findFirst()
                .map(verdict -> "\u001b[" + code(verdict) + "m" + verdict.name() + END
                        + line.substring(verdict.name().length()))
                .orElse(line);
    }

    /** Bold green, red and yellow, as Maven's own success, failure and warning; what asks for nothing is cyan. */
    private static String code(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "1;32";
            case FAIL, ERROR -> "1;31";
            case INCONCLUSIVE -> "1;33";
            case WAIVED, OBSERVED -> "36";
        };
    }
}
