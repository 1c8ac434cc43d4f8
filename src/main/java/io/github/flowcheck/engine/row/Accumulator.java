package io.github.flowcheck.engine.row;

import org.jspecify.annotations.Nullable;

/** The state of one aggregate in one group. */
public interface Accumulator {
    void add(Row row);

    /**
     * Takes over what a state of the same aggregate has seen: the value is then that of all rows together, however they were divided.
     *
     * @param other is not used any more
     */
    void addAll(Accumulator other);

    /** Null if there was nothing to compute it from. */
    @Nullable
    Object value();
}
