package io.github.flowcheck.flow;

/**
 * IPv6 addresses that came lately, by their texts: they come again and again, and to compare one with what is known takes a fraction
 * of looking at its letters. One that lost its place to another is just looked at again. For one thread.
 */
final class KnownAddresses {
    /** Few enough to stay at hand; four times as many would know one of fifty more. */
    private static final int SLOTS = 1 << 11;

    /** The longest text that is remembered, in bytes: eight groups of four digits have one less. */
    private static final int LONGEST = 40;

    /** A slot holds a text, padded with zeros, and the address: its upper and its lower half. */
    private static final int WORDS = LONGEST / Long.BYTES;

    private static final int SLOT = WORDS + 2;

    /** Of one slot only until there is an address, which in most logs there is not. */
    private long[] known = new long[SLOT];

    private final OrdinaryIpv6 ordinary = new OrdinaryIpv6();
    private long high;
    private long low;

    /** The upper 64 bits of the address that was found or added last. */
    long high() {
        return high;
    }

    /** The lower 64 bits of the address that was found or added last. */
    long low() {
        return low;
    }

    /**
     * Finds an address by its text, which has no zeros.
     *
     * @param length more than 0; as many bytes as the longest text has must be in the buffer
     * @return false if it is not known
     */
    boolean find(byte[] buffer, int from, int length) {
        if (length > LONGEST) {
            return false;
        }
        int at = place(buffer, from, length);
        long differences = 0;
        for (int i = 0; i < WORDS; i++) {
            differences |= known[at + i] ^ EightBytes.word(buffer, from, length, i);
        }
        high = known[at + WORDS];
        low = known[at + WORDS + 1];
        return differences == 0;
    }

    /**
     * Reads a text, and remembers it if it is an IPv6 address as nearly all are written, in the place of another perhaps.
     *
     * @return false if it is none
     */
    boolean add(byte[] buffer, int from, int length) {
        if (!ordinary.read(buffer, from, from + length)) {
            return false;
        }
        if (known.length == SLOT) {
            known = new long[SLOT * SLOTS];
        }
        int at = place(buffer, from, length);
        for (int i = 0; i < WORDS; i++) {
            known[at + i] = EightBytes.word(buffer, from, length, i);
        }
        high = ordinary.high();
        low = ordinary.low();
        known[at + WORDS] = high;
        known[at + WORDS + 1] = low;
        return true;
    }

    private int place(byte[] buffer, int from, int length) {
        return known.length == SLOT ? 0 : SLOT * (EightBytes.hash(buffer, from, length) & SLOTS - 1);
    }
}
