package io.github.flowcheck.engine;

import io.github.flowcheck.engine.function.Moments;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.util.List;
import java.util.OptionalLong;

/** A query that can be evaluated over events. Immutable; any number of executions can run at once. */
public final class CompiledQuery {
    /** Stand for the moments that only an execution knows. */
    static final Moments ANY = new Moments(OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0));

    private final ParsedQuery parsed;
    private final boolean divisible;

    private CompiledQuery(ParsedQuery parsed, boolean divisible) {
        this.parsed = parsed;
        this.divisible = divisible;
    }

    /**
     * Makes sure that every part of the query is evaluated as CloudWatch would evaluate it.
     *
     * @throws BadInputException with the place of everything that is not
     */
    public static CompiledQuery compile(ParsedQuery parsed) {
        Pipeline pipeline = PipelineCompiler.compile(parsed, EngineLimits.DEFAULT, ANY);
        return new CompiledQuery(parsed, pipeline.first().isDivisible());
    }

    /** What is wrong with a query wherever it is run; nothing is with one that CloudWatch alone can answer. */
    public static List<Problem> faults(ParsedQuery parsed) {
        return PipelineCompiler.faults(parsed);
    }

    /**
     * Whether events may be divided between executions, of which one then takes over what the others hold: not where a command
     * looks from one event to the next, or takes any events.
     */
    public boolean isDivisible() {
        return divisible;
    }

    public Execution start() {
        return start(EngineLimits.DEFAULT);
    }

    /** An execution within limits of its own. */
    public Execution start(EngineLimits limits) {
        return start(limits, QueryTime.UNKNOWN);
    }

    /**
     * An execution at a time. The closures are made anew: they keep state for speed.
     *
     * @throws BadInputException with the place of a function that asks for a time which is not given
     */
    public Execution start(EngineLimits limits, QueryTime time) {
        return new Execution(PipelineCompiler.compile(parsed, limits, time.moments()));
    }
}
