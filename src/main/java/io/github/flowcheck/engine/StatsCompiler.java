package io.github.flowcheck.engine;

import io.github.flowcheck.engine.Stage.Step;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Functions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the stage of a {@code stats}. Aggregates and keys are computed from the rows before it, columns that combine aggregates
 * from the row of the group, in which earlier columns of the same {@code stats} can be used.
 */
final class StatsCompiler {
    private final ExpressionCompiler before;
    private final ExpressionCompiler after;
    private final List<Supplier<Accumulator>> aggregates = new ArrayList<>();
    private final List<Integer> aggregateSlots = new ArrayList<>();
    private final List<Evaluator> keys = new ArrayList<>();
    private final List<Integer> keySlots = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    StatsCompiler(ExpressionCompiler before, ExpressionCompiler after) {
        this.before = before;
        this.after = after;
    }

    /** What compiles expressions over the rows that this stage makes. */
    ExpressionCompiler after() {
        return after;
    }

    /** The columns it makes: keys, then aggregates. */
    Map<String, Integer> columns() {
        return columns;
    }

    Stage compile(Stats stats, Function<Column, String> names, Budget budget) {
        for (Column key : stats.by()) {
            keys.add(key(key.expression()));
            keySlots.add(define(names.apply(key)));
        }
        List<Step> computed = new ArrayList<>();
        for (Column column : stats.aggregates()) {
            collect(column.expression(), budget);
            Evaluator evaluator = after.evaluator(column.expression());
            int slot = define(names.apply(column));
            computed.add(row -> {
                row.set(slot, evaluator.on(row));
                return true;
            });
        }
        return new Grouping(
                keys, aggregates, new Grouping.Output(after.layout(), keySlots, aggregateSlots, computed), budget);
    }

    private int define(String name) {
        int slot = after.layout().define(name);
        columns.put(name, slot);
        return slot;
    }

    private Evaluator key(Expression expression) {
        if (expression instanceof Field field) {
            int slot = before.slot(field);
            return row -> row.get(slot);
        }
        return before.evaluator(expression);
    }

    private void collect(Expression expression, Budget budget) {
        boolean aggregate = expression instanceof Call call
                && Functions.find(call.name())
                        .filter(function -> function.isAggregate())
                        .isPresent();
        if (!aggregate) {
            expression.operands().forEach(operand -> collect(operand, budget));
            return;
        }
        aggregates.add(Aggregates.compile((Call) expression, before, budget));
        int slot = after.layout().hidden();
        aggregateSlots.add(slot);
        after.result(expression, slot);
    }
}
