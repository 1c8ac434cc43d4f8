package io.github.flowcheck.flow;

/**
 * Where lines and fields end in some text, and which bytes of it are no digits. Made for some thousand bytes at once, by loops over
 * words that Java turns into vector instructions. For one thread.
 */
final class TextMarks {
    /** At most so many bytes are looked at at once: few enough to be still at hand when the lines are read. */
    static final int MOST = 1 << 13;

    private static final int BLOCKS = MOST / Long.SIZE;

    /** The first words of all blocks of 64 bytes, then their second words, and so on: as vectors need them. */
    private final long[] words = new long[MOST / Long.BYTES];

    /** The words again, the highest bit of each byte telling what it is. */
    private final long[] marked = new long[words.length];

    /** By block, a bit a byte, the first one lowest. */
    private final long[] endBits = new long[BLOCKS];

    private final long[] blankBits = new long[BLOCKS];

    /** Those that are visible and no digits; one block more, which has none. */
    private final long[] otherBits = new long[BLOCKS + 1];

    private final int[] ends = new int[MOST + Long.SIZE];
    private final int[] lineEnds = new int[MOST + Long.SIZE];
    private int count;
    private int lines;
    private int start;
    private boolean hasEmpty;

    /**
     * Looks at what comes next.
     *
     * @param from where a line begins; 64 bytes more than are looked at must be in the buffer
     * @param to behind the last byte, at most {@link #MOST} bytes on
     */
    void look(byte[] buffer, int from, int to) {
        start = from;
        int blocks = to - from + Long.SIZE - 1 >>> 6;
        load(buffer, from, blocks);
        markEnds(blocks);
        markBlanks(blocks);
        markOthers(blocks);
        gather(blocks, to);
    }

    /** How many bytes are not visible ASCII: blanks, line feeds and other control characters, and whatever is no ASCII. */
    int count() {
        return count;
    }

    /** Where those bytes are, from 1 on; at 0 stands the place before the text. */
    int[] ends() {
        return ends;
    }

    /** How many of those bytes are no blanks. */
    int lines() {
        return lines;
    }

    /** Where those are that are no blanks: where lines end, but for what has no place in an ordinary line. */
    int[] lineEnds() {
        return lineEnds;
    }

    /** Whether two bytes that are not visible stand next to each other, or one stands first. */
    boolean hasEmpty() {
        return hasEmpty;
    }

    /** Other than zero if a byte between two places is visible and no digit. */
    long others(int from, int to) {
        int first = from - start;
        int last = to - start - 1;
        int word = first >>> 6;
        int lastWord = last >>> 6;
        long found = otherBits[word] & -1L << first;
        while (word < lastWord && found == 0) {
            found = otherBits[++word];
        }
        return word < lastWord ? found : found & -1L >>> ~last;
    }

    /** Which of the 64 bytes from that place on are visible and no digits; a bit a byte, the first one lowest. */
    long others(int from) {
        int first = from - start;
        int word = first >>> 6;
        // shifted twice, for a shift by 64 would be one by 0
        return otherBits[word] >>> first | otherBits[word + 1] << 1 << ~first;
    }

    private void load(byte[] buffer, int from, int blocks) {
        for (int i = 0; i < blocks; i++) {
            int at = from + Long.SIZE * i;
            words[i] = EightBytes.at(buffer, at);
            words[i + BLOCKS] = EightBytes.at(buffer, at + 8);
            words[i + 2 * BLOCKS] = EightBytes.at(buffer, at + 16);
            words[i + 3 * BLOCKS] = EightBytes.at(buffer, at + 24);
            words[i + 4 * BLOCKS] = EightBytes.at(buffer, at + 32);
            words[i + 5 * BLOCKS] = EightBytes.at(buffer, at + 40);
            words[i + 6 * BLOCKS] = EightBytes.at(buffer, at + 48);
            words[i + 7 * BLOCKS] = EightBytes.at(buffer, at + 56);
        }
    }

    private void markEnds(int blocks) {
        for (int i = 0; i < words.length; i++) {
            marked[i] = EightBytes.invisible(words[i]);
        }
        join(endBits, blocks);
    }

    private void markBlanks(int blocks) {
        for (int i = 0; i < words.length; i++) {
            marked[i] = EightBytes.equalTo(' ', words[i]);
        }
        join(blankBits, blocks);
    }

    private void markOthers(int blocks) {
        for (int i = 0; i < words.length; i++) {
            marked[i] = EightBytes.noDigits(words[i]);
        }
        join(otherBits, blocks);
    }

    /**
     * Makes one word of the highest bits of the bytes of each block's eight words. Java makes vector instructions only of loops as small
     * as these.
     */
    private void join(long[] target, int blocks) {
        for (int i = 0; i < blocks; i++) {
            target[i] = marked[i] >>> 7
                    | marked[i + BLOCKS] >>> 6
                    | marked[i + 2 * BLOCKS] >>> 5
                    | marked[i + 3 * BLOCKS] >>> 4;
        }
        for (int i = 0; i < blocks; i++) {
            target[i] |= marked[i + 4 * BLOCKS] >>> 3
                    | marked[i + 5 * BLOCKS] >>> 2
                    | marked[i + 6 * BLOCKS] >>> 1
                    | marked[i + 7 * BLOCKS];
        }
        for (int i = 0; i < blocks; i++) {
            target[i] = EightBytes.transposed(target[i]);
        }
    }

    private void gather(int blocks, int to) {
        ends[0] = start - 1;
        count = 0;
        lines = 0;
        long before = 1;
        long empty = 0;
        for (int i = 0; i < blocks; i++) {
            int at = start + Long.SIZE * i;
            long bits = endBits[i];
            otherBits[i] &= ~bits;
            bits &= at + Long.SIZE > to ? (1L << to - at) - 1 : -1;
            empty |= bits & (bits << 1 | before);
            before = bits >>> 63;
            long lineBits = bits & ~blankBits[i];
            count = put(bits, at, ends, count + 1) - 1;
            lines = putFew(lineBits, at, lines);
        }
        hasEmpty = empty != 0;
    }

    /** Eight places are written whether there are as many or not, for a branch that is hard to guess costs more than that. */
    private static int put(long bits, int at, int[] places, int found) {
        int next = found + Long.bitCount(bits);
        long left = bits;
        for (int i = found; i < found + 8; i++) {
            places[i] = at + Long.numberOfTrailingZeros(left);
            left &= left - 1;
        }
        for (int i = found + 8; i < next; i++) {
            places[i] = at + Long.numberOfTrailingZeros(left);
            left &= left - 1;
        }
        return next;
    }

    private int putFew(long bits, int at, int found) {
        int next = found + Long.bitCount(bits);
        long left = bits;
        lineEnds[found] = at + Long.numberOfTrailingZeros(left);
        for (int i = found + 1; i < next; i++) {
            left &= left - 1;
            lineEnds[i] = at + Long.numberOfTrailingZeros(left);
        }
        return next;
    }
}
