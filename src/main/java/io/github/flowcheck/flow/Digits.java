package io.github.flowcheck.flow;

/**
 * Which bytes of a line are decimal digits, so that whether a field is a number is told at once, without its digits. For one
 * thread.
 */
final class Digits {
    /** Longer lines are no ordinary ones. */
    static final int MOST_BYTES = 1 << 10;

    /** A bit a byte, and one word behind them that is never set. */
    private final long[] bits = new long[MOST_BYTES / Long.SIZE + 2];

    /**
     * Looks at 64 bytes of the line.
     *
     * @param at where the bytes begin in the line: a multiple of 64
     */
    void look(byte[] buffer, int offset, int at) {
        bits[at >>> 6] = EightBytes.digits(buffer, offset);
    }

    /**
     * Whether a field is digits alone.
     *
     * @param from where it begins in the line
     * @param length 1 to 63
     */
    boolean areAll(int from, int length) {
        int word = from >>> 6;
        // shifted twice, for a shift by 64 would be one by 0
        long here = bits[word] >>> from | bits[word + 1] << 1 << ~from;
        return (~here & -1L >>> -length) == 0;
    }
}
