package io.github.flowcheck.flow;

/**
 * Checks the fields of the lines that nearly all are, eight bytes at a time and with hardly a branch: texts of all lengths
 * come in turn, so that every loop over letters would be guessed wrong. Says yes only to what {@link FieldShape} says yes
 * to; what it says no to has to be looked at again. All bytes it is asked about are visible ASCII characters.
 */
final class OrdinaryFields {
    /** What a field has instead of a number. */
    static final long NO_NUMBER = -1;

    private static final long ACCEPT = word("ACCEPT");
    private static final long REJECT = word("REJECT");
    private static final long OK = word("OK");
    private static final long NODATA = word("NODATA");
    private static final long SKIPDATA = word("SKIPDATA");
    private static final long ENI = word("eni-");
    private static final int LONGEST_IPV4 = 15;

    /** By how many digits there are, which bits tell them. */
    private static final int[] DIGITS = {0, 0x0f, 0x0f_0f, 0x0f_0f_0f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    /** The least number of so many digits, each in a byte; of none and of more than three there is no number. */
    private static final int[] LEAST = {
        Integer.MAX_VALUE, 0, 0x01_00, 0x01_00_00,
        Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE,
        Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE,
        Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE
    };

    private OrdinaryFields() {}

    private static long word(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = word << 8 | text.charAt(i);
        }
        return word;
    }

    /** The number, if it has at most 18 digits; else -1. */
    static long number(byte[] text, int from, int to) {
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

    /**
     * Whether it is dotted decimal without leading zeros.
     *
     * @param others which of the bytes are no digits, a bit a byte, the first one lowest; those behind the text do not matter
     */
    static boolean isIpv4(byte[] text, int from, int to, long others) {
        int length = to - from;
        long points = others & (1L << length) - 1;
        long second = points & points - 1;
        long third = second & second - 1;
        if (length > LONGEST_IPV4 || third == 0 || (third & third - 1) != 0) {
            return false;
        }
        int firstPoint = from + Long.numberOfTrailingZeros(points);
        int secondPoint = from + Long.numberOfTrailingZeros(second);
        int thirdPoint = from + Long.numberOfTrailingZeros(third);
        int wrong = wrongPart(text, from, firstPoint)
                | wrongPart(text, firstPoint + 1, secondPoint)
                | wrongPart(text, secondPoint + 1, thirdPoint)
                | wrongPart(text, thirdPoint + 1, to);
        return wrong >= 0 && (text[firstPoint] ^ '.' | text[secondPoint] ^ '.' | text[thirdPoint] ^ '.') == 0;
    }

    /** Negative if it is not one to three digits of a number up to 255 without a leading zero; all bytes are digits. */
    private static int wrongPart(byte[] text, int from, int to) {
        int length = to - from & DIGITS.length - 1;
        // the digits as a hexadecimal number, by which they are ordered as by their value
        int digits = EightBytes.fourBefore(text, to) & DIGITS[length];
        return digits - LEAST[length] | 0x02_05_05 - digits;
    }

    /** {@code eni-} and at most 20 letters and digits, as ids have. */
    static boolean isInterface(byte[] text, int from, int to) {
        int length = to - from;
        if (length <= 4 || length > 24 || EightBytes.first(text, from, 4) != ENI) {
            return false;
        }
        long right = 0;
        for (int i = 4; i < length; i += Long.BYTES) {
            long bytes = EightBytes.at(text, from + i) & ~EightBytes.HIGH_BITS;
            long digits = EightBytes.between('0', '9', bytes);
            long letters = EightBytes.between('a', 'z', EightBytes.lowerCase(bytes));
            right |= EightBytes.gathered(digits | letters) << i - 4;
        }
        long all = (1L << length - 4) - 1;
        return (right & all) == all;
    }

    static boolean isAction(byte[] text, int from, int to) {
        long word = EightBytes.first(text, from, 6);
        return to - from == 6 && (word == ACCEPT || word == REJECT);
    }

    /** Other log statuses are looked at again, as other rules hold for the fields beside them. */
    static boolean isOk(byte[] text, int from, int to) {
        return to - from == 2 && EightBytes.first(text, from, 2) == OK;
    }

    static boolean isWithoutTraffic(byte[] text, int from, int to) {
        int length = to - from;
        return length == 6 && EightBytes.first(text, from, 6) == NODATA
                || length == 8 && EightBytes.at(text, from) == SKIPDATA;
    }
}
