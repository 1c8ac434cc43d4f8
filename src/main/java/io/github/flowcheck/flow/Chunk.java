package io.github.flowcheck.flow;

/**
 * Some whole lines of a text, in a buffer that is used again. The last line ends in a line feed, also where the text
 * does not. A line that is too long to be read is there with so many bytes that this can be seen.
 */
public final class Chunk {
    /** The longest line that is read, in bytes without its end. */
    static final int LONGEST = 1 << 16;

    /** How many bytes of text go into one, beside the rest of a line. */
    public static final int SIZE = 1 << 18;

    /** So many bytes before the first and behind the last line can be looked at, whatever they are. */
    static final int MARGIN = 128;

    /** Of a line that is too long so many bytes are kept: one that ends in CR is one byte shorter. */
    static final int KEPT = LONGEST + 2;

    final byte[] buffer = new byte[2 * MARGIN + SIZE + KEPT + 1];
    int start = MARGIN;
    int end = MARGIN;
    long offset;

    /** Where in the text the byte at that place of the buffer stands. */
    public long offset(int at) {
        return offset + at - start;
    }

    /** Where the first line stands in the text. */
    public long offset() {
        return offset;
    }

    boolean isEmpty() {
        return start == end;
    }

    /** Sets which part of the buffer is lines; the last one gets a line feed if it has none. */
    void lines(int from, int to, long textOffset) {
        start = from;
        end = to;
        offset = textOffset;
        if (to > from && buffer[to - 1] != '\n') {
            buffer[end++] = '\n';
        }
    }

    /** Where the next line feed is at or behind that place; the limit if there is none before it. */
    int lineFeed(int from, int limit) {
        int i = from;
        for (; i + Long.BYTES <= limit; i += Long.BYTES) {
            long feeds = EightBytes.equalTo('\n', EightBytes.at(buffer, i));
            if (feeds != 0) {
                return i + EightBytes.first(feeds);
            }
        }
        while (i < limit && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Where the last line feed is before the limit; before the start if there is none. */
    int lastLineFeed(int from, int limit) {
        int i = limit - 1;
        while (i >= from && buffer[i] != '\n') {
            i--;
        }
        return i;
    }
}
