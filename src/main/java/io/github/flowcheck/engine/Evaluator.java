package io.github.flowcheck.engine;

import org.jspecify.annotations.Nullable;

/** A compiled expression. */
@FunctionalInterface
interface Evaluator {
    /** The expression's value for a row, null if it has none. */
    @Nullable
    Object on(Row row);
}
