package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;

/**
 * The stretch of time in which a check looks.
 *
 * @param range all that is seen in it is evidence
 * @param toNow whether its end is this moment, so that its last records are still on their way
 */
public record ObservedTime(TimeRange range, boolean toNow) {
    /** A stretch whose end its author chose. */
    public static ObservedTime fixed(TimeRange range) {
        return new ObservedTime(range, false);
    }
}
