package io.github.flowcheck.engine;

import io.github.flowcheck.engine.ScalarFunctions.Builder;
import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Functions of points in time, all in UTC. A number is taken as milliseconds since 1970. */
final class TimeFunctions {
    /** About the year 300,000; further away calendars end. */
    private static final long FURTHEST = 1L << 53;

    private TimeFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("bin", (call, compiler) -> rounded(new Field(Layout.TIMESTAMP), call, 0, compiler, false));
        builders.put("datefloor", (call, compiler) -> rounded(call.arguments().get(0), call, 1, compiler, false));
        builders.put("dateceil", (call, compiler) -> rounded(call.arguments().get(0), call, 1, compiler, true));
        builders.put("fromMillis", (call, compiler) -> {
            Evaluator operand = compiler.number(call.arguments().get(0));
            return row -> operand.on(row) instanceof Long millis ? new Timestamp(millis) : null;
        });
        builders.put(
                "toMillis", (call, compiler) -> compiler.number(call.arguments().get(0)));
    }

    private static Evaluator rounded(
            Expression time, Call call, int periodAt, ExpressionCompiler compiler, boolean up) {
        Expression argument = call.arguments().get(periodAt);
        Optional<LongUnaryOperator> floor = argument instanceof Period period ? floor(period) : Optional.empty();
        boolean withoutTime = time instanceof Field field
                && compiler.layout().find(field.name()).isEmpty()
                && periodAt == 0;
        if (floor.isEmpty() || withoutTime) {
            compiler.problem(
                    withoutTime ? call : argument,
                    withoutTime ? "after `stats` no row has a `@timestamp`" : "this period is not evaluated offline",
                    withoutTime
                            ? "name it in the first `stats`, as in `by bin(5m) as t`, and use that name"
                            : "write one of ms, s, m, h or d, or 1mo, 1q or 1y: where others begin is not documented");
            return row -> null;
        }
        Evaluator operand = compiler.number(time);
        LongUnaryOperator down = floor.get();
        return row -> operand.on(row) instanceof Long millis && Math.abs(millis) < FURTHEST
                ? new Timestamp(up ? ceil(millis, down, (Period) argument) : down.applyAsLong(millis))
                : null;
    }

    private static long ceil(long millis, LongUnaryOperator floor, Period period) {
        long low = floor.applyAsLong(millis);
        return low == millis ? millis : next(low, period);
    }

    private static long next(long start, Period period) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC);
        return switch (period.unit()) {
            case MONTH -> millis(date.plusMonths(1));
            case QUARTER -> millis(date.plusMonths(3));
            case YEAR -> millis(date.plusYears(1));
            default -> start + length(period).orElse(0L);
        };
    }

    /** Rounds down to a multiple of the period since 1970, or to the begin of the month, quarter or year. */
    private static Optional<LongUnaryOperator> floor(Period period) {
        Optional<Long> length = length(period);
        if (length.isPresent()) {
            long millis = length.get();
            return Optional.of(time -> Math.floorDiv(time, millis) * millis);
        }
        if (period.count() != 1) {
            return Optional.empty();
        }
        return switch (period.unit()) {
            case MONTH -> Optional.of(time -> millis(date(time).withDayOfMonth(1)));
            case QUARTER ->
                Optional.of(time -> {
                    LocalDate date = date(time);
                    return millis(LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1));
                });
            case YEAR ->
                Optional.of(time -> millis(Year.of(date(time).getYear()).atDay(1)));
            default -> Optional.empty();
        };
    }

    private static Optional<Long> length(Period period) {
        long unit =
                switch (period.unit()) {
                    case MILLISECOND -> 1;
                    case SECOND -> 1000;
                    case MINUTE -> 60_000;
                    case HOUR -> 3_600_000;
                    case DAY -> 86_400_000;
                    default -> 0;
                };
        return unit == 0 || period.count() > 1_000_000 ? Optional.empty() : Optional.of(unit * period.count());
    }

    private static LocalDate date(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
