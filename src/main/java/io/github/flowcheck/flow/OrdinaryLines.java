package io.github.flowcheck.flow;

import java.util.Arrays;

/**
 * Takes the lines that are as nearly all are: records of traffic in ASCII, one blank between their fields, no time before them.
 * Whatever it takes, {@link FlowRecord#read} takes as the same record. For one thread.
 *
 * <p>It looks at some lines at once and at one kind of field after the other, with hardly a branch: a loop over the fields of one line
 * takes twice as long, and a branch that is guessed wrong as long as two fields. What is wrong with a line is therefore only noted,
 * and the line is read again with care.
 */
final class OrdinaryLines {
    private static final int[] NONE = {};

    /** Where lines are not as they should be, fewer bytes are looked at at once; where not even one ends in them, more again. */
    private static final int LEAST = 1 << 8;

    private final FlowRecord record;
    private final FlowField[] fields;
    private final TextMarks marks = new TextMarks();
    private final KnownTexts known = new KnownTexts(1 << 13, 5);
    private final InterfaceNumbers interfaces = new InterfaceNumbers();

    /** The fields that are numbers in every record of traffic. */
    private int[] numbers = NONE;

    /** Numbers without another field between them: the first and the last of each such run. */
    private int[] runs = NONE;

    private int[] bounded = NONE;
    private int[] unbounded = NONE;
    private int[] perhapsNumbers = NONE;
    private int[] addresses = NONE;
    private final int action;
    private final int status;
    private final int networkInterface;

    /** By line other than zero if it is not an ordinary one. */
    private final long[] wrong;

    private final int[] interfaceNumbers;
    private int most = TextMarks.MOST;
    private int lines;
    private byte[] buffer = {};

    /** @param record becomes one line after the other */
    OrdinaryLines(FlowRecord record) {
        this.record = record;
        fields = record.format().fields().toArray(new FlowField[0]);
        for (int i = 0; i < fields.length; i++) {
            sort(i, fields[i]);
        }
        action = record.positionOf(FlowField.ACTION);
        status = record.positionOf(FlowField.LOG_STATUS);
        networkInterface = record.positionOf(FlowField.INTERFACE_ID);
        // even where all fields are empty
        wrong = new long[TextMarks.MOST / fields.length];
        interfaceNumbers = new int[wrong.length];
        Arrays.fill(interfaceNumbers, InterfaceNumbers.NONE);
    }

    private void sort(int i, FlowField field) {
        if (field.type() == FlowField.Type.ADDRESS) {
            addresses = with(addresses, i);
        } else if (!record.format().isAlwaysNumber(i)) {
            perhapsNumbers = field.type() == FlowField.Type.INTEGER ? with(perhapsNumbers, i) : perhapsNumbers;
        } else {
            if (numbers.length > 0 && numbers[numbers.length - 1] == i - 1) {
                runs[runs.length - 1] = i;
            } else {
                runs = with(with(runs, i), i);
            }
            numbers = with(numbers, i);
            if (field.shape().highest() > 0) {
                bounded = with(bounded, i);
            } else {
                unbounded = with(unbounded, i);
            }
        }
    }

    private static int[] with(int[] some, int another) {
        int[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = another;
        return more;
    }

    /**
     * Looks at some lines.
     *
     * @param bytes hold the lines, and as much before and behind them as a chunk does
     * @param from where the first one begins
     * @param limit behind the last one
     * @return of how many lines it can be told what they are; the line behind them has to be read with care
     */
    int look(byte[] bytes, int from, int limit) {
        buffer = bytes;
        int to = Math.min(limit, from + most);
        marks.look(bytes, from, to);
        lines = regularLines();
        boolean tooFew = lines > 0 || marks.lines() == 0;
        most = tooFew ? Math.min(TextMarks.MOST, 2 * most) : Math.max(LEAST, most / 2);
        Arrays.fill(wrong, 0, lines, 0);
        if (marks.hasEmpty()) {
            noteEmpty();
        }
        for (int field : unbounded) {
            noteLong(field, fields[field].shape().mostDigits());
        }
        for (int i = 0; i < runs.length; i += 2) {
            noteOthers(runs[i], runs[i + 1]);
        }
        for (int field : bounded) {
            noteHigh(
                    field,
                    fields[field].shape().mostDigits(),
                    fields[field].shape().highest());
        }
        for (int field : addresses) {
            noteAddresses(field, fields[field].mayLack());
        }
        for (int field : perhapsNumbers) {
            noteNoNumbers(field, fields[field].shape().mostDigits());
        }
        if (action >= 0) {
            noteActions();
        }
        if (status >= 0) {
            noteStatus();
        }
        if (networkInterface >= 0) {
            noteInterfaces();
        }
        return lines;
    }

    /**
     * Takes one of the lines that were looked at.
     *
     * @return false if it is not an ordinary one
     */
    boolean take(int line) {
        if (wrong[line] != 0) {
            return false;
        }
        int first = 1 + fields.length * line;
        record.take(buffer, marks.ends(), first, end(line), interfaceNumbers[line]);
        return true;
    }

    /** Where one of the lines ends, that is its line feed. */
    int end(int line) {
        return marks.ends()[fields.length * (line + 1)];
    }

    /** How many lines, from the first one on, have as many fields as they should, if one blank stands between fields. */
    private int regularLines() {
        int[] ends = marks.ends();
        int[] lineEnds = marks.lineEnds();
        int all = Math.min(marks.lines(), marks.count() / fields.length);
        int line = 0;
        while (line < all && ends[fields.length * (line + 1)] == lineEnds[line] && buffer[lineEnds[line]] == '\n') {
            line++;
        }
        return line;
    }

    private void noteEmpty() {
        int[] ends = marks.ends();
        for (int i = 1; i <= fields.length * lines; i++) {
            wrong[(i - 1) / fields.length] |= ends[i] - ends[i - 1] == 1 ? 1 : 0;
        }
    }

    /** Notes numbers that have more digits than so many. */
    private void noteLong(int field, int digits) {
        int[] ends = marks.ends();
        int at = 1 + field;
        for (int i = 0; i < lines; i++) {
            wrong[i] |= digits - (ends[at] - ends[at - 1] - 1) >>> 31;
            at += fields.length;
        }
    }

    /** Notes numbers, from one field to another, of which something is no digit. */
    private void noteOthers(int from, int to) {
        int[] ends = marks.ends();
        int at = 1 + from;
        int end = 1 + to;
        for (int i = 0; i < lines; i++) {
            wrong[i] |= marks.others(ends[at - 1] + 1, ends[end]);
            at += fields.length;
            end += fields.length;
        }
    }

    /** Notes numbers that have more digits than so many, or are too high. */
    private void noteHigh(int field, int digits, long highest) {
        int[] ends = marks.ends();
        int at = 1 + field;
        for (int i = 0; i < lines; i++) {
            int end = ends[at];
            int length = end - ends[at - 1] - 1;
            wrong[i] |= highest - EightBytes.number(buffer, end, length) >>> 63 | digits - length >>> 31;
            at += fields.length;
        }
    }

    private void noteAddresses(int field, boolean mayLack) {
        int[] ends = marks.ends();
        int at = 1 + field;
        for (int i = 0; i < lines; i++) {
            int start = ends[at - 1] + 1;
            int end = ends[at];
            if (!OrdinaryFields.isIpv4(buffer, start, end, marks.others(start))) {
                wrong[i] |= isIpv6(start, end - start) || mayLack && isDash(start, end) ? 0 : 1;
            }
            at += fields.length;
        }
    }

    private boolean isIpv6(int start, int length) {
        if (length > known.longest()) {
            return false;
        } else if (known.has(buffer, start, length)) {
            return true;
        }
        boolean right = OrdinaryFields.isIpv6(buffer, start, start + length);
        if (right) {
            known.add(buffer, start, length);
        }
        return right;
    }

    /** Notes fields that are neither numbers nor lacking. */
    private void noteNoNumbers(int field, int digits) {
        int[] ends = marks.ends();
        int at = 1 + field;
        for (int i = 0; i < lines; i++) {
            int start = ends[at - 1] + 1;
            int end = ends[at];
            boolean right = end - start <= digits && marks.others(start, end) == 0 || isDash(start, end);
            wrong[i] |= right ? 0 : 1;
            at += fields.length;
        }
    }

    private boolean isDash(int start, int end) {
        return end - start == 1 && buffer[start] == '-';
    }

    private void noteActions() {
        int[] ends = marks.ends();
        int at = 1 + action;
        for (int i = 0; i < lines; i++) {
            wrong[i] |= OrdinaryFields.isAction(buffer, ends[at - 1] + 1, ends[at]) ? 0 : 1;
            at += fields.length;
        }
    }

    private void noteStatus() {
        int[] ends = marks.ends();
        int at = 1 + status;
        for (int i = 0; i < lines; i++) {
            wrong[i] |= OrdinaryFields.isOk(buffer, ends[at - 1] + 1, ends[at]) ? 0 : 1;
            at += fields.length;
        }
    }

    private void noteInterfaces() {
        int[] ends = marks.ends();
        int at = 1 + networkInterface;
        for (int i = 0; i < lines; i++) {
            int start = ends[at - 1] + 1;
            int end = ends[at];
            int number = interfaces.of(buffer, start, end - start);
            interfaceNumbers[i] = number;
            if (number < 0) {
                wrong[i] |= OrdinaryFields.isInterface(buffer, start, end) || isDash(start, end) ? 0 : 1;
            }
            at += fields.length;
        }
    }
}
