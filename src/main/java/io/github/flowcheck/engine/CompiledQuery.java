package io.github.flowcheck.engine;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.BadInputException;

/** A query that can be evaluated over events. Immutable; any number of executions can run at once. */
public final class CompiledQuery {
    private final ParsedQuery parsed;

    private CompiledQuery(ParsedQuery parsed) {
        this.parsed = parsed;
    }

    /**
     * Makes sure that every part of the query is evaluated as CloudWatch would evaluate it.
     *
     * @throws BadInputException with the place of everything that is not
     */
    public static CompiledQuery compile(ParsedQuery parsed) {
        PipelineCompiler.compile(parsed, EngineLimits.DEFAULT);
        return new CompiledQuery(parsed);
    }

    public Execution start() {
        return start(EngineLimits.DEFAULT);
    }

    /** An execution within limits of its own. The closures are made anew: they keep state for speed. */
    public Execution start(EngineLimits limits) {
        return new Execution(PipelineCompiler.compile(parsed, limits));
    }
}
