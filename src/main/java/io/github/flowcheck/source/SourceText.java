package io.github.flowcheck.source;

import java.util.Arrays;
import java.util.Objects;

/**
 * A named text whose offsets can be told as lines and columns.
 *
 * <p>Offsets count UTF-16 units from 0. Lines and columns count from 1; a column is a Unicode code point, so that the
 * caret of an excerpt stands below the character it means. Lines end at LF, CRLF or CR. A leading byte order mark stays
 * in the text but takes no column. Texts of the same name and content are equal.
 */
public final class SourceText {
    private final String name;
    private final String text;

    /** Worked out when a place is told, and empty before: of most texts none ever is. */
    private volatile int[] lineStarts = {};

    /**
     * @param name what the text is called in messages, such as a path as the user wrote it
     * @param text the whole text
     */
    public SourceText(String name, String text) {
        this.name = Objects.requireNonNull(name);
        this.text = Objects.requireNonNull(text);
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known.length == 0) {
            known = lineStarts(text);
            lineStarts = known;
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean crOfCrLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !crOfCrLf)) {
                starts = count < starts.length ? starts : Arrays.copyOf(starts, 2 * count);
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** What the text is called in messages. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** A place from {@code start} (inclusive) to {@code end} (exclusive); both are clamped to the text. */
    public Place place(int start, int end) {
        int from = Math.max(0, Math.min(start, text.length()));
        return new Place(this, from, Math.max(from, Math.min(end, text.length())));
    }

    /** The place of the given 1-based line and column (in code points), {@code length} UTF-16 units long. */
    public Place placeAt(int line, int column, int length) {
        int index = Math.max(0, Math.min(line - 1, lineStarts().length - 1));
        int start = contentStart(index);
        int end = lineEnd(index);
        int offset = start;
        for (int i = 1; i < column && offset < end; i++) {
            offset += Character.charCount(text.codePointAt(offset));
        }
        return place(offset, offset + Math.min(length, text.length() - offset));
    }

    int line(int offset) {
        int low = 0;
        int high = lineStarts().length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts()[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    int column(int offset) {
        int start = contentStart(line(offset) - 1);
        return offset <= start ? 1 : text.codePointCount(start, offset) + 1;
    }

    String lineText(int line) {
        return text.substring(contentStart(line - 1), lineEnd(line - 1));
    }

    private int contentStart(int index) {
        int start = lineStarts()[index];
        return start == 0 && text.startsWith("\uFEFF") ? 1 : start;
    }

    private int lineEnd(int index) {
        int end = index + 1 < lineStarts().length ? lineStarts()[index + 1] : text.length();
        while (end > contentStart(index) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof SourceText that && name.equals(that.name) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
