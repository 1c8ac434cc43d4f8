package io.github.flowcheck.flow;

import java.nio.file.Path;
import java.util.List;

/** Reads the records of flow-log files, plain or gzip, one after the other; needs less than a megabyte. */
final class FlowLogReader {
    private final ChunkReader reader;
    private final Chunk chunk = new Chunk();

    FlowLogReader(LogFormat format) {
        this(List.of(format));
    }

    /** @param formats at least one, each once */
    FlowLogReader(List<LogFormat> formats) {
        this.reader = new ChunkReader(formats);
    }

    /**
     * Reads a file to its end.
     *
     * @param name what it is called in messages and places
     * @throws UnreadableLogException if it cannot be opened, is damaged gzip, or is of another kind, such as Parquet
     */
    void read(Path file, String name, FlowSink sink) throws UnreadableLogException {
        try (LogText text = LogText.open(file, name)) {
            reader.begin(reader.none());
            long lines = 0;
            while (text.next(chunk)) {
                lines += reader.read(chunk, name, lines, sink);
            }
        }
    }
}
