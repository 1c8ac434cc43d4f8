package io.github.flowcheck.flow;

/** Goes through the lines of a chunk, which end at LF or CRLF. */
final class LineCursor {
    private final Chunk chunk;
    private int next;
    private int start;
    private int end;
    private long count;

    LineCursor(Chunk chunk) {
        this.chunk = chunk;
        this.next = chunk.start;
    }

    /** Where the line begins that has not been gone to yet. */
    int ahead() {
        return next;
    }

    /** Behind the last line. */
    int limit() {
        return chunk.end;
    }

    boolean hasNext() {
        return next < chunk.end;
    }

    /** Goes to the next line; false if there is none. */
    boolean next() {
        if (!hasNext()) {
            return false;
        }
        count++;
        start = next;
        int feed = chunk.lineFeed(start, chunk.end);
        next = feed + 1;
        end = feed > start && chunk.buffer[feed - 1] == '\r' ? feed - 1 : feed;
        return true;
    }

    /** Goes over a line that was read otherwise. */
    void skipTo(int behind) {
        count++;
        next = behind;
    }

    /** How many lines it has gone over. */
    long count() {
        return count;
    }

    byte[] buffer() {
        return chunk.buffer;
    }

    int start() {
        return start;
    }

    /** Behind the last byte of the line, its end not included. */
    int end() {
        return end;
    }

    boolean isTooLong() {
        return end - start > Chunk.LONGEST;
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (chunk.buffer[i] != ' ' && chunk.buffer[i] != '\t' && chunk.buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
