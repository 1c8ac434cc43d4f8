package io.github.flowcheck.output;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The file that a new text is written to before it is moved to its place. */
final class TemporaryFile {
    private TemporaryFile() {}

    /**
     * A name beside the target, so on the same file system. No two writers share one by chance; nobody needs to be kept from
     * guessing it, for the file is only ever opened as a new one.
     */
    static Path beside(Path target) {
        long number = ThreadLocalRandom.current().nextLong();
        return target.resolveSibling(".flowcheck-" + Long.toHexString(number) + ".tmp");
    }
}
