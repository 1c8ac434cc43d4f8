package io.github.flowcheck.engine;

import io.github.flowcheck.engine.function.Moments;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a query runs and over which time, for {@code now()}, {@code queryStartTime()}, {@code queryEndTime()} and
 * {@code queryTimeRange()}. A query that asks for what is absent here is refused. Which events are in that time is up to the
 * caller.
 *
 * @param now when it was started
 * @param start the first moment of its events
 * @param end the last one
 */
public record QueryTime(Optional<Instant> now, Optional<Instant> start, Optional<Instant> end) {
    /** Nothing is known of it. */
    public static final QueryTime UNKNOWN = new QueryTime(Optional.empty(), Optional.empty(), Optional.empty());

    /** A query over all events there are. */
    public static QueryTime at(Instant now) {
        return new QueryTime(Optional.of(now), Optional.empty(), Optional.empty());
    }

    /** The same, over a stretch of time. */
    public QueryTime over(Instant first, Instant last) {
        return new QueryTime(now, Optional.of(first), Optional.of(last));
    }

    Moments moments() {
        return new Moments(millis(now), millis(start), millis(end));
    }

    private static OptionalLong millis(Optional<Instant> moment) {
        return moment.isPresent() ? OptionalLong.of(moment.get().toEpochMilli()) : OptionalLong.empty();
    }
}
