package io.github.flowcheck.local;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.FlowSink;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers every record to the tasks that it may concern, and counts. */
final class Scan implements FlowSink {
    private final List<FormatScan> formats;
    private final Map<String, UnreadLines> unread = new LinkedHashMap<>();
    private String file = "";
    private long records;
    private long bytes;

    Scan(List<FormatScan> formats) {
        this.formats = List.copyOf(formats);
    }

    /** Tells which file comes next. */
    void begin(LogFile next) {
        file = next.name();
        formats.forEach(format -> format.begin(file));
    }

    @Override
    public void record(FlowRecord record) {
        records++;
        bytes += record.size();
        offer(record);
    }

    @Override
    public void recordToo(FlowRecord record) {
        offer(record);
    }

    private void offer(FlowRecord record) {
        for (FormatScan format : formats) {
            if (format.reads(record)) {
                format.offer(record, file);
            }
        }
    }

    @Override
    public void unread(String reason, String name, long line) {
        unread.merge(reason, new UnreadLines(reason, 1, name + ":" + line), Scan::sum);
    }

    private static UnreadLines sum(UnreadLines before, UnreadLines one) {
        return new UnreadLines(before.reason(), before.count() + one.count(), before.first());
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /** By reason, in the order in which the reasons turned up. */
    List<UnreadLines> unread() {
        return List.copyOf(unread.values());
    }

    /** Counts the records of one stretch of time; all tasks of the same stretch share it. */
    static final class Range {
        private final Optional<TimeRange> time;
        private boolean current;
        private long records;
        private long bytes;

        /** @param time absent for all records */
        Range(Optional<TimeRange> time) {
            this.time = time;
        }

        void see(long millis, int size) {
            current = time.isEmpty() || time.get().contains(millis);
            if (current) {
                records++;
                bytes += size;
            }
        }

        /** Whether the record that was seen last is inside. */
        boolean holdsCurrent() {
            return current;
        }

        long records() {
            return records;
        }

        long bytes() {
            return bytes;
        }
    }
}
