package io.github.flowcheck.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Unpacks all files of a directory and does nothing with what they hold: the least that reading them can take. */
final class InflateMain {
    private InflateMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        List<Callable<Long>> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            files.sorted().forEach(file -> all.add(() -> unpack(file)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            for (Future<Long> one : pool.invokeAll(all)) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static long unpack(Path file) throws IOException {
        byte[] buffer = new byte[1 << 18];
        long bytes = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
            }
        }
        return bytes;
    }
}
