package io.github.flowcheck.flow;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the first line of a flow-log file says about the format of its records.
 *
 * @param format the one that a header names, or the default one if the line is such a record; absent if neither
 * @param reason why there is no format, in words
 * @param isOther whether the file is something else than the flow log of a VPC, for which no format helps
 */
public record FirstLine(Optional<LogFormat> format, String reason, boolean isOther) {
    /**
     * Reads the first line that is not blank.
     *
     * @param name what the file is called in messages
     * @return empty if the file has no such line
     * @throws UnreadableLogException if it cannot be opened, is damaged gzip, or is of another kind, such as Parquet
     */
    public static Optional<FirstLine> of(Path file, String name) throws UnreadableLogException {
        return of(LogText.open(file, name));
    }

    /** Reads it from an open text, and closes that. */
    static Optional<FirstLine> of(LogText opened) throws UnreadableLogException {
        Chunk chunk = new Chunk();
        try (LogText text = opened) {
            while (text.next(chunk)) {
                Optional<FirstLine> first = first(new LineCursor(chunk));
                if (first.isPresent()) {
                    return first;
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<FirstLine> first(LineCursor lines) {
        while (lines.next()) {
            if (!lines.isTooLong() && !lines.isBlank()) {
                Optional<HeaderLine> header = HeaderLine.read(lines.buffer(), lines.start(), lines.end());
                return Optional.of(header.map(FirstLine::of).orElseGet(() -> ofRecord(lines)));
            }
        }
        return Optional.empty();
    }

    private static FirstLine of(HeaderLine header) {
        return header.fault()
                .map(fault -> new FirstLine(Optional.empty(), fault, header.isOfTransitGateway()))
                .orElseGet(() -> told(new LogFormat(header.fields())));
    }

    private static FirstLine ofRecord(LineCursor lines) {
        int start = ExportPrefix.skip(lines.buffer(), lines.start(), lines.end());
        Optional<String> fault = new FlowRecord(LogFormat.DEFAULT).read(lines.buffer(), start, lines.end());
        if (fault.isEmpty()) {
            return told(LogFormat.DEFAULT);
        }
        Optional<String> other = OtherText.of(lines.buffer(), start, lines.end());
        return new FirstLine(
                Optional.empty(),
                "it has no header, and its first line is " + other.orElse("no record of the default format"),
                other.isPresent());
    }

    private static FirstLine told(LogFormat format) {
        return new FirstLine(Optional.of(format), "", false);
    }
}
