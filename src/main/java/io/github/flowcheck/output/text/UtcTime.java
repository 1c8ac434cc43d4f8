package io.github.flowcheck.output.text;

import java.time.Instant;
import java.time.LocalDate;

/** Writes times as ISO 8601 has them, many of them into the same characters: a report may have a million. */
public final class UtcTime {
    private static final int SECONDS_A_DAY = 86_400;
    private static final String MIDNIGHT = "T00:00:00Z";

    /** The texts of so many days are kept, of those that were written last. */
    private static final int DAYS = 64;

    private final long[] days = new long[DAYS];
    private final char[][] texts = new char[DAYS][0];

    /** What {@link Instant#toString()} says. */
    public static String text(Instant time) {
        return time.getNano() != 0 ? time.toString() : new String(write(time, onDay(day(time))));
    }

    /** What {@link Instant#toString()} says, until another time is written. */
    public char[] characters(Instant time) {
        return time.getNano() != 0 ? time.toString().toCharArray() : write(time, known(day(time)));
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), (long) SECONDS_A_DAY);
    }

    private static char[] onDay(long day) {
        return (LocalDate.ofEpochDay(day) + MIDNIGHT).toCharArray();
    }

    private char[] known(long day) {
        int place = (int) day & DAYS - 1;
        char[] known = texts[place];
        if (known.length > 0 && days[place] == day) {
            return known;
        }
        char[] fresh = onDay(day);
        days[place] = day;
        texts[place] = fresh;
        return fresh;
    }

    /** Writes the time of the day into the text of that day. */
    private static char[] write(Instant time, char[] text) {
        int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_A_DAY);
        int start = text.length - MIDNIGHT.length() + 1;
        two(second / 3600, text, start);
        two(second / 60 % 60, text, start + 3);
        two(second % 60, text, start + 6);
        return text;
    }

    private static void two(int number, char[] text, int start) {
        text[start] = (char) ('0' + number / 10);
        text[start + 1] = (char) ('0' + number % 10);
    }
}
