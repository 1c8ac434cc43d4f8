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
    private static final long ENI = word("eni-");
    private static final int LONGEST_IPV4 = 15;
    private static final int LONGEST_IPV6 = 39;

    /** The least number of so many digits. */
    private static final int[] LEAST = {0, 0, 10, 100};

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

    static boolean isAddress(byte[] text, int from, int to) {
        return isIpv4(text, from, to) || isIpv6(text, from, to);
    }

    private static boolean isIpv4(byte[] text, int from, int to) {
        int length = to - from;
        if (length > LONGEST_IPV4) {
            return false;
        }
        long points = EightBytes.gathered(EightBytes.equalTo('.', EightBytes.at(text, from)))
                | EightBytes.gathered(EightBytes.equalTo('.', EightBytes.at(text, from + 8))) << 8;
        points &= (1L << length) - 1;
        if (Long.bitCount(points) != 3) {
            return false;
        }
        int first = from + Long.numberOfTrailingZeros(points);
        int third = from + 63 - Long.numberOfLeadingZeros(points);
        int second = from + Long.numberOfTrailingZeros(points & points - 1);
        return isPart(text, from, first)
                & isPart(text, first + 1, second)
                & isPart(text, second + 1, third)
                & isPart(text, third + 1, to);
    }

    private static boolean isPart(byte[] text, int from, int to) {
        int count = to - from;
        if (count < 1 || count > 3) {
            return false;
        }
        long value = EightBytes.digits(text, to, count);
        return value >= LEAST[count] & value <= 255;
    }

    /** Groups of up to four hex digits between colons: eight of them, or fewer with two colons in one place. */
    private static boolean isIpv6(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 2 || length > LONGEST_IPV6) {
            return false;
        }
        long colons = 0;
        long allowed = 0;
        for (int i = 0; i < length; i += Long.BYTES) {
            long bytes = EightBytes.at(text, from + i);
            long digits = EightBytes.between('0', '9', bytes & ~EightBytes.HIGH_BITS);
            long letters = EightBytes.between('a', 'f', EightBytes.lowerCase(bytes) & ~EightBytes.HIGH_BITS);
            long here = EightBytes.equalTo(':', bytes);
            colons |= EightBytes.gathered(here) << i;
            allowed |= EightBytes.gathered(digits | letters | here) << i;
        }
        long all = (1L << length) - 1;
        return (allowed & all) == all && areGroups(colons & all, ~colons & all, length);
    }

    private static boolean areGroups(long colons, long digits, int length) {
        long ofFive = digits & digits >>> 1 & digits >>> 2 & digits >>> 3 & digits >>> 4;
        long doubled = colons & colons >>> 1;
        boolean beginsRight = (colons & 1) == 0 || (doubled & 1) != 0;
        boolean endsRight = (colons >>> length - 1 & 1) == 0 || (doubled >>> length - 2 & 1) != 0;
        int groups = Long.bitCount(digits & ~(digits << 1));
        boolean complete = doubled == 0 ? groups == 8 : Long.bitCount(doubled) == 1 && groups < 8;
        return ofFive == 0 && beginsRight && endsRight && complete;
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

    /** Other records than those of traffic are looked at again, as other rules hold for their fields. */
    static boolean isOk(byte[] text, int from, int to) {
        return to - from == 2 && EightBytes.first(text, from, 2) == OK;
    }
}
