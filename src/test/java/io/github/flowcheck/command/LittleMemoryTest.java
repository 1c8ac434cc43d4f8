package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies logs that are five times as large as the heap of the process that does it. */
class LittleMemoryTest {
    private static final String HEAP = "-Xmx48m";
    private static final int RECORDS = 2_200_000;
    private static final String RECORD = "2 123456789010 eni-0a1b2c3d4e5f1%04d 203.0.%d.%d 172.31.0.10 %d %d 6 20 4249"
            + " 1418530010 1418530070 ACCEPT OK%n";

    @TempDir
    private Path directory;

    @Test
    void memory_does_not_grow_with_the_logs() throws IOException, InterruptedException {
        writeLogs(directory.resolve("flow.log.gz"));
        Files.writeString(directory.resolve("flowcheck.yaml"), """
                checks:
                  - { id: it, eni: eni-0a1b2c3d4e5f10000, address: 172.31.0.10, ports: well-known, expect: { only: [22, 443] } }
                """);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LittleMemoryTest.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(directory.resolve("verdict.txt")).hasContent("PASS of " + RECORDS);
    }

    /** The process that is watched: verifies the directory's logs and writes down the verdict. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        VerifyCommand.Outcome outcome = VerifyCommand.run(
                new VerifyCommand.Request(
                        CheckFileSource.of(directory.resolve("flowcheck.yaml"), directory, Inputs.NONE),
                        Optional.empty(),
                        "flow.log.gz",
                        directory,
                        Optional.empty(),
                        Set.of(Verdict.FAIL),
                        Set.of(),
                        directory.resolve("out")),
                Clock.systemUTC());
        Files.writeString(
                directory.resolve("verdict.txt"),
                outcome.report().results().get(0).verdict() + " of "
                        + outcome.report().recordsScanned());
    }

    private static void writeLogs(Path file) throws IOException {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            records.add(String.format(Locale.ROOT, RECORD, i % 200, i % 7, i % 250, 33_000 + i, i % 3 == 0 ? 443 : 22));
        }
        byte[] block = String.join("", records).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < RECORDS / 2000; i++) {
                out.write(block);
            }
        }
    }
}
