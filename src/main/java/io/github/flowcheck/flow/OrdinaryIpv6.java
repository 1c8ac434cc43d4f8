package io.github.flowcheck.flow;

/**
 * Reads an IPv6 address as nearly all are written, that is without decimal parts, eight bytes at a time. Whatever it reads is what {@link
 * AddressNumber} makes of it. For one thread.
 */
final class OrdinaryIpv6 {
    private static final int LONGEST = 39;
    private static final int GROUPS = 8;

    private long high;
    private long low;

    /** The upper 64 bits of the address that was read last. */
    long high() {
        return high;
    }

    /** The lower 64 bits of the address that was read last. */
    long low() {
        return low;
    }

    /** Whether it is groups of up to four hex digits between colons: eight of them, or fewer with two colons in one place. */
    boolean read(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 2 || length > LONGEST) {
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
        boolean right = (allowed & all) == all && areGroups(colons & all, ~colons & all, length);
        if (right) {
            readGroups(text, from, colons & all, ~colons & all);
        }
        return right;
    }

    private static boolean areGroups(long colons, long digits, int length) {
        long ofFive = digits & digits >>> 1 & digits >>> 2 & digits >>> 3 & digits >>> 4;
        long doubled = colons & colons >>> 1;
        boolean beginsRight = (colons & 1) == 0 || (doubled & 1) != 0;
        boolean endsRight = (colons >>> length - 1 & 1) == 0 || (doubled >>> length - 2 & 1) != 0;
        int groups = Long.bitCount(starts(digits));
        boolean complete = doubled == 0 ? groups == GROUPS : Long.bitCount(doubled) == 1 && groups < GROUPS;
        return ofFive == 0 && beginsRight && endsRight && complete;
    }

    private static long starts(long digits) {
        return digits & ~(digits << 1);
    }

    /** Those before the two colons count from the left, those behind them from the right. */
    private void readGroups(byte[] text, int from, long colons, long digits) {
        high = 0;
        low = 0;
        long doubled = colons & colons >>> 1;
        long starts = starts(digits);
        int before = doubled == 0 ? GROUPS : Long.bitCount(starts & doubled - 1);
        int lacking = GROUPS - Long.bitCount(starts);
        long left = digits;
        for (int i = 0; left != 0; i++) {
            int start = Long.numberOfTrailingZeros(left);
            int end = start + Long.numberOfTrailingZeros(~(left >>> start));
            put(i < before ? i : i + lacking, EightBytes.hex(text, from + end, end - start));
            left &= -1L << end;
        }
    }

    private void put(int place, long group) {
        long placed = group << 48 - 16 * (place & 3);
        high |= place < 4 ? placed : 0;
        low |= place < 4 ? 0 : placed;
    }
}
