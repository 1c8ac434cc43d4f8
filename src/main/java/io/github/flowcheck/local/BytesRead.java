package io.github.flowcheck.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what was read of some files in one pass, by any number of threads. */
final class BytesRead {
    private final AtomicLong read = new AtomicLong();
    private final long all;
    private final ReadingProgress progress;

    BytesRead(List<LogFile> files, ReadingProgress progress) {
        this.progress = progress;
        // there may be thousands of files, which are not looked at for nobody
        this.all = progress == ReadingProgress.NONE ? 0 : size(files);
    }

    /** A file that cannot be looked at cannot be read either, which is told where it is read. */
    private static long size(List<LogFile> files) {
        long size = 0;
        for (LogFile file : files) {
            try {
                size += Files.isRegularFile(file.path()) ? Files.size(file.path()) : 0;
            } catch (IOException e) {
                continue;
            }
        }
        return size;
    }

    void add(long bytes) {
        progress.tell(read.addAndGet(bytes), all);
    }
}
