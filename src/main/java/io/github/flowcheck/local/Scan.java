package io.github.flowcheck.local;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.FlowSink;
import io.github.flowcheck.local.LogStreams.LogStream;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers every record to the tasks that it may concern, and counts. */
final class Scan implements FlowSink {
    private final LogStreams streams;
    private final Range[] ranges;
    private final Map<String, UnreadLines> unread = new LinkedHashMap<>();
    private String file = "";
    private long records;
    private long bytes;

    /** @param ranges those of the tasks, each once */
    Scan(List<Task> tasks, Collection<Range> ranges) {
        this.streams = new LogStreams(tasks);
        this.ranges = ranges.toArray(Range[]::new);
    }

    /** Tells which file comes next. */
    void begin(LogFile next) {
        file = next.name();
    }

    @Override
    public void record(FlowRecord record) {
        records++;
        bytes += record.size();
        long millis = record.startMillis();
        for (Range range : ranges) {
            range.see(millis, record.size());
        }
        LogStream stream = streams.of(record);
        FlowEvent event = null;
        for (Task task : stream.tasks()) {
            if (task.wants(record)) {
                event = event == null ? new FlowEvent(record, stream, file) : event;
                task.accept(event);
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
