package io.github.flowcheck.check;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The stretch of time that a check looks at. */
public sealed interface Window {
    /** What {@link #parse} takes, for messages. */
    String FORMS = "24h, 7d, 90m, PT15M, or FROM/TO such as 2026-01-31T00:00:00Z/2026-01-31T23:59:59Z";

    /**
     * So much time up to now.
     *
     * @param length whole seconds, at least one
     */
    record Relative(Duration length) implements Window {
        public Relative {
            if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.getNano() != 0) {
                throw new IllegalArgumentException("no window: " + length);
            }
        }

        @Override
        public TimeRange range(Clock clock) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            return new TimeRange(now.minus(length), now);
        }
    }

    /** A fixed stretch. */
    record Absolute(TimeRange range) implements Window {
        @Override
        public TimeRange range(Clock clock) {
            return range;
        }
    }

    /** The stretch, seen from the clock's now. */
    TimeRange range(Clock clock);

    /**
     * Reads a number with a unit (s, m, h, d, w), an ISO-8601 duration, or two ISO-8601 times with zone and a slash between.
     *
     * @return empty if it is none of these, is shorter than a second, has fractions of a second, or ends before it starts
     */
    static Optional<Window> parse(String text) {
        int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? Optional.of(new Relative(WindowText.duration(text)))
                    : Optional.of(new Absolute(new TimeRange(
                            WindowText.instant(text.substring(0, slash)),
                            WindowText.instant(text.substring(slash + 1)))));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
