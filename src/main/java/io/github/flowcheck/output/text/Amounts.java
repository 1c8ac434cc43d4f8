package io.github.flowcheck.output.text;

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
        int name = 0;
        long unit = 1000;
        while (name < UNITS.length - 1 && rounded(bytes, unit) > 999) {
            name++;
            unit *= 1000;
        }
        long tenths = rounded(bytes, unit / 10);
        String value = tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(rounded(bytes, unit));
        return value + " " + UNITS[name];
    }

    /** How many units that are, halves rounded up. */
    private static long rounded(long value, long unit) {
        return value / unit + (value % unit >= unit / 2 ? 1 : 0);
    }
}
