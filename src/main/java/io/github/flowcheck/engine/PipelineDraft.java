package io.github.flowcheck.engine;

import io.github.flowcheck.engine.expression.Compilation;
import io.github.flowcheck.engine.expression.ExpressionCompiler;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.stage.Collecting;
import io.github.flowcheck.engine.stage.Deduplicating;
import io.github.flowcheck.engine.stage.RowOrder;
import io.github.flowcheck.engine.stage.Stage;
import io.github.flowcheck.engine.stage.Stage.Step;
import io.github.flowcheck.engine.stage.Stage.Steps;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages of a query so far: what its commands add to, one after the other. */
final class PipelineDraft {
    private final Compilation compilation;
    private final List<Stage> stages = new ArrayList<>();
    private ExpressionCompiler expressions;
    private List<Step> steps = new ArrayList<>();
    private RowOrder order = RowOrder.newestFirst();
    private boolean sorted;
    private boolean cut;
    private List<Integer> dedupKeys = List.of();
    /** The columns of {@code fields}, {@code parse}, {@code stats} and of what adds to them. */
    private Map<String, Integer> columns = new LinkedHashMap<>();

    PipelineDraft(Compilation compilation, Layout layout) {
        this.compilation = compilation;
        this.expressions = new ExpressionCompiler(compilation, layout);
    }

    Compilation compilation() {
        return compilation;
    }

    /** What compiles expressions over the rows as they are now. */
    ExpressionCompiler expressions() {
        return expressions;
    }

    Map<String, Integer> columns() {
        return columns;
    }

    /** Whether the query said how its rows are ordered. */
    boolean isSorted() {
        return sorted;
    }

    /** Whether rows were ordered, cut or deduplicated. */
    boolean isArranged() {
        return sorted || cut || !dedupKeys.isEmpty();
    }

    void step(Step step) {
        steps.add(step);
    }

    /** A stage behind all steps so far. */
    void stage(Stage stage) {
        flush();
        stages.add(stage);
    }

    /** Begins anew with rows that an aggregation makes. */
    void regroup(Stage grouping, ExpressionCompiler after, Map<String, Integer> made) {
        stage(grouping);
        expressions = after;
        columns = new LinkedHashMap<>(made);
        order = RowOrder.ofArrival();
        sorted = false;
    }

    /** A new column of that name. */
    int column(String name) {
        int slot = expressions.layout().define(name);
        columns.put(name, slot);
        return slot;
    }

    /** A new column of that name, which is what an expression gives. */
    int column(String name, Expression expression) {
        boolean structure = expressions.mayBeStructure(expression);
        boolean always = expressions.isStructure(expression);
        int slot = structure
                ? expressions.layout().defineStructure(name, always)
                : expressions.layout().define(name);
        columns.put(name, slot);
        return slot;
    }

    /** The slot of a column, which is computed where it is no field. */
    int slot(Column column) {
        if (column.expression() instanceof Field field && column.alias().isEmpty()) {
            int slot = expressions.slot(field);
            columns.put(column.name(), slot);
            return slot;
        }
        Evaluator evaluator = expressions.evaluator(column.expression());
        int slot = column(column.name(), column.expression());
        step(row -> {
            row.set(slot, evaluator.on(row));
            return true;
        });
        return slot;
    }

    void sortBy(List<RowOrder.Key> keys) {
        order = RowOrder.by(keys);
        sorted = true;
    }

    void deduplicateBy(List<Integer> keys) {
        dedupKeys = keys;
    }

    /** Puts all rows in their order, for commands that look from one row to the next. */
    void arrange() {
        stage(new Collecting.All(order, compilation.budget()));
        order = RowOrder.ofArrival();
    }

    /** Keeps the first rows of the order. */
    void first(int limit) {
        stage(
                dedupKeys.isEmpty()
                        ? Collecting.First.of(order, limit, compilation.budget())
                        : new Deduplicating(dedupKeys, order, limit, compilation.budget()));
        wasCut();
    }

    /** Keeps the last rows of the order. */
    void last(int limit) {
        stage(Collecting.First.last(order, limit, compilation.budget()));
        wasCut();
    }

    /** Keeps any rows, or of deduplicated ones the first. */
    void any(int limit) {
        if (dedupKeys.isEmpty()) {
            stage(new Collecting.Any(limit, compilation.budget()));
            wasCut();
        } else {
            first(limit);
        }
    }

    private void wasCut() {
        dedupKeys = List.of();
        order = RowOrder.ofArrival();
        cut = true;
    }

    /** All stages, each led into the next; the first one is always of steps. */
    List<Stage> stages(Stage output) {
        stage(output);
        for (int i = 0; i + 1 < stages.size(); i++) {
            stages.get(i).into(stages.get(i + 1));
        }
        return stages;
    }

    private void flush() {
        if (stages.isEmpty() || !steps.isEmpty()) {
            stages.add(new Steps(steps));
            steps = new ArrayList<>();
        }
    }
}
