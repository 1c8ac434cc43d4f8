package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowRecord;

/**
 * What all ordinary records add to the only group that they are of: most records count for nothing but whether their interface was
 * heard of at all, so that is kept together until somebody asks for the row.
 */
final class OneGroup {
    private final GroupShape shape;
    private final int row;
    private final boolean isTimed;

    /** By sum of a test, how many records it counts. */
    private final long[] holding;

    private long records;
    private long first = Long.MAX_VALUE;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** @param row where the row of the group begins */
    OneGroup(GroupShape shape, int row) {
        this.shape = shape;
        this.row = row;
        this.holding = new long[shape.sumsOfTests.length];
        this.isTimed = shape.earliest.length > 0 || shape.latest.length > 0;
    }

    /** Adds a record, of which the measures whose bits are set count it by their condition. */
    void add(FlowRecord record, long position, long holds) {
        records++;
        first = Math.min(first, position);
        for (int i = 0; i < holding.length; i++) {
            holding[i] += holds >>> shape.sumOfTestNumbers[i] & 1;
        }
        if (isTimed) {
            long millis = record.startMillis();
            earliest = Math.min(earliest, millis);
            latest = Math.max(latest, millis);
        }
    }

    /** Adds what was added here to the numbers of the row. */
    void addTo(long[] numbers) {
        int place = row + shape.width - 1;
        numbers[place] = Math.min(numbers[place], first);
        for (int count : shape.counts) {
            numbers[row + count] += records;
        }
        for (int i = 0; i < holding.length; i++) {
            numbers[row + shape.sumsOfTests[i]] += holding[i];
        }
        for (int time : shape.earliest) {
            numbers[row + time] = Math.min(numbers[row + time], earliest);
        }
        for (int time : shape.latest) {
            numbers[row + time] = Math.max(numbers[row + time], latest);
        }
    }
}
