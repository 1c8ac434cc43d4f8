package io.github.flowcheck.cloudwatch;

import io.github.flowcheck.insights.ResultTable;
import java.util.List;
import java.util.Map;

/** A query that was started. Its rows are known from the start and shown when it would have them. */
final class RunningQuery {
    private static final long NEVER = Long.MAX_VALUE;

    private final String id;
    private final String text;
    private final long startedAt;
    private final Behaviour behaviour;
    private final ResultTable table;
    private final String ending;
    private long stoppedAt = NEVER;

    RunningQuery(String id, String text, long startedAt, Behaviour behaviour, ResultTable table) {
        this.id = id;
        this.text = text;
        this.startedAt = startedAt;
        this.behaviour = behaviour;
        this.table = table;
        this.ending = behaviour.ending(text);
    }

    String id() {
        return id;
    }

    String text() {
        return text;
    }

    long startedAt() {
        return startedAt;
    }

    ResultTable table() {
        return table;
    }

    boolean isRunning(long now) {
        return now < stoppedAt && now - startedAt < behaviour.runMillis();
    }

    void stop(long now) {
        stoppedAt = now;
    }

    String status(long now) {
        if (now >= stoppedAt) {
            return "Cancelled";
        }
        return !isRunning(now) ? ending : now == startedAt ? "Scheduled" : "Running";
    }

    /** While it runs, only some of the rows. */
    List<Map<String, String>> rows(long now) {
        return isRunning(now) ? table.rows().subList(0, table.rows().size() / 2) : table.rows();
    }

    long bytes(long now) {
        return soFar(now, table.bytesScanned());
    }

    long records(long now) {
        return soFar(now, table.recordsScanned());
    }

    private long soFar(long now, long all) {
        long end = Math.min(now, stoppedAt);
        return end - startedAt >= behaviour.runMillis() ? all : all * (end - startedAt) / behaviour.runMillis();
    }
}
