package io.github.flowcheck.flow;

import java.util.List;

/**
 * Where lines and fields end in some text, and which bytes of it are no digits. Made for some thousand bytes at once, by loops over
 * words that Java turns into vector instructions. For one thread.
 */
final class TextMarks {
    /** At most so many bytes are looked at at once: few enough to be still at hand when the lines are read. */
    static final int MOST = 1 << 12;

    /** Few blocks of 64 bytes have more ends. */
    private static final int PUT = 10;

    private static final int BLOCKS = MOST / Long.SIZE;

    /** The first words of all blocks of 64 bytes, then their second words, and so on: as vectors need them. */
    private final long[] words = new long[MOST / Long.BYTES];

    /** The words again, the highest bit of each byte telling what it is. */
    private final long[] marked = new long[words.length];

    /** By block, a bit a byte, the first one lowest. */
    private final long[] endBits = new long[BLOCKS];

    private final long[] noBlankBits = new long[BLOCKS];

    /** Those that are visible and no digits; one block more, which has none. */
    private final long[] otherBits = new long[BLOCKS + 1];

    private final int[] ends = new int[MOST + Long.SIZE];
    private final int[] lineEnds = new int[MOST + Long.SIZE];
    private int count;
    private int lines;
    private int start;
    private boolean hasEmpty;

    /** What has to be done in turn with the lines, at most {@link #MOST} bytes of them. */
    List<LineStep> steps() {
        return List.of(
                new Load(),
                new Mark(EightBytes.INVISIBLE, endBits),
                new Mark(EightBytes.NO_BLANK, noBlankBits),
                new Mark(EightBytes.NO_DIGIT, otherBits),
                new Gather());
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
        int length = to - from;
        // a loop over words would be guessed wrong at every other line
        return length <= Long.SIZE && length > 0 ? others(from) & -1L >>> -length : othersOfLong(from, to);
    }

    private long othersOfLong(int from, int to) {
        int first = from - start;
        int last = to - start - 1;
        int word = first >>> 6;
        // of an empty field at the begin the last one is -1, and in no word
        int lastWord = last >> 6;
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

    private static int blocks(LinesAhead lines) {
        return lines.to() - lines.from() + Long.SIZE - 1 >>> 6;
    }

    /** Takes the bytes; 64 more than are looked at must be in the buffer. */
    private final class Load implements LineStep {
        @Override
        public void on(LinesAhead lines) {
            byte[] buffer = lines.buffer();
            start = lines.from();
            int blocks = blocks(lines);
            for (int i = 0; i < blocks; i++) {
                int at = start + Long.SIZE * i;
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
    }

    /**
     * Marks the bytes of a kind, and makes one word of each block's eight words, of the highest bits of their bytes. One class for all
     * kinds, for Java makes vector instructions only of loops as small as these, and its compiler takes long for that.
     */
    private final class Mark implements LineStep {
        private final long flipped;
        private final long added;
        private final long[] target;

        Mark(EightBytes.Kind kind, long[] target) {
            this.flipped = kind.flipped();
            this.added = kind.added();
            this.target = target;
        }

        @Override
        public void on(LinesAhead lines) {
            int blocks = blocks(lines);
            for (int i = 0; i < words.length; i++) {
                marked[i] = EightBytes.marked(words[i], flipped, added);
            }
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
    }

    /** Finds where the marked bytes are. */
    private final class Gather implements LineStep {
        @Override
        public void on(LinesAhead text) {
            int blocks = blocks(text);
            int to = text.to();
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
                long lineBits = bits & noBlankBits[i];
                count = put(bits, at, ends, count + 1) - 1;
                lines = putFew(lineBits, at, lines);
            }
            hasEmpty = empty != 0;
        }
    }

    /**
     * Some places are written whether there are as many or not, for a branch that is hard to guess costs more than that; one by one,
     * for of a loop Java's compiler makes a loop.
     */
    private static int put(long bits, int at, int[] places, int found) {
        int next = found + Long.bitCount(bits);
        long left = bits;
        places[found] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 1] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 2] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 3] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 4] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 5] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 6] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 7] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 8] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        places[found + 9] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
        for (int i = found + PUT; i < next; i++) {
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
