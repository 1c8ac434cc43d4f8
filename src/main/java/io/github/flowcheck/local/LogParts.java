package io.github.flowcheck.local;

import io.github.flowcheck.flow.Chunk;
import io.github.flowcheck.flow.ChunkReader;
import io.github.flowcheck.flow.LogText;
import io.github.flowcheck.flow.PlainText;
import io.github.flowcheck.flow.UnreadableLogException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands out files to threads: chunks of a large file that is text as it is, and any other file as a whole. Parts come in the
 * order of the files.
 */
final class LogParts {
    private final int alone;
    private final List<LogFile> files;
    private final boolean divided;
    private final BytesRead read;
    private final Chunk chunk = new Chunk();
    private final List<OpenLog> opened = new ArrayList<>();
    private int next;
    private @Nullable OpenLog open;
    private long nextChunk;
    private boolean helpIsWelcome;
    private int firstFailed = Integer.MAX_VALUE;
    private @Nullable UnreadableLogException failure;

    /**
     * @param divided whether several threads may read parts of one file
     * @param alone how many chunks one thread reads before others help
     * @param progress hears how far they are read
     */
    LogParts(List<LogFile> files, boolean divided, int alone, ReadingProgress progress) {
        this.files = List.copyOf(files);
        this.divided = divided;
        this.read = new BytesRead(files, progress);
        this.alone = alone;
    }

    /**
     * What a thread has to read.
     *
     * @param chunk which chunk of the log; -1 for all of it
     */
    record Part(OpenLog log, long chunk) {
        boolean isWhole() {
            return chunk < 0;
        }
    }

    /**
     * The next part.
     *
     * @param reader reads the begin of a file, to see under which header its lines stand
     * @return empty if there is none left
     */
    synchronized Optional<Part> next(ChunkReader reader) {
        while (open == null) {
            if (next >= Math.min(files.size(), firstFailed)) {
                welcomeHelp();
                return Optional.empty();
            }
            int number = next++;
            try {
                OpenLog log = open(number, reader);
                if (!isDivided(log.text())) {
                    welcomeHelp();
                    return Optional.of(new Part(log, -1));
                }
                open = log;
                nextChunk = 0;
            } catch (UnreadableLogException e) {
                fail(number, e);
            }
        }
        OpenLog log = open;
        long number = nextChunk++;
        if (number == alone) {
            welcomeHelp();
        }
        if (nextChunk == ((PlainText) log.text()).chunks()) {
            open = null;
        }
        return Optional.of(new Part(log, number));
    }

    /** Says that so many more bytes are read. */
    void tellRead(long bytes) {
        read.add(bytes);
    }

    /** Waits until a second thread is of use. */
    synchronized void awaitHelpIsWelcome() throws InterruptedException {
        while (!helpIsWelcome) {
            wait();
        }
    }

    /** Lets the threads begin that help the first one. */
    synchronized void welcomeHelp() {
        helpIsWelcome = true;
        notifyAll();
    }

    private OpenLog open(int number, ChunkReader reader) throws UnreadableLogException {
        LogFile file = files.get(number);
        LogText text = LogText.open(file.path(), file.name());
        if (!isDivided(text)) {
            return new OpenLog(number, file, text, reader.none(), 1);
        }
        PlainText plain = (PlainText) text;
        plain.read(0, chunk);
        OpenLog log = new OpenLog(number, file, text, reader.headingOf(chunk), plain.chunks());
        opened.add(log);
        return log;
    }

    private boolean isDivided(LogText text) {
        return divided && text instanceof PlainText plain && plain.chunks() > 1;
    }

    /** Says that a file cannot be read. Files behind it are not read any more; those before it are, for they may fail too. */
    synchronized void fail(int number, UnreadableLogException reason) {
        if (number < firstFailed) {
            firstFailed = number;
            failure = reason;
        }
        if (open != null && open.number() >= firstFailed) {
            open = null;
        }
    }

    /** Closes what is open, and throws what is wrong with the first file that cannot be read, if there is one. */
    synchronized void end() throws UnreadableLogException {
        for (OpenLog log : opened) {
            log.abandon();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
