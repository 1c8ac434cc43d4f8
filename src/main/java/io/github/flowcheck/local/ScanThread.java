package io.github.flowcheck.local;

import io.github.flowcheck.flow.Chunk;
import io.github.flowcheck.flow.ChunkReader;
import io.github.flowcheck.flow.ChunkReader.Heading;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.FlowSink;
import io.github.flowcheck.flow.LogText;
import io.github.flowcheck.flow.PlainText;
import io.github.flowcheck.flow.UnreadableLogException;
import io.github.flowcheck.local.Handover.Gift;
import io.github.flowcheck.local.LogParts.Part;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Reads parts of the files as long as there are any, offers every record to the tasks that it may concern, and counts. */
final class ScanThread implements FlowSink, Callable<ScanThread> {
    /** So many bits tell where a record stands in its file; those above them, in which file. */
    private static final int OFFSET_BITS = 42;

    private final List<FormatScan> formats;
    private final LogParts parts;
    private final Handover handover;
    private final boolean helps;
    private final ChunkReader reader;
    private final UnreadTally unread = new UnreadTally();
    private Chunk chunk = new Chunk();
    private @Nullable OpenLog log;
    private long records;
    private long bytes;
    private boolean headingChanged;

    /** @param helps whether it begins only when another thread has read for a while */
    ScanThread(List<FormatScan> formats, ChunkReader reader, LogParts parts, Handover handover, boolean helps) {
        this.helps = helps;
        this.formats = List.copyOf(formats);
        this.reader = reader;
        this.parts = parts;
        this.handover = handover;
    }

    @Override
    public ScanThread call() throws InterruptedException {
        boolean busy = true;
        try {
            if (helps) {
                parts.awaitHelpIsWelcome();
            }
            for (Optional<Part> part = parts.next(reader); part.isPresent(); part = parts.next(reader)) {
                read(part.get());
            }
            busy = false;
            for (Optional<Gift> gift = handover.await(chunk); gift.isPresent(); gift = handover.await(chunk)) {
                busy = true;
                chunk = gift.get().chunk();
                begin(gift.get().log());
                readInside(gift.get().heading(), gift.get().heading());
                busy = false;
            }
            return this;
        } finally {
            parts.welcomeHelp();
            if (busy) {
                handover.leave();
            }
        }
    }

    private void read(Part part) {
        OpenLog from = part.log();
        begin(from);
        try {
            if (part.isWhole()) {
                readAll(from, from.text());
            } else {
                ((PlainText) from.text()).read(part.chunk(), chunk);
                readInside(part.chunk() == 0 ? reader.none() : from.heading(), from.heading());
                parts.tellRead(((PlainText) from.text()).size(part.chunk()));
            }
            from.finishPart();
        } catch (UnreadableLogException e) {
            parts.fail(from.number(), e);
        }
    }

    private void readAll(OpenLog from, LogText text) throws UnreadableLogException {
        Heading heading = reader.none();
        long told = 0;
        while (text.next(chunk)) {
            parts.tellRead(text.position() - told);
            told = text.position();
            boolean first = chunk.offset() == 0;
            Optional<Chunk> empty = first ? Optional.empty() : handover.give(new Gift(chunk, from, heading));
            if (empty.isPresent()) {
                chunk = empty.get();
            } else {
                reader.begin(heading);
                readChunk();
                heading = reader.heading();
            }
        }
    }

    /** Reads a chunk while other threads may read other chunks of the file, which only works out if no heading changes. */
    private void readInside(Heading before, Heading after) {
        reader.begin(before);
        readChunk();
        headingChanged |= !reader.heading().equals(after);
    }

    private void readChunk() {
        OpenLog from = current();
        from.count(chunk.offset(), reader.read(chunk, from.name(), 0, this));
    }

    private void begin(OpenLog next) {
        if (log != next) {
            log = next;
            for (FormatScan format : formats) {
                format.begin(next.name());
            }
        }
    }

    private OpenLog current() {
        if (log == null) {
            throw new IllegalStateException("no file");
        }
        return log;
    }

    @Override
    public void record(FlowRecord record) {
        records++;
        bytes += record.size();
        recordToo(record);
    }

    @Override
    public void recordToo(FlowRecord record) {
        OpenLog from = current();
        long position = (long) from.number() << OFFSET_BITS | chunk.offset(record.lineStart());
        for (int i = 0; i < formats.size(); i++) {
            if (formats.get(i).reads(record)) {
                formats.get(i).offer(record, position, from.name());
            }
        }
    }

    @Override
    public void unread(String reason, String name, long line) {
        unread.add(reason, current(), chunk.offset(), line);
    }

    /** Whether lines of one file stand under different headers, where threads had to count on that they do not. */
    boolean headingChanged() {
        return headingChanged;
    }

    /** Takes over what another thread found. */
    void addAll(ScanThread other) {
        records += other.records;
        bytes += other.bytes;
        unread.addAll(other.unread);
        for (int i = 0; i < formats.size(); i++) {
            formats.get(i).addAll(other.formats.get(i));
        }
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    UnreadTally unread() {
        return unread;
    }

    FormatScan format(int number) {
        return formats.get(number);
    }
}
