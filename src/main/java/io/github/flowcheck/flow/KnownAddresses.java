package io.github.flowcheck.flow;

/**
 * IPv6 addresses that came lately, by their texts: they come again and again, and to compare one with what is known takes a fraction
 * of looking at its letters. One that lost its place to another is just looked at again. For one thread.
 */
final class KnownAddresses {
    /** Few enough to stay at hand; with four times as many one of fifty more would be known. */
    private static final int SLOTS = 1 << 11;

    /** The longest text that is remembered, in bytes: eight groups of four digits have one less. */
    private static final int LONGEST = 40;

    /** A slot holds a text, padded with zeros, and the address: its upper and its lower half. */
    private static final int WORDS = LONGEST / Long.BYTES;

    private static final int SLOT = WORDS + 2;

    /** Of one slot only until there is an address, which in most logs there is not. */
    private long[] known = new long[SLOT];

    private final OrdinaryIpv6 ordinary = new OrdinaryIpv6();

    /**
     * Reads a text without zeros in it, if it is an IPv6 address as nearly all are written.
     *
     * @param length more than 0; as many bytes as the longest text has must be in the buffer
     * @param target takes the address as that of a line
     * @return false if it is none
     */
    boolean read(byte[] buffer, int from, int length, Ipv6Column target, int line) {
        if (length > LONGEST) {
            return false;
        }
        int at = place(buffer, from, length);
        if (!isAt(at, buffer, from, length)) {
            if (!ordinary.read(buffer, from, from + length)) {
                return false;
            }
            at = add(buffer, from, length);
        }
        target.put(line, known[at + WORDS], known[at + WORDS + 1]);
        return true;
    }

    private boolean isAt(int at, byte[] buffer, int from, int length) {
        long differences = 0;
        for (int i = 0; i < WORDS; i++) {
            differences |= known[at + i] ^ EightBytes.word(buffer, from, length, i);
        }
        return differences == 0;
    }

    /** Remembers the address that was read last, in the place of another perhaps. */
    private int add(byte[] buffer, int from, int length) {
        if (known.length == SLOT) {
            known = new long[SLOT * SLOTS];
        }
        int at = place(buffer, from, length);
        for (int i = 0; i < WORDS; i++) {
            known[at + i] = EightBytes.word(buffer, from, length, i);
        }
        known[at + WORDS] = ordinary.high();
        known[at + WORDS + 1] = ordinary.low();
        return at;
    }

    private int place(byte[] buffer, int from, int length) {
        return known.length == SLOT ? 0 : SLOT * (EightBytes.hash(buffer, from, length) & SLOTS - 1);
    }
}
