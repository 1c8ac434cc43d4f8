package io.github.flowcheck.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records in chunks of flow-log files. For one thread.
 *
 * <p>A line is read in each of the reader's formats, and is unread if it is a record of none. Blank lines are passed
 * over. So are header lines, wherever they stand, for objects may have been concatenated: below one, up to the next,
 * lines are read in its format alone. A time before the record, as in what CloudWatch exports, is passed over; a log
 * stream behind it is that of the record.
 */
public final class ChunkReader {
    private static final String TOO_LONG = "longer than " + Chunk.LONGEST + " bytes";
    private static final String OTHER_FORMAT = "its header names other fields than the format that is read";

    private final List<OneFormat> formats;

    /** @param formats at least one, each once */
    public ChunkReader(List<LogFormat> formats) {
        this.formats = new ArrayList<>();
        for (LogFormat format : formats) {
            this.formats.add(new OneFormat(format));
        }
    }

    /**
     * Under which header lines stand.
     *
     * @param reasons by format, why its lines are no records; empty for a format that is read
     */
    public record Heading(List<String> reasons) {
        public Heading {
            reasons = List.copyOf(reasons);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Heading that && reasons.equals(that.reasons);
        }

        @Override
        public int hashCode() {
            return reasons.hashCode();
        }
    }

    /** How the lines look in one of the formats. */
    private static final class OneFormat {
        private final LogFormat format;
        private final FlowRecord record;
        private final OrdinaryLines ordinary;
        private String below = "";

        OneFormat(LogFormat format) {
            this.format = format;
            this.record = new FlowRecord(format);
            this.ordinary = new OrdinaryLines(record);
        }

        void begin(HeaderLine header) {
            below = header.isOf(format) ? "" : header.fault().orElse(OTHER_FORMAT);
        }

        /**
         * Why the line is no record; empty if it is one.
         *
         * @param start where the record begins in the line
         */
        Optional<String> read(LineCursor lines, int start) {
            return below.isEmpty()
                    ? record.read(lines.buffer(), lines.start(), start, lines.end())
                    : Optional.of(below);
        }
    }

    /** The heading of lines that stand under no header, as at the start of a file. */
    public Heading none() {
        return new Heading(Collections.nCopies(formats.size(), ""));
    }

    /** The heading of the lines to come. */
    public Heading heading() {
        List<String> reasons = new ArrayList<>();
        for (OneFormat format : formats) {
            reasons.add(format.below);
        }
        return new Heading(reasons);
    }

    /** Tells under which header the next lines stand. */
    public void begin(Heading heading) {
        for (int i = 0; i < formats.size(); i++) {
            formats.get(i).below = heading.reasons().get(i);
        }
    }

    /**
     * Reads the header at the start of a chunk, if there is one above the first record.
     *
     * @return under which header its first record stands
     */
    public Heading headingOf(Chunk chunk) {
        begin(none());
        LineCursor lines = new LineCursor(chunk);
        while (lines.next()) {
            Optional<HeaderLine> header = header(lines);
            if (header.isPresent()) {
                beginAll(header.get());
            }
            if (header.isEmpty() && !lines.isBlank()) {
                return heading();
            }
        }
        return heading();
    }

    /**
     * Reads all lines of a chunk.
     *
     * @param name what the file is called in places
     * @param before how many lines of the file stand before the chunk
     * @return how many lines the chunk has
     */
    public long read(Chunk chunk, String name, long before, FlowSink sink) {
        LineCursor lines = new LineCursor(chunk);
        while (lines.hasNext()) {
            int ordinary = mayBeOrdinary() ? readOrdinary(lines, name, before, sink) : 0;
            if (ordinary == 0 && lines.next()) {
                readCarefully(lines, name, before, sink);
            }
        }
        return lines.count();
    }

    private boolean mayBeOrdinary() {
        return formats.size() == 1 && formats.get(0).below.isEmpty();
    }

    /** Reads some lines that are as nearly all are, but for a few of them; how many there were. */
    private int readOrdinary(LineCursor lines, String name, long before, FlowSink sink) {
        OneFormat format = formats.get(0);
        int all = format.ordinary.look(lines.buffer(), lines.ahead(), lines.limit());
        for (int i = 0; i < all && format.below.isEmpty(); i++) {
            if (format.ordinary.take(i)) {
                lines.skipTo(format.ordinary.end(i) + 1);
                sink.record(format.record);
            } else if (lines.next()) {
                readCarefully(lines, name, before, sink);
            }
        }
        return all;
    }

    private void readCarefully(LineCursor lines, String name, long before, FlowSink sink) {
        if (lines.isTooLong()) {
            sink.unread(TOO_LONG, name, before + lines.count());
        } else if (!lines.isBlank()) {
            Optional<HeaderLine> header = header(lines);
            if (header.isPresent()) {
                beginAll(header.get());
            } else {
                readLine(lines, name, before, sink);
            }
        }
    }

    private void beginAll(HeaderLine header) {
        for (OneFormat format : formats) {
            format.begin(header);
        }
    }

    private void readLine(LineCursor lines, String name, long before, FlowSink sink) {
        boolean read = false;
        String reasons = "";
        int start = ExportPrefix.skip(lines.buffer(), lines.start(), lines.end());
        for (OneFormat format : formats) {
            Optional<String> reason = format.read(lines, start);
            if (reason.isPresent()) {
                reasons = reasons.isEmpty() || reasons.equals(reason.get())
                        ? reason.get()
                        : reasons + "; " + reason.get();
            } else if (read) {
                sink.recordToo(format.record);
            } else {
                sink.record(format.record);
                read = true;
            }
        }
        if (!read) {
            boolean headed = formats.stream().anyMatch(format -> !format.below.isEmpty());
            Optional<String> other = headed ? Optional.empty() : OtherText.of(lines.buffer(), start, lines.end());
            sink.unread(other.orElse(reasons), name, before + lines.count());
        }
    }

    private static Optional<HeaderLine> header(LineCursor lines) {
        return lines.isTooLong() ? Optional.empty() : HeaderLine.read(lines.buffer(), lines.start(), lines.end());
    }
}
