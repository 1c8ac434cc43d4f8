package io.github.flowcheck.check;

import java.util.Optional;

/**
 * How many rows the author of a query expects. Without bounds the check only observes.
 *
 * @param min at least so many, at least 1
 * @param max at most so many
 */
public record RowExpectation(Optional<Long> min, Optional<Long> max) {
    /** No expectation: the check's verdict is {@code observed}. */
    public static final RowExpectation OBSERVE = new RowExpectation(Optional.empty(), Optional.empty());

    /** {@code none}. */
    public static final RowExpectation NONE = new RowExpectation(Optional.empty(), Optional.of(0L));

    /** {@code some}. */
    public static final RowExpectation SOME = new RowExpectation(Optional.of(1L), Optional.empty());

    public RowExpectation {
        boolean right = min.orElse(1L) >= 1 && max.orElse(0L) >= 0 && (max.isEmpty() || min.orElse(0L) <= max.get());
        if (!right) {
            throw new IllegalArgumentException("minRows " + min + ", maxRows " + max);
        }
    }

    public boolean isPresent() {
        return min.isPresent() || max.isPresent();
    }
}
