package io.github.flowcheck.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The file that a new text is written to before it is moved to its place. It is gone when it is closed, and also where the
 * process is told to end (Ctrl-C, SIGTERM) while it is written.
 */
final class TemporaryFile implements AutoCloseable {
    private final Path path;
    private final Thread atEnd;

    /**
     * A name beside the target, so on the same file system. No two writers share one by chance; nobody needs to be kept from
     * guessing it, for the file is only ever opened as a new one.
     *
     * @throws IOException if the process is about to end
     */
    TemporaryFile(Path target) throws IOException {
        long number = ThreadLocalRandom.current().nextLong();
        this.path = target.resolveSibling(".flowcheck-" + Long.toHexString(number) + ".tmp");
        this.atEnd = new Thread(this::deleteAtEnd, "flowcheck: remove " + path.getFileName());
        try {
            Runtime.getRuntime().addShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            throw new IOException("the process is about to end", e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(path);
        } finally {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The process is about to end: the file was removed already, or is right now.
        }
    }

    private void deleteAtEnd() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Nobody is left to tell, and the next run does not mind it.
        }
    }
}
