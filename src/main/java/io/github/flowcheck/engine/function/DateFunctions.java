package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Evaluator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions between points in time and dates as people write them. Without a time zone the zone is UTC. */
final class DateFunctions {
    /** A longer format is refused: optional parts nest in the formatter as deep as they are written. */
    private static final int LONGEST_FORMAT = 200;

    private DateFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("parseDate", DateFunctions::parse);
        builders.put("formatDate", DateFunctions::format);
        builders.put("strftime", DateFunctions::format);
    }

    /** {@code formatDate(time, "%Y-%m-%d", zone)}. */
    private static Evaluator format(Arguments arguments) {
        Optional<Strftime> format = given(
                arguments,
                1,
                Strftime::of,
                "a format that is not evaluated offline",
                "write parts of strftime in the C locale, such as \"%Y-%m-%d %H:%M:%S\"");
        Optional<ZoneId> zone = zone(arguments);
        if (format.isEmpty() || zone.isEmpty()) {
            return Arguments.NOTHING;
        }
        Evaluator time = arguments.number(0);
        Strftime writer = format.get();
        ZoneId at = zone.get();
        return row -> time.on(row) instanceof Long millis && Math.abs(millis) < TimeFunctions.FURTHEST
                ? writer.format(Instant.ofEpochMilli(millis).atZone(at))
                : null;
    }

    /** {@code parseDate(text, "yyyy-MM-dd", zone)}: milliseconds, or nothing if the text is no such date. */
    private static Evaluator parse(Arguments arguments) {
        Optional<DateTimeFormatter> format = given(
                arguments,
                1,
                DateFunctions::formatter,
                "a format that Java's DateTimeFormatter does not know",
                "write one such as \"yyyy-MM-dd HH:mm:ss\"");
        Optional<ZoneId> zone = zone(arguments);
        if (format.isEmpty() || zone.isEmpty()) {
            return Arguments.NOTHING;
        }
        Evaluator operand = arguments.text(0);
        DateTimeFormatter reader = format.get();
        ZoneId at = zone.get();
        return row -> operand.on(row) instanceof String text ? millis(text, reader, at) : null;
    }

    private static Optional<DateTimeFormatter> formatter(String pattern) {
        try {
            return Optional.of(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A date without a time of day begins it. */
    private static @Nullable Object millis(String text, DateTimeFormatter reader, ZoneId zone) {
        try {
            TemporalAccessor read = reader.parse(text);
            if (read.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(read).toEpochMilli();
            }
            LocalDate date = read.query(TemporalQueries.localDate());
            LocalTime time = read.query(TemporalQueries.localTime());
            ZoneId written = read.query(TemporalQueries.zone());
            return date == null
                    ? null
                    : (Object) date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                            .atZone(written == null ? zone : written)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static Optional<ZoneId> zone(Arguments arguments) {
        return arguments.count() < 3
                ? Optional.of(ZoneOffset.UTC)
                : given(
                        arguments,
                        2,
                        DateFunctions::zone,
                        "no time zone",
                        "write one such as \"UTC\", \"Europe/Berlin\" or \"+02:00\"");
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What a written argument stands for; refused if it is computed, or stands for nothing. */
    private static <T> Optional<T> given(
            Arguments arguments, int index, Function<String, Optional<T>> reader, String message, String remedy) {
        Optional<T> found = arguments
                .literal(index)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.length() <= LONGEST_FORMAT)
                .flatMap(reader);
        if (found.isEmpty()) {
            arguments.problem(arguments.argument(index), message, remedy);
        }
        return found;
    }
}
