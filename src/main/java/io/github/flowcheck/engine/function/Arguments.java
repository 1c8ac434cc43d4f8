package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Condition;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The arguments of a call whose number is right, compiled as the function wants each of them. */
public interface Arguments extends Refusals {
    /** Computes nothing, for what was refused. */
    Evaluator NOTHING = row -> null;

    Call call();

    /** The argument with any value. */
    Evaluator value(int index);

    /** The argument as a {@link String}; null where it has no value, or is a map or a list. */
    Evaluator text(int index);

    /** The argument as a {@link Number}; null where it is none. */
    Evaluator number(int index);

    Condition condition(int index);

    /** A field of the rows as a number; empty if no row has it. */
    Optional<Evaluator> field(String name);

    /** The value of a literal, a {@link String} or a {@link Number}; empty for any other expression. */
    Optional<Object> literal(int index);

    /** Whether the rows are those of events, which have a time. */
    boolean ofEvents();

    Moments moments();

    Budget budget();

    default int count() {
        return call().arguments().size();
    }

    default Expression argument(int index) {
        return call().arguments().get(index);
    }

    /** All arguments, each compiled in the same way. */
    default List<Evaluator> all(IntFunction<Evaluator> compiler) {
        return IntStream.range(0, count()).mapToObj(compiler).toList();
    }

    /** The argument as a text, or a fixed one where there are fewer arguments. */
    default Evaluator textOr(int index, @Nullable String otherwise) {
        return index < count() ? text(index) : row -> otherwise;
    }

    /** Refuses an argument, and computes nothing. */
    default Evaluator refuse(int index, String message, String remedy) {
        problem(argument(index), message, remedy);
        return NOTHING;
    }
}
