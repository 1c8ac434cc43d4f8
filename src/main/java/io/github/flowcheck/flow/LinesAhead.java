package io.github.flowcheck.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The next lines, as far as they have as many fields as they should and one blank between fields. What is wrong with one of them is
 * only noted. For one thread.
 */
final class LinesAhead {
    /** Where lines are not as they should be, fewer bytes are looked at at once; where not even one ends in them, more again. */
    private static final int LEAST = 1 << 8;

    private final TextMarks marks = new TextMarks();
    private final int width;
    private int stride;

    /** By line other than zero if something is wrong with it. */
    final long[] wrong;

    /** By field. */
    private final Ipv6Column[] ipv6;

    private int most = TextMarks.MOST;
    private int count;
    private byte[] buffer = {};
    private int from;
    private int to;

    /** @param format of the lines */
    LinesAhead(LogFormat format) {
        width = format.fields().size();
        // even where all fields are empty
        wrong = new long[TextMarks.MOST / width];
        ipv6 = new Ipv6Column[width];
        for (int i = 0; i < width; i++) {
            ipv6[i] = new Ipv6Column(format.fields().get(i).type() == FlowField.Type.ADDRESS ? wrong.length : 0);
        }
    }

    /** Finds the lines. */
    List<LineStep> steps() {
        List<LineStep> steps = new ArrayList<>(marks.steps());
        steps.add(new Count());
        return steps;
    }

    /**
     * Goes on to other lines, which {@link #steps} have to find then.
     *
     * @param bytes hold the lines, and as much before and behind them as a chunk does
     * @param first where the first one begins
     * @param limit behind the last one
     */
    void begin(byte[] bytes, int first, int limit) {
        buffer = bytes;
        from = first;
        to = Math.min(limit, from + most);
    }

    /** Counts the lines, of which nothing is noted then but empty fields. */
    private static final class Count implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            lines.count = lines.regular();
            boolean tooFew = lines.count > 0 || lines.marks.lines() == 0;
            lines.most = tooFew ? Math.min(TextMarks.MOST, 2 * lines.most) : Math.max(LEAST, lines.most / 2);
            Arrays.fill(lines.wrong, 0, lines.count, 0);
            if (lines.marks.hasEmpty()) {
                lines.noteEmpty();
            }
        }
    }

    /** How many lines, from the first one on, have as many fields as they should, if one blank stands between fields. */
    private int regular() {
        boolean crlf = marks.lines() > 1 && buffer[marks.lineEnds()[0]] == '\r';
        stride = crlf ? width + 1 : width;
        int all = Math.min(crlf ? marks.lines() / 2 : marks.lines(), marks.count() / stride);
        int line = 0;
        while (line < all && (crlf ? endsInCrLf(line) : endsInLf(line))) {
            line++;
        }
        return line;
    }

    private boolean endsInLf(int line) {
        int end = marks.lineEnds()[line];
        return marks.ends()[width * (line + 1)] == end && buffer[end] == '\n';
    }

    private boolean endsInCrLf(int line) {
        int cr = marks.lineEnds()[2 * line];
        int end = marks.lineEnds()[2 * line + 1];
        return marks.ends()[stride * line + width] == cr && end == cr + 1 && buffer[cr] == '\r' && buffer[end] == '\n';
    }

    private void noteEmpty() {
        int[] ends = marks.ends();
        for (int i = 0; i < count; i++) {
            for (int at = stride * i; at < stride * i + width; at++) {
                wrong[i] |= ends[at + 1] - ends[at] == 1 ? 1 : 0;
            }
        }
    }

    int count() {
        return count;
    }

    /** How far the ends of one line's fields are from those of the next line's: as many as there are fields, one more with CR LF. */
    int stride() {
        return stride;
    }

    /** Where the first line begins. */
    int from() {
        return from;
    }

    /** Behind the last byte that is looked at. */
    int to() {
        return to;
    }

    byte[] buffer() {
        return buffer;
    }

    TextMarks marks() {
        return marks;
    }

    /** Where fields end: from 1 on, one line's behind the other's; before the first one stands the place before the lines. */
    int[] ends() {
        return marks.ends();
    }

    /** Where a field of a line starts. */
    int start(int line, int field) {
        return marks.ends()[stride * line + field] + 1;
    }

    /** Where a field of a line ends, exclusive. */
    int end(int line, int field) {
        return marks.ends()[stride * line + field + 1];
    }

    /** Where a line ends, that is its line feed. */
    int end(int line) {
        return marks.ends()[stride * (line + 1)];
    }

    /** The IPv6 addresses of a field that has addresses. */
    Ipv6Column ipv6(int field) {
        return ipv6[field];
    }

    boolean isDash(int start, int end) {
        return end - start == 1 && buffer[start] == '-';
    }
}
