package io.github.flowcheck.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * A value is a {@link String}, a {@link Number} (see {@link Numbers}), a {@link Boolean}, a {@link Timestamp} or a
 * {@link Structure}; one that an event lacks is null.
 */
public final class Values {
    private Values() {}

    /** The value as a number: a text that spells one, 1 and 0 for true and false, milliseconds; else null. */
    public static @Nullable Number number(@Nullable Object value) {
        if (value instanceof String text) {
            return Numbers.parse(text);
        }
        if (value instanceof Number number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        return value instanceof Timestamp time ? (Number) time.millis() : null;
    }

    /** The whole number of zero or more that results show the value as; -1 for anything else, such as a point in time. */
    public static long whole(@Nullable Object value) {
        if (value instanceof Long number) {
            return Math.max(number, -1);
        }
        return value instanceof String text ? Numbers.whole(text) : -1;
    }

    /** The value as functions of texts see it; a point in time is its milliseconds. */
    public static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Timestamp time) {
            return Long.toString(time.millis());
        }
        return shown(value);
    }

    /** The value as results show it. */
    public static String shown(Object value) {
        if (value instanceof Number number) {
            return Numbers.shown(number);
        }
        return value instanceof Boolean flag ? (flag ? "1" : "0") : value.toString();
    }

    /** Whether a value is true where a condition is wanted: a number but zero, or the text {@code true}. */
    public static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        Number number = number(value);
        return number != null ? Numbers.compare(number, 0L) != 0 : "true".equals(value);
    }

    /** Whether a value can be compared, sorted and grouped by: there is one, and it is no map or list. */
    public static boolean isPlain(@Nullable Object value) {
        return value != null && !(value instanceof Structure);
    }

    /** The value, or null if it is a map or a list, which functions of plain values take as missing. */
    public static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Structure ? null : value;
    }

    /** Compares plain values: as numbers if both are some, else as texts, by their characters' numbers. */
    public static int compare(Object a, Object b) {
        Number x = number(a);
        Number y = x == null ? null : number(b);
        return x != null && y != null ? Numbers.compare(x, y) : text(a).compareTo(text(b));
    }
}
