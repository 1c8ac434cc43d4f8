package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowRecord;

/** Which values of something groups have. */
final class DistinctValues {
    private final GroupKey value;
    private final LongTexts texts;
    private final KeyedRows known;

    /** A group's number, and the value behind it. */
    private final long[] probe;

    /** @param value what is looked at in a record */
    DistinctValues(GroupKey value, GroupMemory.Share memory) {
        this.value = value;
        this.texts = new LongTexts(memory);
        this.probe = new long[1 + value.width()];
        this.known = new KeyedRows(probe.length, probe.length, memory);
    }

    /** Whether the record's value is one that the group does not have yet; now it has. */
    boolean add(FlowRecord record, int group) {
        value.write(record, texts, probe, 1);
        probe[0] = group;
        return addProbe();
    }

    /** How many values of groups are known, together. */
    int count() {
        return known.count();
    }

    /** Of which group a value is, of those that are known from 0 on. */
    int groupOf(int number) {
        return (int) known.numbers[number * probe.length];
    }

    /** The same as {@link #add} for a value that was found elsewhere. */
    boolean add(DistinctValues other, int number, int group) {
        System.arraycopy(other.known.numbers, number * probe.length, probe, 0, probe.length);
        value.move(probe, 1, other.texts, texts);
        probe[0] = group;
        return addProbe();
    }

    private boolean addProbe() {
        boolean isNew = known.find(probe) < 0;
        if (isNew) {
            known.append(probe);
        }
        return isNew;
    }
}
