package io.github.flowcheck.flow;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into lines that end at LF or CRLF; the last one need not. Lines are slices of one reused buffer. A line
 * of more than 64 KiB is told but not kept.
 */
final class LineReader {
    /** The longest line that is read, in bytes without its end. */
    static final int LONGEST = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[4 * LONGEST];
    private int limit;
    private int next;
    private int start;
    private int end;
    private boolean tooLong;
    private boolean ended;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false if there is none. */
    boolean next() throws IOException {
        tooLong = false;
        start = next;
        int scanned = next;
        while (true) {
            int feed = lineFeed(scanned);
            if (feed < limit) {
                end = feed;
                next = feed + 1;
                return found();
            }
            scanned = limit;
            if (limit - start > LONGEST + 1) {
                tooLong = true;
                next = limit;
                start = limit;
            }
            if (ended) {
                end = limit;
                next = limit;
                return (tooLong || end > start) && found();
            }
            scanned -= fill();
        }
    }

    private boolean found() {
        number++;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        tooLong |= end - start > LONGEST;
        return true;
    }

    private int lineFeed(int from) {
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

    /** Reads on; if the buffer has no room behind the line, the line is moved to its start. Returns by how much. */
    private int fill() throws IOException {
        int moved = 0;
        if (limit > buffer.length - LONGEST) {
            moved = start;
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= moved;
            start = 0;
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            ended = true;
        } else {
            limit += count;
        }
        return moved;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    /** Behind the last byte of the line, its end not included. */
    int end() {
        return end;
    }

    /** Whether the line was longer than is read; then start and end mean nothing. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
