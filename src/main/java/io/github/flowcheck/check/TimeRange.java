package io.github.flowcheck.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of time in whole seconds, both ends included, as {@code StartQuery} takes it.
 *
 * @param start first second
 * @param end last second, not before the first
 */
public record TimeRange(Instant start, Instant end) {
    public TimeRange {
        if (!start.equals(start.truncatedTo(ChronoUnit.SECONDS)) || !end.equals(end.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("not whole seconds: " + start + "/" + end);
        }
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(end + " is before " + start);
        }
    }

    /** Whether an event of that time, in milliseconds since 1970, is inside; all of the last second is. */
    public boolean contains(long millis) {
        return millis >= start.toEpochMilli() && millis < end.toEpochMilli() + 1000;
    }
}
