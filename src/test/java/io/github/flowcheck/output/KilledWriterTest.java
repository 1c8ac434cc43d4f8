package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and {@code kill} while a file is written, on a process of its own. */
class KilledWriterTest {
    @TempDir
    private Path directory;

    /** Writes a file that does not end for a minute. */
    public static void main(String[] arguments) throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        OutputFile.Content slow = out -> {
            while (System.nanoTime() < end) {
                out.write("more\n");
                out.flush();
                pause();
            }
        };
        new OutputDirectory(Path.of(arguments[0])).write(List.of(new OutputFile.Streamed("verify.json", slow)));
    }

    @Test
    void a_process_that_is_told_to_end_leaves_no_half_of_a_file() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("verify.json"), "old");
        Process process = start();
        while (process.isAlive() && names().size() < 2) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(names()).hasSize(2);
        process.destroy();
        process.waitFor();
        assertThat(names()).containsExactly("verify.json");
        assertThat(directory.resolve("verify.json")).hasContent("old");
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Process start() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        KilledWriterTest.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target", "killed-writer.log"))
                .start();
    }
}
