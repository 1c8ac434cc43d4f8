package io.github.flowcheck.engine.value;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time. It computes and compares as its milliseconds; results show it as CloudWatch does,
 * {@code 2023-11-14 22:00:00.000} in UTC.
 *
 * @param millis milliseconds since 1970-01-01T00:00Z
 */
public record Timestamp(long millis) {
    /** The last moment that {@code yyyy} can show: the end of the year 9999. */
    private static final long LAST = 253_402_300_799_999L;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** As results show it; a moment outside the years 0 to 9999 is shown as its milliseconds. */
    @Override
    public String toString() {
        return millis < -62_167_219_200_000L || millis > LAST
                ? Long.toString(millis)
                : FORMAT.format(Instant.ofEpochMilli(millis));
    }
}
