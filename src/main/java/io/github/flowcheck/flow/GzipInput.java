package io.github.flowcheck.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) of any number of members. Stricter than {@link java.util.zip.GZIPInputStream}, which takes
 * damage behind the first member for its end: a file that was cut there must not look like a quiet one.
 */
final class GzipInput extends InputStream {
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final String name;
    private final byte[] packed = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int position;
    private int limit;
    private boolean inMember;
    private boolean anyMember;

    /**
     * @param in the packed bytes; closed with this stream
     * @param name what the file is called in messages
     */
    GzipInput(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || startMember()) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                position = limit;
                requireInput();
                inflater.setInput(packed, position, limit - position);
            } else {
                throw damaged();
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            UnreadableLogException damaged = damaged();
            damaged.initCause(e);
            throw damaged;
        }
    }

    private boolean startMember() throws IOException {
        int first = anyMember ? skipPadding() : next();
        if (first < 0) {
            return false;
        }
        if (first != MAGIC_1 || next() != MAGIC_2 || next() != DEFLATE) {
            throw damaged();
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(packed, position, limit - position);
        checksum.reset();
        inMember = true;
        anyMember = true;
        return true;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        long expectedChecksum = nextInt();
        long expectedLength = nextInt();
        if (expectedChecksum != checksum.getValue() || expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw damaged();
        }
        inMember = false;
    }

    /** Zeros behind a member are padding of tapes and block devices, as gzip(1) takes them. */
    private int skipPadding() throws IOException {
        while (position < limit || fill()) {
            int value = packed[position++] & 0xff;
            if (value != 0) {
                return value;
            }
        }
        return -1;
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // a name or a comment ends with a zero
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private long nextInt() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (position == limit) {
            requireInput();
        }
        return packed[position++] & 0xff;
    }

    private void requireInput() throws IOException {
        if (!fill()) {
            throw new UnreadableLogException(
                    name + " is a gzip file that was cut off", "fetch it again, or leave it out of the logs to read");
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(packed, 0, packed.length));
        return limit > 0;
    }

    private UnreadableLogException damaged() {
        return new UnreadableLogException(
                name + " is a damaged gzip file", "fetch it again, or leave it out of the logs to read");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
