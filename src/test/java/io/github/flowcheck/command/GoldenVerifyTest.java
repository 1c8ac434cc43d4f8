package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.golden.Golden;
import io.github.flowcheck.output.Schemas;
import io.github.flowcheck.output.report.ConsoleReport;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code src/test/resources/verify} holds {@code checks.yaml} and {@code sample.log}, and what {@code verify} says
 * of them: the console in {@code console.txt}, warnings first, and {@code verify.json}, which fits its published schema.
 */
class GoldenVerifyTest {
    private static final Set<Verdict> FAIL_ON = Set.of(Verdict.FAIL, Verdict.INCONCLUSIVE);

    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> everyFileIsVerifiedAsExpected() {
        return Golden.list("verify").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> hold(folder)));
    }

    private void hold(Path folder) throws IOException {
        Path out = temp.resolve(folder.getFileName().toString());
        VerifyCommand.Outcome outcome = VerifyCommand.run(
                new VerifyCommand.Request(
                        new CheckFileSource(
                                folder.resolve("checks.yaml").toAbsolutePath(), "checks.yaml", GoldenInputs.of(folder)),
                        Optional.empty(),
                        "sample.log",
                        folder,
                        Optional.empty(),
                        FAIL_ON,
                        Set.of(ReportFormat.JSON),
                        out),
                Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));
        Stream<String> warnings = outcome.warnings().stream().map(Problem::format);
        Stream<String> console = new ConsoleReport(FAIL_ON, ConsoleReport.Hints.NONE)
                .lines(outcome.report()).stream().map(ConsoleLine::text);
        Golden.assertSame(
                folder.resolve("console.txt"),
                Stream.concat(warnings, console).map(line -> line + "\n").collect(Collectors.joining()));
        String json = Files.readString(out.resolve("verify.json"));
        Golden.assertSame(folder.resolve("verify.json"), json);
        Schemas.assertReport(json);
        assertThat(Golden.list("verify", folder.getFileName().toString()))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("checks.yaml", "console.txt", "sample.log", "verify.json");
    }
}
