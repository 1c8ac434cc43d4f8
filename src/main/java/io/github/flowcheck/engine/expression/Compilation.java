package io.github.flowcheck.engine.expression;

import io.github.flowcheck.engine.function.Moments;
import io.github.flowcheck.engine.function.Refusals;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.Problems;

/**
 * What all parts of one query share while it is compiled.
 *
 * @param parsed tells where the parts stand
 * @param problems takes what is wrong
 * @param unevaluated takes what CloudWatch alone evaluates
 * @param budget what the execution may remember
 * @param moments when it runs
 */
public record Compilation(ParsedQuery parsed, Problems problems, Problems unevaluated, Budget budget, Moments moments)
        implements Refusals {
    @Override
    public void problem(Object node, String message, String remedy) {
        problems.error(parsed.placeOf(node), message, remedy);
    }

    @Override
    public void unevaluated(Object node, String message, String remedy) {
        unevaluated.error(parsed.placeOf(node), message, "run the query on CloudWatch Logs, or " + remedy);
    }
}
