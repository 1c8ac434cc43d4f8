package io.github.flowcheck.flow;

/**
 * Checks the fields of the lines that nearly all are, fast. Says yes only to what {@link FieldShape} says yes to; what it
 * says no to has to be looked at again.
 */
final class OrdinaryFields {
    /** What a field has instead of a number. */
    static final long NO_NUMBER = -1;

    private static final long ACCEPT = word("ACCEPT");
    private static final long REJECT = word("REJECT");
    private static final long OK = word("OK");

    private final KnownTexts addresses = new KnownTexts();
    private final KnownTexts interfaces = new KnownTexts();

    private static long word(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = word << 8 | text.charAt(i);
        }
        return word;
    }

    /** The number, if it has at most 18 digits and is not above the highest; else -1. */
    static long number(byte[] text, int from, int to, long highest) {
        long value = digits(text, from, to);
        return value <= highest ? value : NO_NUMBER;
    }

    private static long digits(byte[] text, int from, int to) {
        int count = to - from;
        if (count <= 8) {
            return EightBytes.digits(text, to, count);
        }
        if (count > 16) {
            return FieldShape.number(text, from, to);
        }
        long high = EightBytes.digits(text, to - 8, count - 8);
        long low = EightBytes.digits(text, to, 8);
        return (high | low) < 0 ? NO_NUMBER : high * 100_000_000 + low;
    }

    boolean isAddress(byte[] text, int from, int to) {
        int length = to - from;
        if (length > KnownTexts.LONGEST) {
            return AddressShape.matches(text, from, to);
        }
        if (addresses.has(text, from, length)) {
            return true;
        }
        boolean right = AddressShape.matches(text, from, to);
        if (right) {
            addresses.add(text, from, length);
        }
        return right;
    }

    boolean isInterface(byte[] text, int from, int to) {
        int length = to - from;
        if (length > KnownTexts.LONGEST) {
            return FieldShape.INTERFACE.matches(text, from, to);
        }
        if (interfaces.has(text, from, length)) {
            return true;
        }
        boolean right = FieldShape.INTERFACE.matches(text, from, to);
        if (right) {
            interfaces.add(text, from, length);
        }
        return right;
    }

    static boolean isAction(byte[] text, int from, int to) {
        long word = EightBytes.first(text, from, 6);
        return to - from == 6 && (word == ACCEPT || word == REJECT);
    }

    /** Other records than those of traffic are looked at again, as other rules hold for their fields. */
    static boolean isOk(byte[] text, int from, int to) {
        return to - from == 2 && EightBytes.first(text, from, 2) == OK;
    }
}
