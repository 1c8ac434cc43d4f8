package io.github.flowcheck.engine;

import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.insights.ResultTable;

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
        row.reset(event, scanned++);
        bytes += event.size();
        pipeline.first().accept(row);
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
        if (finished) {
            throw new IllegalStateException("finished before");
        }
        finished = true;
        pipeline.first().finish();
        return new ResultTable(
                pipeline.output().rows(), scanned, pipeline.first().passed(), bytes);
    }
}
