package io.github.flowcheck.engine.row;

import org.jspecify.annotations.Nullable;

/** The state of one aggregate in one group. */
public interface Accumulator {
    void add(Row row);

    /** Null if there was nothing to compute it from. */
    @Nullable
    Object value();
}
