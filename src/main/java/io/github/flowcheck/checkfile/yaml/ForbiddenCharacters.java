package io.github.flowcheck.checkfile.yaml;

import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.Locale;

/** The characters that no YAML file may hold (YAML 1.2.2, 5.1): control characters, lone surrogates, U+FFFE and U+FFFF. */
final class ForbiddenCharacters {
    private static final int MOST_TOLD = 20;

    private ForbiddenCharacters() {}

    /** Whether a text is visible ASCII, blanks and line feeds alone, as nearly all are: that takes a fraction of looking for others. */
    static boolean isPlain(String text) {
        for (char c : text.toCharArray()) {
            if ((c < ' ' || c > '~') && c != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Tells the first of them. The YAML library would stop at the first one, wherever in its buffer it stands. */
    static boolean tell(SourceText source, int start, Problems problems) {
        String text = source.text();
        int told = 0;
        for (int unit = start; unit < text.length() && told < MOST_TOLD; ) {
            int c = text.codePointAt(unit);
            int width = Character.charCount(c);
            if (!isAllowed(c)) {
                problems.error(
                        source.place(unit, unit + width),
                        String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", c),
                        "remove it, or write it as an escape in double quotes");
                told++;
            }
            unit += width;
        }
        return told > 0;
    }

    private static boolean isAllowed(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
