package io.github.flowcheck.flow;

/** The IPv6 addresses in one field of some lines. */
final class Ipv6Column {
    private final boolean[] there;
    private final long[] highs;
    private final long[] lows;

    /** @param most how many lines there are at most; 0 for a field that is no address */
    Ipv6Column(int most) {
        there = new boolean[most];
        highs = new long[most];
        lows = new long[most];
    }

    /** Takes the address of a line, by its upper and its lower 64 bits. */
    void put(int line, long high, long low) {
        there[line] = true;
        highs[line] = high;
        lows[line] = low;
    }

    /** Takes that a line has none. */
    void putNone(int line) {
        there[line] = false;
    }

    /** Whether a line is known to have one. */
    boolean has(int line) {
        return line < there.length && there[line];
    }

    /** The upper 64 bits. */
    long high(int line) {
        return highs[line];
    }

    /** The lower 64 bits. */
    long low(int line) {
        return lows[line];
    }
}
