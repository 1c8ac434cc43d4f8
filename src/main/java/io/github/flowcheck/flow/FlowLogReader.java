package io.github.flowcheck.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of flow-log files, plain or gzip, one after the other and each in one pass; needs less than a
 * megabyte however large they are.
 *
 * <p>A line is read in each of the reader's formats, and is unread if it is a record of none. Blank lines are passed
 * over. So are header lines, wherever they stand, for objects may have been concatenated: below one, up to the next,
 * lines are read in its format alone. A time before the record, as in what CloudWatch exports, is passed over.
 */
public final class FlowLogReader {
    private static final String TOO_LONG = "longer than " + LineReader.LONGEST + " bytes";
    private static final String OTHER_FORMAT = "its header names other fields than the format that is read";
    private static final String UNKNOWN_FIELD = "its header names a field that flowcheck does not know";

    private final List<OneFormat> formats;

    public FlowLogReader(LogFormat format) {
        this(List.of(format));
    }

    /** @param formats at least one, each once */
    public FlowLogReader(List<LogFormat> formats) {
        this.formats = formats.stream().map(OneFormat::new).toList();
    }

    /** How the lines look in one of the formats. */
    private static final class OneFormat {
        private final LogFormat format;
        private final FlowRecord record;
        private Optional<String> below = Optional.empty();

        OneFormat(LogFormat format) {
            this.format = format;
            this.record = new FlowRecord(format);
        }

        /** Takes the header of the lines to come; absent at the start of a file. */
        void begin(Optional<HeaderLine> header) {
            below = header.filter(names -> !names.isOf(format))
                    .map(names -> names.unknown().isEmpty() ? OTHER_FORMAT : UNKNOWN_FIELD);
        }

        /**
         * Why the line is no record; empty if it is one.
         *
         * @param start where the record begins in the line
         */
        Optional<String> read(LineReader lines, int start) {
            return below.isPresent() ? below : record.read(lines.buffer(), start, lines.end());
        }
    }

    /**
     * Reads a file to its end.
     *
     * @param name what it is called in messages and places
     * @throws UnreadableLogException if it cannot be opened, is damaged gzip, or is of another kind, such as Parquet
     */
    public void read(Path file, String name, FlowSink sink) throws UnreadableLogException {
        reading(file, name, in -> {
            readLines(new LineReader(in), name, sink);
            return true;
        });
    }

    /** What is done with an open file. */
    interface Use<T> {
        T of(InputStream in) throws IOException;
    }

    /** Opens a file, and tells what is wrong if it cannot be read. */
    static <T> T reading(Path file, String name, Use<T> use) throws UnreadableLogException {
        try (InputStream in = LogInput.open(file, name)) {
            return use.of(in);
        } catch (UnreadableLogException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableLogException(
                    name + " cannot be read: " + reason(e), "make it readable, or leave it out of the logs to read", e);
        }
    }

    private void readLines(LineReader lines, String name, FlowSink sink) throws IOException {
        formats.forEach(format -> format.begin(Optional.empty()));
        while (lines.next()) {
            if (lines.isTooLong()) {
                sink.unread(TOO_LONG, name, lines.number());
            } else if (!lines.isBlank()) {
                Optional<HeaderLine> header = header(lines);
                if (header.isPresent()) {
                    formats.forEach(format -> format.begin(header));
                } else {
                    readLine(lines, name, sink);
                }
            }
        }
    }

    private void readLine(LineReader lines, String name, FlowSink sink) {
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
            sink.unread(reasons, name, lines.number());
        }
    }

    private static Optional<HeaderLine> header(LineReader lines) {
        return HeaderLine.read(lines.buffer(), lines.start(), lines.end());
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        @Nullable String message = e.getMessage();
        return Objects.requireNonNullElse(message, e.getClass().getSimpleName());
    }
}
