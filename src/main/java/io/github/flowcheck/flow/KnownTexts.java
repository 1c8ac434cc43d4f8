package io.github.flowcheck.flow;

/**
 * Remembers some texts that were found right, for addresses and interfaces come again and again. Forgets those in whose
 * place another comes. Texts are the same if their bytes are: zeros behind them tell no two apart that have none inside.
 */
final class KnownTexts {
    private static final int SLOTS = 1 << 12;

    private final long[] low = new long[SLOTS];
    private final long[] middle = new long[SLOTS];
    private final long[] high = new long[SLOTS];

    /** The longest text that can be remembered, in bytes. */
    static final int LONGEST = 3 * Long.BYTES;

    /**
     * Whether a text is known.
     *
     * @param bytes hold it, and {@link #LONGEST} bytes from its start on
     * @param start its first byte; none of its bytes is zero
     * @param length from 1 to {@link #LONGEST}
     */
    boolean has(byte[] bytes, int start, int length) {
        long first = EightBytes.first(bytes, start, length);
        long second = length > 8 ? EightBytes.first(bytes, start + 8, length - 8) : 0;
        long third = length > 16 ? EightBytes.first(bytes, start + 16, length - 16) : 0;
        int slot = slot(first, second, third);
        return low[slot] == first && middle[slot] == second && high[slot] == third;
    }

    void add(byte[] bytes, int start, int length) {
        long first = EightBytes.first(bytes, start, length);
        long second = length > 8 ? EightBytes.first(bytes, start + 8, length - 8) : 0;
        long third = length > 16 ? EightBytes.first(bytes, start + 16, length - 16) : 0;
        int slot = slot(first, second, third);
        low[slot] = first;
        middle[slot] = second;
        high[slot] = third;
    }

    private static int slot(long first, long second, long third) {
        long mixed = (first * 0x9e37_79b9_7f4a_7c15L ^ second) * 0xc2b2_ae3d_27d4_eb4fL ^ third;
        return (int) (mixed * 0x1656_67b1_9e37_79f9L >>> 52);
    }
}
