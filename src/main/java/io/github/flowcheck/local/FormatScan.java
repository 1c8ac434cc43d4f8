package io.github.flowcheck.local;

import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.LogStreams.LogStream;
import java.util.Collection;
import java.util.List;

/** The tasks about records of one format. */
final class FormatScan {
    private final LogFormat format;
    private final LogStreams streams;
    private final Scan.Range[] ranges;

    /** @param ranges those of the tasks, each once */
    FormatScan(LogFormat format, List<Task> tasks, Collection<Scan.Range> ranges) {
        this.format = format;
        this.streams = new LogStreams(tasks);
        this.ranges = ranges.toArray(Scan.Range[]::new);
    }

    /** The format, the very instance by which records are told. */
    LogFormat format() {
        return format;
    }

    /** Tells from which file records come. */
    void begin(String file) {
        streams.begin(file);
    }

    /** Whether the record was read in its format. */
    boolean reads(FlowRecord record) {
        return record.format() == format;
    }

    /** Offers a record to the tasks that it may concern. */
    void offer(FlowRecord record, String file) {
        long millis = record.startMillis();
        for (Scan.Range range : ranges) {
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
}
