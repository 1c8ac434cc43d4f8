package io.github.flowcheck.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file that is text as it is, so that its chunks can be read by several threads at once, in any order. */
public final class PlainText implements LogText {
    /** How far behind its part of the file a chunk is read at first: most lines end within. */
    private static final int USUAL_REST = 1 << 10;

    private final FileChannel channel;
    private final long start;
    private final long size;
    private final String name;
    private long next;

    PlainText(FileChannel channel, long start, String name) throws IOException {
        this.channel = channel;
        this.start = start;
        this.size = channel.size();
        this.name = name;
    }

    /** How many chunks it has; some may turn out to be empty. */
    public long chunks() {
        return (size - start + Chunk.SIZE - 1) / Chunk.SIZE;
    }

    /**
     * Reads the lines that begin in one part of the file.
     *
     * @param number of the chunk, from 0
     */
    public void read(long number, Chunk chunk) throws UnreadableLogException {
        LogText.told(name, () -> {
            fill(number, chunk);
            return true;
        });
    }

    @Override
    public boolean next(Chunk chunk) throws UnreadableLogException {
        while (next < chunks()) {
            read(next++, chunk);
            if (!chunk.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void fill(long number, Chunk chunk) throws IOException {
        long first = start + number * Chunk.SIZE;
        int length = (int) Math.min(Chunk.SIZE, size - first);
        // the byte before tells whether a line begins with the part
        int before = number == 0 ? 0 : 1;
        int part = Chunk.MARGIN;
        int limit = read(chunk, part - before, first - before, before + length + USUAL_REST);
        int from = number == 0 ? part : chunk.lineFeed(part - 1, Math.min(limit, part + length)) + 1;
        if (limit < part + length) {
            throw new UnreadableLogException(
                    name + " became shorter while it was read", "run it again when nothing writes to that file");
        }
        int partEnd = part + length;
        if (from >= partEnd) {
            chunk.lines(part, part, first);
            return;
        }
        int feed = chunk.lineFeed(partEnd - 1, limit);
        if (feed == limit && limit == part + length + USUAL_REST) {
            limit = read(chunk, limit, first + length + USUAL_REST, Chunk.KEPT - USUAL_REST);
            feed = chunk.lineFeed(partEnd - 1, limit);
        }
        chunk.lines(from, Math.min(feed + 1, limit), first + from - part);
    }

    /** Reads up to so many bytes, and returns where they end. */
    private int read(Chunk chunk, int at, long position, int most) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(chunk.buffer, at, most);
        while (target.hasRemaining()) {
            if (channel.read(target, position + target.position() - at) < 0) {
                break;
            }
        }
        return target.position();
    }

    @Override
    public long position() {
        return Math.min(size, start + next * Chunk.SIZE);
    }

    /** How many bytes of the file a chunk stands for. */
    public long size(long number) {
        return Math.min(Chunk.SIZE, size - start - number * Chunk.SIZE);
    }

    @Override
    public void close() throws UnreadableLogException {
        LogText.told(name, () -> {
            channel.close();
            return true;
        });
    }
}
