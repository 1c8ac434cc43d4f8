package io.github.flowcheck.flow;

import java.io.IOException;
import java.io.InputStream;

/** A text that can only be had from its start to its end: a packed file, or a pipe. */
public final class StreamText implements LogText {
    private final InputStream in;
    private final CountedInput file;
    private final String name;
    private final byte[] rest = new byte[Chunk.KEPT];
    private int restLength;
    private boolean inLongLine;
    private boolean ended;
    private long offset;

    /** @param in the text as it is */
    StreamText(InputStream in, String name) {
        this(new CountedInput(in), name);
    }

    private StreamText(CountedInput in, String name) {
        this(in, in, name);
    }

    /** @param file what the text is read from */
    StreamText(InputStream in, CountedInput file, String name) {
        this.in = in;
        this.file = file;
        this.name = name;
    }

    @Override
    public boolean next(Chunk chunk) throws UnreadableLogException {
        return LogText.told(name, () -> {
            do {
                fill(chunk);
            } while (chunk.isEmpty() && !ended);
            return !chunk.isEmpty();
        });
    }

    private void fill(Chunk chunk) throws IOException {
        int from = Chunk.MARGIN;
        System.arraycopy(rest, 0, chunk.buffer, from, restLength);
        int limit = from + restLength;
        restLength = 0;
        int most = from + Chunk.SIZE;
        while (limit < most && !ended) {
            int count = in.read(chunk.buffer, limit, most - limit);
            ended = count < 0;
            limit += Math.max(count, 0);
        }
        if (inLongLine) {
            int feed = chunk.lineFeed(from, limit);
            inLongLine = feed == limit;
            int next = Math.min(feed + 1, limit);
            offset += next - from;
            from = next;
        }
        int to = ended ? limit : keep(chunk, from, limit);
        chunk.lines(from, to, offset);
        offset += limit - restLength - from;
    }

    /** Keeps the begin of a line for the next chunk, unless it is known by now to be too long. Returns where lines end. */
    private int keep(Chunk chunk, int from, int limit) {
        int next = chunk.lastLineFeed(from, limit) + 1;
        if (limit - next >= Chunk.KEPT) {
            inLongLine = true;
            return next + Chunk.KEPT;
        }
        restLength = limit - next;
        System.arraycopy(chunk.buffer, next, rest, 0, restLength);
        return next;
    }

    @Override
    public long position() {
        return file.count();
    }

    @Override
    public void close() throws UnreadableLogException {
        LogText.told(name, () -> {
            in.close();
            return true;
        });
    }
}
