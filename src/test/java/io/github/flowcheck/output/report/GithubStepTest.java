package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubStepTest {
    private final GithubStep step = new GithubStep(Set.of(Verdict.FAIL), SampleReport.SUBJECT);
    private final Report report = SampleReport.everyVerdict();

    @TempDir
    private Path temp;

    @Test
    void whatFailsTheBuildComesFirst() {
        assertThat(step.annotations(report))
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactly("::error", "::error", "::error", "::warning");
    }

    @Test
    void aMessageCannotEndItsCommandOrBeginAnother() {
        Report hostile = SampleReport.of(SampleReport.result(
                SampleReport.check("a", 2), Verdict.FAIL, "100%\r\n::set-output name=x::y", List.of()));

        assertThat(step.annotations(hostile))
                .containsExactly(
                        "::error file=net/flowcheck.yaml,line=2,col=5,title=FAIL a::100%25%0A::set-output name=x::y");
    }

    @Test
    void theSummaryIsAddedToWhatIsThere() throws IOException {
        Path summary = Files.writeString(temp.resolve("summary.md"), "before\n");
        step.summarise(report, UnaryOperator.identity(), Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

        assertThat(summary).hasContent("before\n" + new MarkdownReport(Optional.empty()).text(report));
    }

    @Test
    void aTargetIsToldWhereItsFindingsAre() throws IOException {
        GithubStep prod = new GithubStep(Set.of(Verdict.FAIL), new Subject("net/flowcheck.yaml", Optional.of("prod")));
        Path summary = temp.resolve("summary.md");
        prod.summarise(report, UnaryOperator.identity(), Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

        assertThat(prod.annotations(report)).allMatch(line -> line.matches(".*,title=[A-Z]+ [a-z-]+ \\(prod\\)::.*"));
        assertThat(summary).content().startsWith("## flowcheck (prod): ");
    }

    @Test
    void aSummaryForWhichThereIsNoRoomTellsNumbersAlone() throws IOException {
        String full = new MarkdownReport(Optional.empty()).text(report);
        int fullSize = full.getBytes(StandardCharsets.UTF_8).length;
        Path summary = temp.resolve("summary.md");
        Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", summary.toString());

        String before = "x".repeat(GithubStep.MOST_BYTES - fullSize);
        Files.writeString(summary, before);
        step.summarise(report, UnaryOperator.identity(), environment);
        assertThat(summary).hasContent(before + full);

        Files.writeString(summary, before + "x");
        step.summarise(report, UnaryOperator.identity(), environment);
        assertThat(summary)
                .hasContent(before + "x" + full.lines().findFirst().orElseThrow()
                        + "\n\nThere is no room for more in this summary; the console has all.\n\n");

        String brim = "x".repeat(GithubStep.MOST_BYTES);
        Files.writeString(summary, brim);
        step.summarise(report, UnaryOperator.identity(), environment);
        assertThat(summary).hasContent(brim);
    }

    @Test
    void theSummaryHoldsNothingThatIsHidden() throws IOException {
        Path summary = temp.resolve("summary.md");
        step.summarise(
                report, text -> text.replace("files", "hidden"), Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

        assertThat(summary).content().contains("(hidden)").doesNotContain("files");
    }

    @Test
    void withoutAPlaceForItThereIsNoSummary() throws IOException {
        step.summarise(report, UnaryOperator.identity(), Map.of());
        step.summarise(report, UnaryOperator.identity(), Map.of("GITHUB_STEP_SUMMARY", ""));

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aSummaryThatCannotBeWrittenIsToldWithItsPath() {
        Path nowhere = temp.resolve("no/summary.md");

        assertThatThrownBy(() -> step.summarise(
                        report, UnaryOperator.identity(), Map.of("GITHUB_STEP_SUMMARY", nowhere.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write the step summary " + nowhere + ": its directory is not there")
                .hasMessageContaining("leave github out of the reports");
    }
}
