package io.github.flowcheck.local.scan;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.FlowRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Counts the records of some stretches of time. */
public final class TimeRanges {
    private final long[] firsts;
    private final long[] ends;
    private final boolean[] current;
    private final long[] records;
    private final long[] bytes;
    /** Whether the only stretch is all of time, so that no record's time matters. */
    private final boolean unbounded;

    private long seen;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** @param ranges each of them a stretch; an absent one is all of time */
    public TimeRanges(List<Optional<TimeRange>> ranges) {
        int count = ranges.size();
        firsts = new long[count];
        ends = new long[count];
        current = new boolean[count];
        records = new long[count];
        bytes = new long[count];
        unbounded = count == 1 && ranges.get(0).isEmpty();
        Arrays.fill(current, unbounded);
        for (int i = 0; i < count; i++) {
            Optional<TimeRange> range = ranges.get(i);
            firsts[i] = range.isPresent() ? range.get().start().toEpochMilli() : Long.MIN_VALUE;
            // all of the last second is inside
            ends[i] = range.isPresent() ? range.get().end().toEpochMilli() + 1000 : Long.MAX_VALUE;
        }
    }

    /** Counts a record. */
    public void see(FlowRecord record) {
        int size = record.size();
        if (unbounded) {
            records[0]++;
            bytes[0] += size;
            return;
        }
        long millis = record.startMillis();
        seen++;
        earliest = Math.min(earliest, millis);
        latest = Math.max(latest, millis);
        for (int i = 0; i < current.length; i++) {
            current[i] = millis >= firsts[i] && millis < ends[i];
            if (current[i]) {
                records[i]++;
                bytes[i] += size;
            }
        }
    }

    /** Whether the record that was seen last is in that stretch. */
    public boolean holdsCurrent(int range) {
        return current[range];
    }

    public long records(int range) {
        return records[range];
    }

    public long bytes(int range) {
        return bytes[range];
    }

    /** How many records there are in all of time, where any stretch is less. */
    public long seen() {
        return seen;
    }

    /** When the earliest of them starts, in milliseconds since 1970; to be asked for if there are some. */
    public long earliest() {
        return earliest;
    }

    /** When the latest of them starts. */
    public long latest() {
        return latest;
    }

    /** Adds what another thread counted of the same stretches. */
    public void addAll(TimeRanges other) {
        seen += other.seen;
        earliest = Math.min(earliest, other.earliest);
        latest = Math.max(latest, other.latest);
        for (int i = 0; i < records.length; i++) {
            records[i] += other.records[i];
            bytes[i] += other.bytes[i];
        }
    }
}
