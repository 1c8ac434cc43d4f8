package io.github.flowcheck.flow;

/**
 * Texts of up to 24 bytes that were found to be right lately: addresses and interfaces come again and again, and to compare one
 * with what is known takes a fraction of looking at its letters. One that lost its place to another is just looked at again. For
 * one thread.
 */
final class KnownTexts {
    /** The longest text that is remembered, in bytes. */
    static final int LONGEST = 3 * Long.BYTES;

    private final long[] words;
    private final int slots;

    /** @param slots how many texts are remembered at most: a power of two */
    KnownTexts(int slots) {
        this.slots = slots;
        this.words = new long[4 * slots];
    }

    /**
     * Whether the text is remembered.
     *
     * @param length 1 to {@link #LONGEST}; so many bytes and eight more must be in the buffer, before and behind the text
     */
    boolean has(byte[] buffer, int from, int length) {
        int at = 4 * slot(buffer, from, length);
        return (words[at] ^ EightBytes.first(buffer, from, length)
                        | words[at + 1] ^ rest(buffer, from, length, Long.BYTES)
                        | words[at + 2] ^ rest(buffer, from, length, 2 * Long.BYTES)
                        | words[at + 3] ^ length)
                == 0;
    }

    /** Remembers the text, in the place of another perhaps. */
    void add(byte[] buffer, int from, int length) {
        int at = 4 * slot(buffer, from, length);
        words[at] = EightBytes.first(buffer, from, length);
        words[at + 1] = rest(buffer, from, length, Long.BYTES);
        words[at + 2] = rest(buffer, from, length, 2 * Long.BYTES);
        words[at + 3] = length;
    }

    private static long rest(byte[] buffer, int from, int length, int before) {
        return length > before ? EightBytes.first(buffer, from + before, length - before) : 0;
    }

    private int slot(byte[] buffer, int from, int length) {
        long first = EightBytes.first(buffer, from, length);
        long last = length > Long.BYTES ? EightBytes.at(buffer, from + length - Long.BYTES) : 0;
        return (int) ((first * 31 ^ last) * 0x9e37_79b9_7f4a_7c15L >>> 40) & slots - 1;
    }
}
