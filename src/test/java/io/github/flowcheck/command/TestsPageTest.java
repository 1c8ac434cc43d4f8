package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.report.TestsReport;
import io.github.flowcheck.output.text.ConsoleLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about tests shows a file and what comes of it. */
class TestsPageTest {
    @TempDir
    private Path directory;

    @Test
    void theFileOfThePagePrintsWhatThePageShows() throws IOException {
        Path file = Files.writeString(directory.resolve("flowcheck.yaml"), block("yaml"));
        TestCommand.Outcome outcome = TestCommand.run(
                new TestCommand.Request(
                        new CheckFileSource(file, "flowcheck.yaml", Inputs.NONE),
                        Optional.empty(),
                        directory.resolve("out")),
                Clock.systemUTC());
        assertThat(TestsReport.lines(outcome.results()).stream()
                        .map(ConsoleLine::text)
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(block("text"));
        assertThat(outcome.warnings()).isEmpty();
    }

    private static String block(String language) throws IOException {
        String page = Files.readString(Path.of("docs/tests.md"));
        String behind = page.split("```" + language + "\n", 2)[1];
        return behind.substring(0, behind.indexOf("```"));
    }
}
