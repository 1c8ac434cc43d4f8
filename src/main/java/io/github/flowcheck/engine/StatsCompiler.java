package io.github.flowcheck.engine;

import io.github.flowcheck.engine.aggregate.Aggregates;
import io.github.flowcheck.engine.expression.ExpressionCompiler;
import io.github.flowcheck.engine.function.TimeBin;
import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.stage.Grouping;
import io.github.flowcheck.engine.stage.Stage;
import io.github.flowcheck.engine.stage.Stage.Step;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Functions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private Optional<Bins> bins = Optional.empty();

    StatsCompiler(ExpressionCompiler before, ExpressionCompiler after) {
        this.before = before;
        this.after = after;
    }

    /** The only key of a {@code stats}, if it is {@code bin}. */
    record Bins(int slot, TimeBin bin) {}

    /** What compiles expressions over the rows that this stage makes. */
    ExpressionCompiler after() {
        return after;
    }

    /** The columns it makes: keys, then aggregates. */
    Map<String, Integer> columns() {
        return columns;
    }

    Optional<Bins> bins() {
        return bins;
    }

    Stage compile(Stats stats, Budget budget) {
        stats.offset()
                .ifPresent(offset -> before.unevaluated(
                        offset,
                        "`offset` is not evaluated offline: what of the bins it shifts is not documented",
                        "leave it out"));
        for (Column key : stats.by()) {
            refuseStructure(key.expression(), before);
            keys.add(key(key.expression()));
            keySlots.add(define(key.name()));
        }
        bins = stats.by().size() == 1 ? bins(stats.by().get(0).expression()) : Optional.empty();
        List<Step> computed = new ArrayList<>();
        for (Column column : stats.aggregates()) {
            collect(column.expression(), !stats.by().isEmpty());
            Evaluator evaluator = after.evaluator(column.expression());
            int slot = after.isStructure(column.expression())
                    ? after.layout().defineStructure(column.name(), true)
                    : after.layout().define(column.name());
            columns.put(column.name(), slot);
            computed.add(row -> {
                row.set(slot, evaluator.on(row));
                return true;
            });
        }
        return new Grouping(
                keys, aggregates, new Grouping.Groups(after.layout(), keySlots, aggregateSlots, computed), budget);
    }

    private Optional<Bins> bins(Expression key) {
        return key instanceof Call call
                        && call.name().equals("bin")
                        && call.arguments().get(0) instanceof Period period
                ? TimeBin.of(period).map(bin -> new Bins(keySlots.get(0), bin))
                : Optional.empty();
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

    private void collect(Expression expression, boolean grouped) {
        if (!isAggregate(expression)) {
            expression.operands().forEach(operand -> collect(operand, grouped));
            return;
        }
        Call call = (Call) expression;
        if (grouped && call.name().equals("topk")) {
            before.unevaluated(
                    call, "`topk` beside `by` is not evaluated offline", "count the values `by` their field");
        }
        call.arguments().forEach(argument -> refuseStructure(argument, before));
        aggregates.add(Aggregates.compile(before.arguments(call)));
        int slot = after.layout().hidden();
        aggregateSlots.add(slot);
        after.result(expression, slot);
    }

    private static boolean isAggregate(Expression expression) {
        return expression instanceof Call call
                && Functions.find(call.name())
                        .filter(function -> function.isAggregate())
                        .isPresent();
    }

    /** The documentation says that maps and lists cannot be grouped, sorted, counted and deduplicated. */
    static void refuseStructure(Expression expression, ExpressionCompiler expressions) {
        if (expressions.isStructure(expression)) {
            expressions.problem(
                    expression,
                    "a map or a list, which CloudWatch neither groups nor sorts nor counts",
                    "name a part of it, or make a text of it with `jsonStringify`");
        }
    }
}
