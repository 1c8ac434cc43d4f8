package io.github.flowcheck.local;

import io.github.flowcheck.flow.ChunkReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.GroupMemory;
import io.github.flowcheck.local.scan.StreamIndex;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One pass over all files, by as many threads as there are processors. What it finds does not depend on how many. */
final class LogScan {
    /** More threads would need more memory than a query may have. */
    private static final int MOST_THREADS = 8;

    /** So many chunks one thread reads alone: until then the compiler makes better use of another processor than a reader. */
    private static final int ALONE = 128;

    /** The same where there are no more than two processors, of which the compiler takes one for a while. */
    private static final int ALONE_ON_TWO = 256;

    private final List<LogFile> files;
    private final List<FormatQuestions> formats;
    private final Memory memory;
    private final int threads;
    private final ReadingProgress progress;

    /**
     * @param threads how many there may be; a query that the engine answers allows two, as each of them remembers what it saw, and one
     *     that looks from one record to the next allows one only
     * @param progress hears how far the files are read, in each pass anew
     */
    LogScan(List<LogFile> files, List<FormatQuestions> formats, Memory memory, int threads, ReadingProgress progress) {
        this.files = List.copyOf(files);
        this.formats = List.copyOf(formats);
        this.memory = memory;
        this.threads = Math.min(threads, most(formats));
        this.progress = progress;
    }

    private static int most(List<FormatQuestions> formats) {
        int most = MOST_THREADS;
        for (FormatQuestions format : formats) {
            for (Task task : format.evaluated()) {
                most = Math.min(most, task.query().isDivisible() ? 2 : 1);
            }
        }
        return most;
    }

    static int usualThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** @throws io.github.flowcheck.flow.UnreadableLogException if a file cannot be read to its end */
    ScanThread run() throws IOException {
        List<StreamIndex> indexes = new ArrayList<>();
        for (FormatQuestions format : formats) {
            indexes.add(format.index());
        }
        List<ScanThread> done = run(indexes, threads > 1);
        if (headingChanged(done)) {
            // each file by one thread, which sees every header before what stands under it
            done = run(indexes, false);
        }
        ScanThread all = done.get(0);
        for (ScanThread other : done.subList(1, done.size())) {
            all.addAll(other);
        }
        return all;
    }

    private static boolean headingChanged(List<ScanThread> threads) {
        for (ScanThread thread : threads) {
            if (thread.headingChanged()) {
                return true;
            }
        }
        return false;
    }

    private List<ScanThread> run(List<StreamIndex> indexes, boolean divided) throws IOException {
        LogParts parts = new LogParts(files, divided, threads > 2 ? ALONE : ALONE_ON_TWO, progress);
        GroupMemory groups = new GroupMemory(memory.groupBytes());
        Handover handover = new Handover(threads, divided);
        List<LogFormat> read = new ArrayList<>();
        for (FormatQuestions format : formats) {
            read.add(format.format());
        }
        List<ScanThread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            List<FormatScan> scans = new ArrayList<>();
            for (int f = 0; f < formats.size(); f++) {
                scans.add(new FormatScan(formats.get(f), indexes.get(f), memory, groups));
            }
            all.add(new ScanThread(scans, new ChunkReader(read), parts, handover, i > 0));
        }
        run(all);
        parts.end();
        return all;
    }

    private static void run(List<ScanThread> all) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(all.size());
        try {
            for (Future<ScanThread> thread : pool.invokeAll(all)) {
                thread.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading flow logs");
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static IllegalStateException failure(ExecutionException thrown) {
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("reading flow logs failed", thrown.getCause());
    }
}
