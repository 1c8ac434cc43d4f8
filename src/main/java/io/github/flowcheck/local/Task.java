package io.github.flowcheck.local;

import io.github.flowcheck.engine.Event;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.local.scan.TimeRanges;
import io.github.flowcheck.verify.Answer;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query that is being answered. Questions of the same text and stretch of time share one. */
final class Task {
    private @Nullable Execution execution;
    private final Memory memory;
    private final RecordFilter filter;
    private final int range;
    private @Nullable Answer failed;

    /**
     * @param execution just begun
     * @param filter which records can matter
     * @param range in which of the stretches of time the events are that count
     */
    Task(Execution execution, RecordFilter filter, int range, Memory memory) {
        this.execution = execution;
        this.memory = memory;
        this.filter = filter;
        this.range = range;
    }

    /** The log streams of all events that can match; empty for any. */
    Optional<Set<String>> streams() {
        return filter.streams();
    }

    /** In which of the stretches of time the events are that count. */
    int range() {
        return range;
    }

    /** Whether the current record of one of the streams has to be offered. */
    boolean wants(FlowRecord record) {
        return execution != null && filter.canMatch(record);
    }

    /** Takes an event that it wants. */
    void accept(Event event) {
        try {
            Objects.requireNonNull(execution).accept(event);
        } catch (QueryTooLargeException e) {
            fail(e);
        }
    }

    /** The answer; it counts all records of the stretch of time as scanned, offered or not. Asked for once. */
    Answer answer(TimeRanges ranges) {
        try {
            if (execution != null) {
                ResultTable table = execution.finish();
                return new Answer.Rows(new ResultTable(
                        table.rows(), ranges.records(range), table.recordsMatched(), ranges.bytes(range)));
            }
        } catch (QueryTooLargeException e) {
            fail(e);
        }
        return Objects.requireNonNull(failed);
    }

    /** Forgets what was gathered, so that the other tasks have the memory. */
    private void fail(QueryTooLargeException tooLarge) {
        failed = Failures.of(tooLarge, memory.remedy());
        execution = null;
    }
}
