package io.github.flowcheck.flow;

/** What the text of a field looks like. Works on bytes, because every field of every line is looked at. */
enum FieldShape {
    TEXT("a text"),
    COUNT("a whole number"),
    VERSION("a number from 0 to 999"),
    OCTET("a number from 0 to 255"),
    PORT("a number from 0 to 65535"),
    SECONDS("a time in seconds since 1970"),
    ADDRESS("an address"),
    INTERFACE("eni-… or -"),
    ACTION("ACCEPT or REJECT"),
    STATUS("OK, NODATA or SKIPDATA");

    static final long END_OF_9999 = 253_402_300_799L;
    static final long VERSIONS_END = 999;
    static final long OCTETS_END = 255;
    static final long PORTS_END = 65_535;
    private static final byte[] ENI = {'e', 'n', 'i', '-'};

    private final String words;

    FieldShape(String words) {
        this.words = words;
    }

    /** What is expected, in words that fit behind "is not". */
    String words() {
        return words;
    }

    boolean isNumber() {
        return this == COUNT || this == VERSION || this == OCTET || this == PORT || this == SECONDS;
    }

    /** Numbers of so many digits are right, as far as they are not above {@link #highest}; longer ones may be as well. */
    int mostDigits() {
        return switch (this) {
            case VERSION, OCTET -> 3;
            case PORT -> 5;
            case SECONDS -> 11;
            default -> 18;
        };
    }

    /** The highest number, where {@link #mostDigits} can make a higher one; else 0. */
    long highest() {
        return this == OCTET ? OCTETS_END : this == PORT ? PORTS_END : 0;
    }

    boolean matches(byte[] text, int from, int to) {
        return switch (this) {
            case TEXT -> true;
            case COUNT -> number(text, from, to) >= 0;
            case VERSION -> isUpTo(VERSIONS_END, text, from, to);
            case OCTET -> isUpTo(OCTETS_END, text, from, to);
            case PORT -> isUpTo(PORTS_END, text, from, to);
            case SECONDS -> isUpTo(END_OF_9999, text, from, to);
            case ADDRESS -> AddressShape.matches(text, from, to);
            case INTERFACE -> isInterface(text, from, to);
            case ACTION -> is("ACCEPT", text, from, to) || is("REJECT", text, from, to);
            case STATUS -> is("OK", text, from, to) || is("NODATA", text, from, to) || is("SKIPDATA", text, from, to);
        };
    }

    /** The value of up to 18 decimal digits, -1 if it is anything else. */
    static long number(byte[] text, int from, int to) {
        if (from == to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static boolean is(String expected, byte[] text, int from, int to) {
        if (to - from != expected.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text[i] != expected.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpTo(long highest, byte[] text, int from, int to) {
        long value = number(text, from, to);
        return value >= 0 && value <= highest;
    }

    private static boolean isInterface(byte[] text, int from, int to) {
        if (to - from == 1) {
            return text[from] == '-';
        }
        for (int i = from; i < to; i++) {
            int letter = text[i];
            int index = i - from;
            boolean expected = index < ENI.length ? letter == ENI[index] : isLetterOrDigit(letter);
            if (!expected) {
                return false;
            }
        }
        return to - from > ENI.length;
    }

    private static boolean isLetterOrDigit(int letter) {
        int lower = letter | 0x20;
        return (letter >= '0' && letter <= '9') || (lower >= 'a' && lower <= 'z');
    }
}
