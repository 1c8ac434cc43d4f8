package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.report.ConsoleReport;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what the README shows against what the examples print. */
class ReadmeTest {
    private static final Set<Verdict> FAIL_ON = Set.of(Verdict.FAIL, Verdict.INCONCLUSIVE);

    @TempDir
    private Path directory;

    @Test
    void the_first_example_prints_what_the_readme_shows() throws IOException {
        assertThat(shown("web-from-bastion    22 ACCEPT"))
                .containsSubsequence(printed("src/examples/article", Path.of("").toAbsolutePath()));
    }

    @Test
    void the_second_example_prints_what_the_readme_shows() throws IOException {
        assertThat(shown("INCONCLUSIVE  database-closed"))
                .containsSubsequence(printed("src/examples/findings", Path.of("src/examples/findings")));
    }

    /** The lines of the block of the README that holds a text, without the level that Maven writes before each. */
    private static List<String> shown(String text) throws IOException {
        return Arrays.stream(Files.readString(Path.of("README.md")).split("```"))
                .filter(block -> block.contains(text))
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("^\\[(INFO|ERROR|WARNING)\\] ?", ""))
                .toList();
    }

    private List<String> printed(String example, Path seenFrom) throws IOException {
        Path folder = Path.of(example).toAbsolutePath();
        VerifyCommand.Outcome outcome = VerifyCommand.run(
                new VerifyCommand.Request(
                        CheckFileSource.of(folder.resolve("flowcheck.yaml"), seenFrom, Inputs.NONE),
                        Optional.empty(),
                        "sample.log",
                        folder,
                        Optional.empty(),
                        FAIL_ON,
                        Set.of(),
                        directory),
                Clock.systemUTC());
        return new ConsoleReport(FAIL_ON, ConsoleReport.Hints.NONE)
                .lines(outcome.report()).stream().map(ConsoleLine::text).toList();
    }
}
