package io.github.flowcheck.flow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records that stand in no file of their own, such as those in a check file. They are read as those of files are.
 *
 * @param lines the lines without their ends
 */
public record RecordText(List<String> lines) {
    private static final String NAME = "records";

    public RecordText {
        lines = List.copyOf(lines);
    }

    /**
     * A line that is no record.
     *
     * @param index which one, from 0
     * @param reason in words without any value of the line
     */
    public record Unread(int index, String reason) {}

    /** What the first line that is not blank says of the format; empty if there is no such line. */
    public Optional<FirstLine> firstLine() {
        try {
            return FirstLine.of(text());
        } catch (UnreadableLogException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The lines that are records of none of the formats, and neither blank nor a header.
     *
     * @param formats at least one, each once
     */
    public List<Unread> unread(List<LogFormat> formats) {
        List<Unread> unread = new ArrayList<>();
        ChunkReader reader = new ChunkReader(formats);
        Chunk chunk = new Chunk();
        FlowSink sink = new FlowSink() {
            @Override
            public void record(FlowRecord record) {
                // as it should be
            }

            @Override
            public void unread(String reason, String file, long line) {
                unread.add(new Unread((int) line - 1, reason));
            }
        };
        try (LogText text = text()) {
            long before = 0;
            while (text.next(chunk)) {
                before += reader.read(chunk, NAME, before, sink);
            }
        } catch (UnreadableLogException e) {
            throw new IllegalStateException(e);
        }
        return unread;
    }

    private LogText text() {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return new StreamText(new ByteArrayInputStream(bytes), NAME);
    }
}
