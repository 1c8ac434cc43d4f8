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

    private final GroupShape shape;
    private final LongTexts texts = new LongTexts();
    private final long limit;
    private long[] numbers;
    private int[] slots = new int[8];
    private int count;
    private int last = -1;
    private long records;

    /** Sums, or parts of them, that do not fit into a row, by the place where the rest stands. */
    private final Map<Integer, Number> otherSums = new HashMap<>();

    /** @param limit how many groups there may be */
    GroupTable(GroupShape shape, long limit) {
        this.shape = shape;
        this.limit = limit;
        this.numbers = new long[2 * shape.width];
    }

    /** How many records were added. */
    long records() {
        return records;
    }

    /** How many groups there are. */
    int count() {
        return count;
    }

    /**
     * Adds a record to its group.
     *
     * @param position where the record stands in the logs
     * @param holding which of the measures that count by a condition count the record, a bit a measure
     * @param probe for a key; tables of one thread share it
     * @throws QueryTooLargeException if there are too many groups
     */
    void add(FlowRecord record, long position, long holding, long[] probe) {
        for (int i = 0; i < shape.keys.length; i++) {
            shape.keys[i].write(record, texts, probe, shape.keyPlaces[i]);
        }
        int row = rowAt(position, probe);
        for (int place : shape.counts) {
            numbers[row + place]++;
        }
        for (int i = 0; i < shape.sums.length; i++) {
            addNumber(record, shape.summedFields[i], row + shape.sums[i]);
        }
        for (int i = 0; i < shape.sumsOfTests.length; i++) {
            numbers[row + shape.sumsOfTests[i]] += holding >>> shape.sumOfTestNumbers[i] & 1;
        }
        for (int place : shape.earliest) {
            numbers[row + place] = Math.min(numbers[row + place], record.startMillis());
        }
        for (int place : shape.latest) {
            numbers[row + place] = Math.max(numbers[row + place], record.startMillis());
        }
        records++;
    }

    /** The row of the key in the probe; a thread that helps with another file may meet an earlier record of it later. */
    private int rowAt(long position, long[] probe) {
        int row = row(position, probe);
        int place = row + shape.width - 1;
        numbers[place] = Math.min(numbers[place], position);
        return row;
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
    private int row(long position, long[] probe) {
        if (last >= 0 && isKeyAt(last, probe)) {
            return last;
        }
        int slot = slot(probe, 0);
        while (slots[slot] != 0) {
            int row = (slots[slot] - 1) * shape.width;
            if (isKeyAt(row, probe)) {
                last = row;
                return row;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (count >= limit) {
            throw QueryTooLargeException.ofGroups(limit);
        }
        last = append(position, probe);
        slots[slot] = count;
        if (2 * count > slots.length) {
            spread();
        }
        return last;
    }

    private int append(long position, long[] probe) {
        int row = count++ * shape.width;
        if (row + shape.width > numbers.length) {
            numbers = Arrays.copyOf(numbers, row + shape.width + (numbers.length >> 1));
        }
        System.arraycopy(probe, 0, numbers, row, shape.keyWidth);
        for (int i = 0; i < shape.measures.length; i++) {
            numbers[row + shape.keyWidth + i] = shape.measures[i].start();
        }
        numbers[row + shape.width - 1] = position;
        return row;
    }

    private boolean isKeyAt(int row, long[] probe) {
        long differences = 0;
        for (int i = 0; i < shape.keyWidth; i++) {
            differences |= numbers[row + i] ^ probe[i];
        }
        return differences == 0;
    }

    private int slot(long[] key, int from) {
        long hash = 0;
        for (int i = from; i < from + shape.keyWidth; i++) {
            hash = (hash ^ key[i]) * 0x9e37_79b9_7f4a_7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash & slots.length - 1;
    }

    private void spread() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < count; i++) {
            int slot = slot(numbers, i * shape.width);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = i + 1;
        }
    }

    /**
     * Takes over the groups of another table of the same shape.
     *
     * @throws QueryTooLargeException if there are too many groups together
     */
    void addAll(GroupTable other) {
        records += other.records;
        long[] probe = new long[shape.keyWidth];
        for (int i = 0; i < other.count; i++) {
            int from = i * shape.width;
            System.arraycopy(other.numbers, from, probe, 0, shape.keyWidth);
            for (int k = 0; k < shape.keys.length; k++) {
                shape.keys[k].move(probe, shape.keyPlaces[k], other.texts, texts);
            }
            int row = rowAt(other.numbers[from + shape.width - 1], probe);
            for (int m = 0; m < shape.measures.length; m++) {
                addAll(shape.measures[m], row + shape.keyWidth + m, other, from + shape.keyWidth + m);
            }
        }
    }

    private void addAll(Measure.Kind measure, int place, GroupTable other, int from) {
        long number = other.numbers[from];
        switch (measure) {
            case SUM_OF_FIELD -> {
                if (number >= 0) {
                    addToSum(number, place);
                }
                addOther(other.otherSums.get(from), place);
            }
            case EARLIEST -> numbers[place] = Math.min(numbers[place], number);
            case LATEST -> numbers[place] = Math.max(numbers[place], number);
            default -> numbers[place] += number;
        }
    }

    /** Where the group was first seen. */
    long position(int group) {
        return numbers[group * shape.width + shape.width - 1];
    }

    /** A column's value in a group, as the engine would have it; null if there is none. */
    @Nullable
    Object value(int group, RowLayout.Column column) {
        int row = group * shape.width;
        if (!column.isKey()) {
            return measured(row + shape.keyWidth + column.number());
        }
        return shape.keys[column.number()].value(numbers, row + shape.keyPlaces[column.number()], texts);
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
