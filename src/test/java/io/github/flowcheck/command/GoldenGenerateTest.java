package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.golden.Golden;
import io.github.flowcheck.output.SavedQueryFormat;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code src/test/resources/generate} holds {@code checks.yaml}, {@code warnings.txt} and, in {@code out}, every
 * file that is generated from it. It may hold a JSON file that the check file names, and what {@link GoldenInputs} reads.
 */
class GoldenGenerateTest {
    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> everyFileIsGeneratedAsExpected() {
        return Golden.list("generate").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> hold(folder)));
    }

    private void hold(Path folder) throws IOException {
        Path out = temp.resolve(folder.getFileName().toString());
        CheckFileSource source = new CheckFileSource(
                folder.resolve("checks.yaml").toAbsolutePath(), "checks.yaml", GoldenInputs.of(folder));
        List<Problem> warnings = GenerateCommand.run(
                        new GenerateCommand.Request(
                                source, Optional.empty(), EnumSet.allOf(SavedQueryFormat.class), out),
                        Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC))
                .warnings();
        // its path is not the same on every machine here
        Files.delete(out.resolve("generated.json"));
        Golden.assertSame(
                folder.resolve("warnings.txt"),
                warnings.stream().map(problem -> problem.format() + "\n").collect(Collectors.joining("\n")));
        for (Path path : files(out)) {
            Golden.assertSame(folder.resolve("out").resolve(path.toString()), Files.readString(out.resolve(path)));
        }
        assertThat(files(folder.resolve("out"))).isEqualTo(files(out));
        assertThat(Golden.list("generate", folder.getFileName().toString()))
                .extracting(path -> path.getFileName().toString())
                .contains("checks.yaml", "out", "warnings.txt")
                .isSubsetOf("checks.yaml", "out", "warnings.txt", "enis.json", GoldenInputs.FILE);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
