package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.EngineLimits;
import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/** The groups of one query, each a few numbers in a row: its key, its measures, and where it was first seen. */
final class GroupTable {
    private final GroupShape shape;
    private final GroupMemory.Share memory;
    private final LongTexts texts;
    private final EngineLimits limits;
    private final KeyedRows rows;
    private final Sums sums = new Sums();
    private final @Nullable OtherMeasures others;
    private long records;

    /** Of all ordinary records, if they are of one group and there was one. */
    private @Nullable OneGroup ordinary;

    /**
     * @param limits how many groups and different values there may be
     * @param memory of which these take what they need
     */
    GroupTable(GroupShape shape, EngineLimits limits, GroupMemory.Share memory) {
        this.memory = memory;
        this.shape = shape;
        this.limits = limits;
        this.texts = new LongTexts(memory);
        this.rows = new KeyedRows(shape.keyWidth, shape.width, memory);
        this.others = shape.others.isEmpty() ? null : new OtherMeasures(shape, sums, limits.values(), memory);
    }

    /** Lets the memory go; the table is not used any more. */
    void release() {
        memory.release();
    }

    /** How many records were added. */
    long records() {
        return records;
    }

    /** How many groups there are. */
    int count() {
        return rows.count();
    }

    /**
     * Adds a record to its group.
     *
     * @param position where the record stands in the logs
     * @param holding which of the measures that count by a condition count the record, a bit a measure
     * @param probe for a key; tables of one thread share it
     * @throws QueryTooLargeException if there are too many groups, or different values
     */
    void add(FlowRecord record, long position, long holding, long[] probe) {
        records++;
        if (ordinary != null && record.isOrdinary()) {
            ordinary.add(record, position, holding);
            return;
        }
        for (int i = 0; i < shape.keys.length; i++) {
            shape.keys[i].write(record, texts, probe, shape.keyPlaces[i]);
        }
        int row = row(probe);
        if (shape.isOneCount && record.isOrdinary()) {
            ordinary = new OneGroup(shape, row);
        }
        long[] numbers = rows.numbers;
        int first = row + shape.width - 1;
        // a thread that helps with another file may meet an earlier record of a group later
        numbers[first] = Math.min(numbers[first], position);
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
        if (others != null) {
            others.add(record, numbers, row, row / shape.width);
        }
    }

    /** Puts into their row what was added apart; whoever looks at rows asks for that first. */
    void settle() {
        if (ordinary != null) {
            ordinary.addTo(rows.numbers);
            ordinary = null;
        }
    }

    private void addNumber(FlowRecord record, int position, int place) {
        long number = record.numberAt(position);
        if (number >= 0) {
            sums.add(rows.numbers, place, number);
        } else {
            Number any = Numbers.parse(record.textAt(position));
            if (any != null) {
                sums.addAny(place, any);
            }
        }
    }

    /** The place of the row whose key is in the probe; a new one if there is none. */
    private int row(long[] probe) {
        int row = rows.find(probe);
        return row >= 0 ? row : append(probe);
    }

    private int append(long[] probe) {
        if (rows.count() >= limits.groups()) {
            throw QueryTooLargeException.ofGroups(limits.groups());
        }
        int row = rows.append(probe);
        for (int i = 0; i < shape.measures.length; i++) {
            rows.numbers[row + shape.measurePlaces[i]] = shape.measures[i].start();
        }
        rows.numbers[row + shape.width - 1] = Long.MAX_VALUE;
        return row;
    }

    /**
     * Takes over the groups of another table of the same shape.
     *
     * @throws QueryTooLargeException if there are too many groups together
     */
    void addAll(GroupTable other) {
        settle();
        other.settle();
        records += other.records;
        addGroups(other, other.groups());
    }

    /** All groups. */
    int[] groups() {
        int[] groups = new int[count()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i;
        }
        return groups;
    }

    private void addGroups(GroupTable other, int[] groups) {
        long[] probe = new long[shape.keyWidth];
        int[] moved = new int[others == null ? 0 : groups.length];
        for (int i = 0; i < groups.length; i++) {
            int from = groups[i] * shape.width;
            System.arraycopy(other.rows.numbers, from, probe, 0, shape.keyWidth);
            for (int k = 0; k < shape.keys.length; k++) {
                shape.keys[k].move(probe, shape.keyPlaces[k], other.texts, texts);
            }
            int row = row(probe);
            int first = shape.width - 1;
            rows.numbers[row + first] = Math.min(rows.numbers[row + first], other.rows.numbers[from + first]);
            for (int m = 0; m < shape.measures.length; m++) {
                addAll(shape.measures[m], row + shape.measurePlaces[m], other, from + shape.measurePlaces[m]);
            }
            if (others != null && other.others != null) {
                others.addAll(other.others, rows.numbers, row, other.rows.numbers, from);
                moved[i] = row;
            }
        }
        if (others != null && other.others != null) {
            others.addValues(other.others, moved, rows.numbers, shape.width);
        }
    }

    private void addAll(Measure.Kind measure, int place, GroupTable other, int from) {
        long[] numbers = rows.numbers;
        long number = other.rows.numbers[from];
        switch (measure) {
            case SUM_OF_FIELD -> sums.addAll(numbers, place, other.sums, other.rows.numbers, from);
            case EARLIEST -> numbers[place] = Math.min(numbers[place], number);
            case LATEST -> numbers[place] = Math.max(numbers[place], number);
            case COUNT, SUM_OF_TEST -> numbers[place] += number;
            default -> {}
        }
    }

    /** How many records there are in some groups, where that is one of the measures. */
    long records(int[] groups) {
        long count = 0;
        for (int group : groups) {
            count += rows.numbers[group * shape.width + shape.counts[0]];
        }
        return count;
    }

    /**
     * A table of some of the groups and of all groups of another table of the same shape.
     *
     * @param most how many groups it may have
     * @param own the memory of which they take what they need
     * @throws QueryTooLargeException if there are too many
     */
    GroupTable with(int[] groups, GroupTable other, EngineLimits most, GroupMemory.Share own) {
        GroupTable both = new GroupTable(shape, most, own);
        both.records = records(groups);
        both.addGroups(this, groups);
        both.addAll(other);
        return both;
    }

    /** Where the group was first seen. */
    long position(int group) {
        return rows.numbers[group * shape.width + shape.width - 1];
    }

    /** The value of a key of a group, as the engine would have it. */
    Object key(int group, int number) {
        return shape.keys[number].value(rows.numbers, group * shape.width + shape.keyPlaces[number], texts);
    }

    /** The number that a key of a group is all the digits of, where all records have one. */
    long numberKey(int group, int number) {
        return ((GroupKey.OfShortField) shape.keys[number])
                .number(rows.numbers, group * shape.width + shape.keyPlaces[number], texts);
    }

    /** The value of a measure in a group, as the engine would have it; null if there is none. */
    @Nullable
    Object measure(int group, int number) {
        int place = group * shape.width + shape.measurePlaces[number];
        return switch (shape.measures[number]) {
            case SUM_OF_FIELD -> sums.value(rows.numbers, place);
            case OTHER -> other(number, place);
            default -> rows.numbers[place];
        };
    }

    /** The whole number of zero or more that results show a key as; -1 where only the key tells. */
    long wholeKey(int group, int number) {
        return shape.keys[number].whole(rows.numbers, group * shape.width + shape.keyPlaces[number]);
    }

    /** The whole number of zero or more that results show a measure as; -1 for anything else. */
    long wholeMeasure(int group, int number) {
        int place = group * shape.width + shape.measurePlaces[number];
        return switch (shape.measures[number]) {
            case SUM_OF_FIELD, OTHER -> Values.whole(measure(group, number));
            default -> rows.numbers[place];
        };
    }

    private @Nullable Object other(int number, int place) {
        return others == null ? null : others.value(shape.others.get(shape.otherNumbers[number]), rows.numbers, place);
    }
}
