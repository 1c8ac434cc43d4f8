package io.github.flowcheck.engine.expression;

import io.github.flowcheck.engine.function.Arguments;
import io.github.flowcheck.engine.function.Moments;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Condition;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import java.util.Optional;

/** The arguments of a call, compiled by the compiler of the expressions around it. */
record CallArguments(Call call, ExpressionCompiler compiler) implements Arguments {
    @Override
    public Evaluator value(int index) {
        return compiler.evaluator(argument(index));
    }

    @Override
    public Evaluator text(int index) {
        return compiler.text(argument(index));
    }

    @Override
    public Evaluator number(int index) {
        return compiler.number(argument(index));
    }

    @Override
    public Condition condition(int index) {
        return compiler.condition(argument(index));
    }

    @Override
    public Optional<Evaluator> field(String name) {
        return compiler.layout().find(name).map(slot -> compiler.number(new Field(name)));
    }

    @Override
    public Optional<Object> literal(int index) {
        return ExpressionCompiler.constant(argument(index));
    }

    @Override
    public boolean ofEvents() {
        return compiler.layout().isOfEvents();
    }

    @Override
    public Moments moments() {
        return compiler.compilation().moments();
    }

    @Override
    public Budget budget() {
        return compiler.compilation().budget();
    }

    @Override
    public void problem(Object node, String message, String remedy) {
        compiler.problem(node, message, remedy);
    }

    @Override
    public void unevaluated(Object node, String message, String remedy) {
        compiler.unevaluated(node, message, remedy);
    }
}
