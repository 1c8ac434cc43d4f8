package io.github.flowcheck.output.text;

import java.util.List;
import java.util.stream.Stream;

/** Makes text of any origin safe to print: it can neither move a terminal's cursor nor turn the reading direction. */
public final class Printable {
    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /** The lines of a text, each safe; line ends are LF, CRLF or CR, and one at the end makes no further line. */
    public static List<String> lines(String text) {
        String ended = text.replace("\r\n", "\n").replace('\r', '\n');
        String trimmed = ended.endsWith("\n") ? ended.substring(0, ended.length() - 1) : ended;
        return Stream.of(trimmed.split("\n", -1)).map(Printable::line).toList();
    }

    /** The text in one line: line ends and tabs become blanks, other characters that do not print become U+FFFD. */
    public static String line(String text) {
        return isPlain(text) ? text : safeLine(text);
    }

    /** Whether the text has nothing but blanks and visible ASCII characters, as nearly all have. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String safeLine(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> safe.appendCodePoint(printable(c)));
        return safe.toString();
    }

    private static int printable(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return ' ';
        }
        return Character.isISOControl(c) || isHidden(c) || isNoText(c) ? REPLACEMENT : c;
    }

    /** Invisible characters that break lines, turn the direction or hide text; joiners belong to scripts and stay. */
    private static boolean isHidden(int c) {
        return switch (c) {
            case 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF -> true;
            default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xE0000 && c <= 0xE007F);
        };
    }

    /** Halves of surrogate pairs and the two code points that XML refuses. */
    private static boolean isNoText(int c) {
        return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || c == 0xFFFE || c == 0xFFFF;
    }
}
