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
        int first = Long.numberOfTrailingZeros(points);
        int next = Long.numberOfTrailingZeros(second);
        int last = Long.numberOfTrailingZeros(third);
        // if its parts are no longer than they may be, the first two stand in the first eight bytes, the others in the
        // last eight
        long head = Long.reverseBytes(EightBytes.at(text, from));
        long tail = Long.reverseBytes(EightBytes.at(text, to - Long.BYTES));
        int wrong = wrongPart(head >>> 64 - 8 * first, first)
                | wrongPart(head >>> 64 - 8 * next, next - first - 1)
                | wrongPart(tail >>> 8 * (length - last), last - next - 1)
                | wrongPart(tail, length - last - 1);
        long noPoint =
                head >>> 56 - 8 * first ^ '.' | head >>> 56 - 8 * next ^ '.' | tail >>> 8 * (length - last - 1) ^ '.';
        return wrong >= 0 && (noPoint & 0xff) == 0;
    }

    /**
     * Negative if it is not one to three digits of a number up to 255 without a leading zero.
     *
     * @param text its digits, the last one lowest; what stands before them does not matter
     */
    private static int wrongPart(long text, int length) {
        // the digits as a hexadecimal number, by which they are ordered as by their value
        int digits = (int) text & DIGITS[length & DIGITS.length - 1];
        return digits - LEAST[length & LEAST.length - 1] | 0x02_05_05 - digits;
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
