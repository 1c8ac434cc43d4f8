package io.github.flowcheck.output.text;

import java.time.Instant;
import java.time.LocalDate;

/** Writes times as ISO 8601 has them, many of them into the same characters: a report may have a million. */
public final class UtcTime {
    private static final int SECONDS_A_DAY = 86_400;
    private static final String MIDNIGHT = "T00:00:00Z";

    private long day;
    private char[] text = onDay(0);

    /** What {@link Instant#toString()} says. */
    public static String text(Instant time) {
        return new String(new UtcTime().characters(time));
    }

    /** What {@link Instant#toString()} says, until another time is written. */
    public char[] characters(Instant time) {
        if (time.getNano() != 0) {
            return time.toString().toCharArray();
        }
        long dayOfTime = Math.floorDiv(time.getEpochSecond(), (long) SECONDS_A_DAY);
        if (dayOfTime != day) {
            text = onDay(dayOfTime);
            day = dayOfTime;
        }
        int second = (int) (time.getEpochSecond() - day * SECONDS_A_DAY);
        int start = text.length - MIDNIGHT.length() + 1;
        two(second / 3600, start);
        two(second / 60 % 60, start + 3);
        two(second % 60, start + 6);
        return text;
    }

    private static char[] onDay(long day) {
        return (LocalDate.ofEpochDay(day) + MIDNIGHT).toCharArray();
    }

    private void two(int number, int start) {
        text[start] = (char) ('0' + number / 10);
        text[start + 1] = (char) ('0' + number % 10);
    }
}
