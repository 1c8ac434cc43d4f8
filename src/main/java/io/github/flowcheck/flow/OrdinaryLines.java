package io.github.flowcheck.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the lines that are as nearly all are: records in ASCII, one blank between their fields, no time before them. Whatever it
 * takes, {@link FlowRecord#read} takes as the same record. For one thread.
 *
 * <p>It looks at some lines at once and at one kind of field after the other, with hardly a branch: a loop over the fields of one line
 * takes twice as long, and a branch that is guessed wrong as long as two fields. What is wrong with a line is therefore only noted,
 * and the line is read again with care.
 */
final class OrdinaryLines {
    private final FlowRecord record;
    private final LinesAhead lines;
    private final InterfaceCheck interfaces;
    private final LineStep[] steps;
    private final WithoutTraffic withoutTraffic;
    private final boolean beginsWithText;

    /** @param record becomes one line after the other */
    OrdinaryLines(FlowRecord record) {
        this.record = record;
        LogFormat format = record.format();
        lines = new LinesAhead(format);
        interfaces = new InterfaceCheck(record.positionOf(FlowField.INTERFACE_ID), lines.wrong.length);
        List<LineStep> all = new ArrayList<>(lines.steps());
        all.addAll(FieldChecks.of(format, lines));
        all.add(interfaces);
        steps = all.toArray(new LineStep[0]);
        withoutTraffic = new WithoutTraffic(format);
        beginsWithText = format.fields().get(0).shape() == FieldShape.TEXT;
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
        lines.begin(bytes, from, limit);
        for (LineStep step : steps) {
            step.on(lines);
        }
        return lines.count();
    }

    /**
     * Takes one of the lines that were looked at.
     *
     * @return false if it is not an ordinary one
     */
    boolean take(int line) {
        boolean traffic = lines.wrong[line] == 0;
        if (!traffic && !withoutTraffic.has(lines, line) || mayBeginWithTime(line)) {
            return false;
        }
        record.take(lines, line, interfaces.number(line), traffic);
        return true;
    }

    /** Where one of the lines ends, that is its line feed. */
    int end(int line) {
        return lines.end(line);
    }

    /** A time before a record could be the text that it should begin with; other records have no field to spare for it. */
    private boolean mayBeginWithTime(int line) {
        int start = lines.start(line, 0);
        byte[] buffer = lines.buffer();
        return beginsWithText && buffer[start + 4] == '-' && buffer[start + 10] == 'T';
    }
}
