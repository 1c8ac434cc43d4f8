package io.github.flowcheck.local;

import io.github.flowcheck.flow.ChunkReader.Heading;
import io.github.flowcheck.flow.LogText;
import io.github.flowcheck.flow.UnreadableLogException;
import java.util.Map;
import java.util.TreeMap;

/** A file that is being read, by one thread or by several. */
final class OpenLog {
    private final int number;
    private final LogFile file;
    private final LogText text;
    private final Heading heading;
    private final Map<Long, Long> linesByOffset = new TreeMap<>();
    private long partsLeft;

    /**
     * @param number which of the files it is
     * @param heading under which all but its first lines are taken to stand, where threads read parts of it
     * @param parts in how many parts it is read
     */
    OpenLog(int number, LogFile file, LogText text, Heading heading, long parts) {
        this.number = number;
        this.file = file;
        this.text = text;
        this.heading = heading;
        this.partsLeft = parts;
    }

    int number() {
        return number;
    }

    String name() {
        return file.name();
    }

    LogText text() {
        return text;
    }

    Heading heading() {
        return heading;
    }

    /** Says that one of its parts is read; the last one closes it. */
    synchronized void finishPart() throws UnreadableLogException {
        if (--partsLeft == 0) {
            text.close();
        }
    }

    /** Closes it before all parts are read. */
    synchronized void abandon() throws UnreadableLogException {
        if (partsLeft > 0) {
            partsLeft = 0;
            text.close();
        }
    }

    /** Takes how many lines a chunk has that begins at that offset. */
    synchronized void count(long offset, long lines) {
        linesByOffset.put(offset, lines);
    }

    /** How many lines stand before an offset; to be asked when all of them are counted. */
    synchronized long linesBefore(long offset) {
        long lines = 0;
        for (Map.Entry<Long, Long> chunk : linesByOffset.entrySet()) {
            lines += chunk.getKey() < offset ? chunk.getValue() : 0;
        }
        return lines;
    }
}
