package io.github.flowcheck.local;

import io.github.flowcheck.engine.Event;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.local.scan.TimeRanges;
import io.github.flowcheck.verify.Answer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one thread finds for a query that the engine answers. */
final class Evaluation {
    private final Task task;
    private @Nullable Execution execution;
    private @Nullable Answer failed;

    Evaluation(Task task) {
        this.task = task;
        this.execution = task.start();
    }

    Task task() {
        return task;
    }

    /** Whether the current record of one of the streams has to be offered. */
    boolean wants(FlowRecord record) {
        return execution != null && task.filter().canMatch(record);
    }

    /**
     * Takes an event that it wants.
     *
     * @param position where it stands in the logs
     */
    void accept(Event event, long position) {
        try {
            Objects.requireNonNull(execution).accept(event, position);
        } catch (QueryTooLargeException e) {
            fail(e);
        }
    }

    /** Takes over what another thread found for the same query. */
    void addAll(Evaluation other) {
        if (execution == null) {
            return;
        }
        if (other.execution == null) {
            failed = other.failed;
            execution = null;
            return;
        }
        try {
            execution.addAll(other.execution);
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
                        table.rows(),
                        ranges.records(task.range()),
                        table.recordsMatched(),
                        ranges.bytes(task.range())));
            }
        } catch (QueryTooLargeException e) {
            fail(e);
        }
        return Objects.requireNonNull(failed);
    }

    /** Forgets what was gathered, so that the other tasks have the memory. */
    private void fail(QueryTooLargeException tooLarge) {
        failed = Failures.of(tooLarge, task.memory().remedy());
        execution = null;
    }
}
