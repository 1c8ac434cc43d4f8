package io.github.flowcheck.engine;

import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.insights.ResultTable;
import java.util.List;
import java.util.Map;

/** One run of a query: takes events, then gives the result. For one thread. */
public final class Execution {
    private final Pipeline pipeline;
    private final Row row;
    private long scanned;
    private long bytes;
    private boolean finished;

    Execution(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.row = new Row(pipeline.layout());
    }

    /**
     * Takes the next event, in any order of time. Nothing of the event is held when this returns.
     *
     * @throws QueryTooLargeException if the query would need more memory than it may have
     */
    public void accept(Event event) {
        accept(event, scanned);
    }

    /**
     * Takes an event.
     *
     * @param position where it stands among all events, of which other executions may take some: no two stand at the same place.
     *     Unless the query is {@link CompiledQuery#isDivisible divisible}, every event has to stand behind those that were taken before.
     * @throws QueryTooLargeException if the query would need more memory than it may have
     */
    public void accept(Event event, long position) {
        row.reset(event, position);
        scanned++;
        bytes += event.size();
        pipeline.first().accept(row);
    }

    /**
     * Takes over what an execution of the same query holds, which took other events. For {@link CompiledQuery#isDivisible divisible}
     * queries alone.
     *
     * @param other is not used any more
     * @throws QueryTooLargeException if the query would need more memory than it may have
     */
    public void addAll(Execution other) {
        scanned += other.scanned;
        bytes += other.bytes;
        pipeline.first().addAll(other.pipeline.first());
    }

    /** Whether no further event can change the result's rows, as after enough rows for {@code limit any}. */
    public boolean isSatisfied() {
        return pipeline.first().isSatisfied();
    }

    /**
     * The result. To be called once, after the last event.
     *
     * @throws QueryTooLargeException if the query would need more memory than it may have
     */
    public ResultTable finish() {
        end();
        pipeline.first().finish();
        return new ResultTable(
                pipeline.output().rows(), scanned, pipeline.first().passed(), bytes);
    }

    /**
     * The rows of the result, where all up to the first {@code stats} was done elsewhere. To be called once, and instead of taking
     * events; there may be nothing but filters, {@code parse} and {@code fields} before the {@code stats}.
     *
     * @param groups that the {@code stats} would have made
     * @throws QueryTooLargeException if the query would need more memory than it may have
     */
    public List<Map<String, String>> finish(Groups groups) {
        end();
        pipeline.first().finish(groups);
        return pipeline.output().rows();
    }

    private void end() {
        if (finished) {
            throw new IllegalStateException("finished before");
        }
        finished = true;
    }
}
