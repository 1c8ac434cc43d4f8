package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.flow.FlowRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of one query, each a few numbers in a row: its key, its measures, and where it was first seen. */
final class GroupTable {
    /** The sum of a field that was no number yet. All numbers in records are zero or more. */
    static final long NO_SUM = -1;

    private final GroupKey[] keys;
    private final Measure[] measures;
    private final LongTexts texts = new LongTexts();
    private final int keyWidth;
    private final int width;
    private final long limit;
    private final long[] probe;
    private long[] numbers;
    private int[] slots = new int[8];
    private int count;
    private int last = -1;

    /** Sums, or parts of them, that do not fit into a row, by the place where the rest stands. */
    private final Map<Integer, Number> otherSums = new HashMap<>();

    /** @param limit how many groups there may be */
    GroupTable(ScanQuery query, long limit) {
        this.keys = query.keys().toArray(GroupKey[]::new);
        this.measures = query.measures().toArray(Measure[]::new);
        this.keyWidth = query.keyWidth();
        this.width = keyWidth + measures.length + 1;
        this.limit = limit;
        this.probe = new long[keyWidth];
        this.numbers = new long[4 * width];
    }

    int count() {
        return count;
    }

    /**
     * Adds a record to its group.
     *
     * @param position where the record stands in the logs
     * @throws QueryTooLargeException if there are too many groups
     */
    void add(FlowRecord record, long position) {
        int at = 0;
        for (GroupKey key : keys) {
            key.write(record, texts, probe, at);
            at += key.width();
        }
        int row = rowAt(position);
        for (int i = 0; i < measures.length; i++) {
            add(measures[i], record, row + keyWidth + i);
        }
    }

    /** The row of the key in the probe; a thread that helps with another file may meet an earlier record of it later. */
    private int rowAt(long position) {
        int row = row(position);
        if (position < numbers[row + width - 1]) {
            numbers[row + width - 1] = position;
        }
        return row;
    }

    private void add(Measure measure, FlowRecord record, int place) {
        if (measure instanceof Measure.Count) {
            numbers[place]++;
        } else if (measure instanceof Measure.SumOfField sum) {
            addNumber(record, sum.position(), place);
        } else if (measure instanceof Measure.Earliest) {
            numbers[place] = Math.min(numbers[place], record.startMillis());
        } else if (measure instanceof Measure.Latest) {
            numbers[place] = Math.max(numbers[place], record.startMillis());
        } else if (measure instanceof Measure.SumOfTest sum) {
            numbers[place] += sum.test().holds(record) ? 1 : 0;
        }
    }

    private void addNumber(FlowRecord record, int position, int place) {
        long number = record.numberAt(position);
        if (number >= 0) {
            addToSum(number, place);
        } else {
            addOther(Numbers.parse(record.textAt(position)), place);
        }
    }

    private void addToSum(long number, int place) {
        long before = Math.max(numbers[place], 0);
        if (before + number < 0) {
            addOther(before, place);
            before = 0;
        }
        numbers[place] = before + number;
    }

    private void addOther(@Nullable Number number, int place) {
        if (number != null) {
            otherSums.merge(place, number, Numbers::add);
        }
    }

    /** The place of the row whose key is in the probe; a new one if there is none. */
    private int row(long position) {
        if (last >= 0 && isKeyAt(last)) {
            return last;
        }
        int slot = slot();
        while (slots[slot] != 0) {
            int row = (slots[slot] - 1) * width;
            if (isKeyAt(row)) {
                last = row;
                return row;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (count >= limit) {
            throw QueryTooLargeException.ofGroups(limit);
        }
        last = append(position);
        slots[slot] = count;
        if (2 * count > slots.length) {
            spread();
        }
        return last;
    }

    private int append(long position) {
        int row = count++ * width;
        if (row + width > numbers.length) {
            numbers = Arrays.copyOf(numbers, row + width + (numbers.length >> 1));
        }
        System.arraycopy(probe, 0, numbers, row, keyWidth);
        for (int i = 0; i < measures.length; i++) {
            numbers[row + keyWidth + i] = measures[i].start();
        }
        numbers[row + width - 1] = position;
        return row;
    }

    private boolean isKeyAt(int row) {
        for (int i = 0; i < keyWidth; i++) {
            if (numbers[row + i] != probe[i]) {
                return false;
            }
        }
        return true;
    }

    private int slot() {
        long hash = 0;
        for (long number : probe) {
            hash = (hash ^ number) * 0x9e37_79b9_7f4a_7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash & slots.length - 1;
    }

    private void spread() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(numbers, i * width, probe, 0, keyWidth);
            int slot = slot();
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i + 1;
        }
    }

    /**
     * Takes over the groups of another table of the same query.
     *
     * @throws QueryTooLargeException if there are too many groups together
     */
    void addAll(GroupTable other) {
        for (int i = 0; i < other.count; i++) {
            int from = i * other.width;
            System.arraycopy(other.numbers, from, probe, 0, keyWidth);
            int at = 0;
            for (GroupKey key : keys) {
                key.move(probe, at, other.texts, texts);
                at += key.width();
            }
            long position = other.numbers[from + width - 1];
            int row = rowAt(position);
            for (int m = 0; m < measures.length; m++) {
                addAll(measures[m], row + keyWidth + m, other, from + keyWidth + m);
            }
        }
    }

    private void addAll(Measure measure, int place, GroupTable other, int from) {
        long number = other.numbers[from];
        if (measure instanceof Measure.SumOfField) {
            if (number >= 0) {
                addToSum(number, place);
            }
            addOther(other.otherSums.get(from), place);
        } else if (measure instanceof Measure.Earliest) {
            numbers[place] = Math.min(numbers[place], number);
        } else if (measure instanceof Measure.Latest) {
            numbers[place] = Math.max(numbers[place], number);
        } else {
            numbers[place] += number;
        }
    }

    /** Where the group was first seen. */
    long position(int group) {
        return numbers[group * width + width - 1];
    }

    /** A column's value in a group, as the engine would have it; null if there is none. */
    @Nullable
    Object value(int group, RowLayout.Column column) {
        int row = group * width;
        if (!column.isKey()) {
            return measured(row + keyWidth + column.number());
        }
        int at = row;
        for (int i = 0; i < column.number(); i++) {
            at += keys[i].width();
        }
        return keys[column.number()].value(numbers, at, texts);
    }

    private @Nullable Object measured(int place) {
        Number other = otherSums.get(place);
        long number = numbers[place];
        if (number == NO_SUM) {
            return other;
        }
        return other == null ? (Number) number : Numbers.add(other, number);
    }
}
