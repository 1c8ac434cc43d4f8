package io.github.flowcheck.engine;

import org.jspecify.annotations.Nullable;

/** The state of one aggregate in one group. */
interface Accumulator {
    void add(Row row);

    /** Null if there was nothing to compute it from. */
    @Nullable
    Object value();
}
