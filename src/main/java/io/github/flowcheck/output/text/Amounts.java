package io.github.flowcheck.output.text;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Amounts {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};

    private Amounts() {}

    /** Digits in groups of three: {@code 1,234,567}. */
    public static String number(long value) {
        StringBuilder digits = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int at = digits.length() - 3; at > first; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /** {@code 1 record}, {@code 2,000 records}. */
    public static String counted(long value, String one, String many) {
        return number(value) + " " + (value == 1 ? one : many);
    }

    /** Bytes in decimal units of two or three digits: {@code 1 byte}, {@code 999 bytes}, {@code 4.2 KB}, {@code 115 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return counted(bytes, "byte", "bytes");
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
