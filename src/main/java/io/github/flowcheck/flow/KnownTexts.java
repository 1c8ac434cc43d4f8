package io.github.flowcheck.flow;

/**
 * Texts that were found to be right lately: IPv6 addresses come again and again, and to compare one with what is known takes a
 * fraction of looking at its letters. One that lost its place to another is just looked at again. For one thread.
 */
final class KnownTexts {
    private final long[] known;
    private final int slots;
    private final int words;

    /**
     * @param slots how many texts are remembered at most: a power of two
     * @param words how long a text may be, in units of eight bytes: 1 to 5
     */
    KnownTexts(int slots, int words) {
        this.known = new long[slots * words];
        this.slots = slots;
        this.words = words;
    }

    /** The longest text that can be remembered, in bytes. */
    int longest() {
        return Long.BYTES * words;
    }

    /**
     * Whether the text is remembered. No byte of it is zero.
     *
     * @param length 1 to {@link #longest}; as many bytes as the longest text has must be in the buffer
     */
    boolean has(byte[] buffer, int from, int length) {
        int at = words * slot(buffer, from, length);
        long differences = 0;
        for (int i = 0; i < words; i++) {
            differences |= known[at + i] ^ EightBytes.word(buffer, from, length, i);
        }
        return differences == 0;
    }

    /** Remembers the text, in the place of another perhaps. */
    void add(byte[] buffer, int from, int length) {
        int at = words * slot(buffer, from, length);
        for (int i = 0; i < words; i++) {
            known[at + i] = EightBytes.word(buffer, from, length, i);
        }
    }

    private int slot(byte[] buffer, int from, int length) {
        return EightBytes.hash(buffer, from, length) & slots - 1;
    }
}
