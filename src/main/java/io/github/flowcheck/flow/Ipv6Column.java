package io.github.flowcheck.flow;

import java.util.Arrays;

/** The IPv6 addresses in one field of some lines. */
final class Ipv6Column {
    private final boolean[] there;
    private final long[] highs;
    private final long[] lows;

    /** Whether any line has one, for mostly none has, and nothing is to be forgotten. */
    private boolean any;

    /** @param most how many lines there are at most; 0 for a field that is no address */
    Ipv6Column(int most) {
        there = new boolean[most];
        highs = new long[most];
        lows = new long[most];
    }

    /** Takes the address of a line, by its upper and its lower 64 bits. */
    void put(int line, long high, long low) {
        any = true;
        there[line] = true;
        highs[line] = high;
        lows[line] = low;
    }

    /** Forgets those of all lines. */
    void clear() {
        if (any) {
            Arrays.fill(there, false);
            any = false;
        }
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
