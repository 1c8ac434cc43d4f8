package io.github.flowcheck.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of flow-log files, plain or gzip, one after the other and each in one pass; needs less than a
 * megabyte however large they are.
 *
 * <p>Blank lines are passed over. So are header lines of the reader's format, wherever they stand, for objects may have
 * been concatenated. Below a header of another format, up to the next header, no line is read.
 */
public final class FlowLogReader {
    private static final String TOO_LONG = "longer than " + LineReader.LONGEST + " bytes";
    private static final String OTHER_FORMAT = "its header names other fields than the format that is read";
    private static final String UNKNOWN_FIELD = "its header names a field that flowcheck does not know";

    private final LogFormat format;
    private final FlowRecord record;

    public FlowLogReader(LogFormat format) {
        this.format = format;
        this.record = new FlowRecord(format);
    }

    /**
     * Reads a file to its end.
     *
     * @param name what it is called in messages and places
     * @throws UnreadableLogException if it cannot be opened, is damaged gzip, or is of another kind, such as Parquet
     */
    public void read(Path file, String name, FlowSink sink) throws UnreadableLogException {
        try (InputStream in = LogInput.open(file, name)) {
            readLines(new LineReader(in), name, sink);
        } catch (UnreadableLogException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableLogException(
                    name + " cannot be read: " + reason(e), "make it readable, or leave it out of the logs to read", e);
        }
    }

    private void readLines(LineReader lines, String name, FlowSink sink) throws IOException {
        Optional<String> below = Optional.empty();
        while (lines.next()) {
            if (lines.isTooLong()) {
                sink.unread(TOO_LONG, name, lines.number());
            } else if (!lines.isBlank()) {
                Optional<HeaderLine> header = header(lines);
                if (header.isPresent()) {
                    below = fault(header.get());
                } else {
                    readLine(lines, below, name, sink);
                }
            }
        }
    }

    private void readLine(LineReader lines, Optional<String> below, String name, FlowSink sink) {
        Optional<String> reason = below.isPresent() ? below : record.read(lines.buffer(), lines.start(), lines.end());
        if (reason.isPresent()) {
            sink.unread(reason.get(), name, lines.number());
        } else {
            sink.record(record);
        }
    }

    private static Optional<HeaderLine> header(LineReader lines) {
        return HeaderLine.read(lines.buffer(), lines.start(), lines.end());
    }

    private Optional<String> fault(HeaderLine header) {
        if (header.isOf(format)) {
            return Optional.empty();
        }
        return Optional.of(header.unknown().isEmpty() ? OTHER_FORMAT : UNKNOWN_FIELD);
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
