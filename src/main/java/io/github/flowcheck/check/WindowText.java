package io.github.flowcheck.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of lengths of time and of times. */
public final class WindowText {
    private static final Pattern SHORT = Pattern.compile("(0|[1-9][0-9]{0,8})\\s*([smhdw])");

    /** The longest that can be written with a unit; longer ones lead out of what a time can be. */
    private static final Duration LONGEST = Duration.ofDays(7 * 999_999_999L);

    /** Those of ASCII, as the schema has them. */
    private static final Pattern BLANKS_AROUND = Pattern.compile("^\\s+|\\s+$");

    private WindowText() {}

    /** Reads a length of time; empty if it is none, which may be zero or negative. */
    public static Optional<Duration> parseDuration(String text) {
        try {
            return Optional.of(duration(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** {@code 1h30m}; longer ones are told in hours too. */
    public static String spelling(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /**
     * A number with a unit (s, m, h, d, w) or an ISO-8601 duration.
     *
     * @throws DateTimeException if it is neither, or too long
     */
    static Duration duration(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches()) {
            Duration length = Duration.parse(text.toUpperCase(Locale.ROOT));
            if (length.abs().compareTo(LONGEST) > 0) {
                throw new DateTimeException("longer than times can be apart: " + text);
            }
            return length;
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(BLANKS_AROUND.matcher(text).replaceAll("")).toInstant();
    }
}
