package io.github.flowcheck.engine.row;

import org.jspecify.annotations.Nullable;

/** A compiled expression. */
@FunctionalInterface
public interface Evaluator {
    /** The expression's value for a row, null if it has none. */
    @Nullable
    Object on(Row row);
}
