package io.github.flowcheck.engine.function;

import io.github.flowcheck.insights.Expression.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Stretches of time of the same period, in UTC: multiples of a length since 1970, or months, quarters and years. Where weeks, or
 * several months, begin is not documented.
 */
public final class TimeBin {
    private final long length;
    private final UnaryOperator<LocalDate> begin;
    private final int months;

    private TimeBin(long length, int months, UnaryOperator<LocalDate> begin) {
        this.length = length;
        this.months = months;
        this.begin = begin;
    }

    /** The bins of a period; empty if it is not known where they begin. */
    public static Optional<TimeBin> of(Period period) {
        OptionalLong length = length(period);
        if (length.isPresent()) {
            return Optional.of(new TimeBin(length.getAsLong(), 0, date -> date));
        }
        if (period.count() != 1) {
            return Optional.empty();
        }
        return switch (period.unit()) {
            case MONTH -> Optional.of(new TimeBin(0, 1, date -> date.withDayOfMonth(1)));
            case QUARTER ->
                Optional.of(new TimeBin(
                        0, 3, date -> LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1)));
            case YEAR -> Optional.of(new TimeBin(0, 12, date -> LocalDate.of(date.getYear(), 1, 1)));
            default -> Optional.empty();
        };
    }

    /** How long a period is, in milliseconds; empty for weeks, months and longer. */
    public static OptionalLong length(Period period) {
        long unit =
                switch (period.unit()) {
                    case MILLISECOND -> 1;
                    case SECOND -> 1000;
                    case MINUTE -> 60_000;
                    case HOUR -> 3_600_000;
                    case DAY -> 86_400_000;
                    default -> 0;
                };
        return unit == 0 || period.count() > 1_000_000 ? OptionalLong.empty() : OptionalLong.of(unit * period.count());
    }

    /** The begin of the bin that holds a moment. */
    public long floor(long millis) {
        return length > 0
                ? Math.floorDiv(millis, length) * length
                : millis(begin.apply(LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)));
    }

    /** The begin of the bin after the one that begins at a moment. */
    public long next(long start) {
        return length > 0
                ? start + length
                : millis(LocalDate.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC)
                        .plusMonths(months));
    }

    /** The moment itself if a bin begins there, else the begin of the next bin. */
    long ceil(long millis) {
        long low = floor(millis);
        return low == millis ? millis : next(low);
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
