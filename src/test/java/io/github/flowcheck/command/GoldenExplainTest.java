package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder of {@code src/test/resources/explain} holds {@code checks.yaml} and, in {@code explained.txt}, what is said of it. */
class GoldenExplainTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicTest> everyFileIsExplainedAsExpected() {
        return Golden.list("explain").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> hold(folder)));
    }

    private static void hold(Path folder) throws IOException {
        CheckFileSource source =
                new CheckFileSource(folder.resolve("checks.yaml").toAbsolutePath(), "checks.yaml", Inputs.NONE);
        List<String> lines = new ArrayList<>();
        ExplainCommand.run(new ExplainCommand.Request(source, Optional.empty()), CLOCK, lines::add);
        assertThat(lines.subList(lines.indexOf("What the keys are for:"), lines.size()))
                .as("keys that the schema does not describe")
                .noneMatch(line -> line.matches("  [A-Za-z]+"));
        Golden.assertSame(folder.resolve("explained.txt"), String.join("\n", lines) + "\n");
        assertThat(Golden.list("explain", folder.getFileName().toString()))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("checks.yaml", "explained.txt");
    }
}
