package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    @Test
    void textOfOthersMeansNothingToMarkdownOrHtml() {
        Report report = SampleReport.of(SampleReport.result(
                SampleReport.check("a", 2),
                Verdict.INCONCLUSIVE,
                "<img src=x> **a** [b](c) `d` | ~e~ &amp;",
                List.of()));

        assertThat(new MarkdownReport(Optional.empty()).text(report))
                .contains("**\\<img src=x\\> \\*\\*a\\*\\* \\[b\\](c) \\`d\\` \\| \\~e\\~ \\&amp;**\n");
    }

    @Test
    void theRowsOfAnAuthorsQueryAreTold() {
        assertThat(new MarkdownReport(Optional.empty()).text(SampleReport.of(SampleReport.ofRawQuery())))
                .containsPattern(
                        "saw 2 rows\\*\\*\n\n```text\n.*\\bcalls\\b.*\n.*\\b10\\.0\\.0\\.1\\b.*\n.*\\b3\\b.*\n```\n");
    }

    @Test
    void aQueryCannotCloseItsBlock() {
        CheckResult plain = SampleReport.result(SampleReport.check("a", 2), Verdict.ERROR, "no", List.of());
        CheckResult fenced = new CheckResult(
                plain.check(),
                plain.verdict(),
                plain.message(),
                plain.advice(),
                "fields `a`\n```\n<b>",
                plain.rows(),
                plain.evidence(),
                plain.records(),
                plain.replies(),
                plain.consoleUrl());

        assertThat(new MarkdownReport(Optional.empty()).text(SampleReport.of(fenced)))
                .contains("````text\nfields `a`\n```\n<b>\n````\n");
    }

    @Test
    void aReportOfManyChecksFitsIntoAStepSummary() {
        List<CheckResult> results = IntStream.range(0, 5000)
                .mapToObj(i -> SampleReport.result(
                        SampleReport.check("check-" + i, 2),
                        Verdict.FAIL,
                        "3389 is not expected",
                        List.of(SampleReport.ssh())))
                .toList();
        String text = new MarkdownReport(Optional.empty())
                .text(new Report("files", Optional.empty(), List.of(), results, 1, 1, List.of()));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(1024 * 1024);
        assertThat(text).contains("\nand 4,950 more findings\n").contains("\nand 4,000 more checks\n");
    }

    @Test
    void aRunWithoutFindingsSaysSoInItsHeadline() {
        Report report = SampleReport.of(SampleReport.result(
                SampleReport.check("a", 2), Verdict.PASS, "only 22 was seen", List.of(SampleReport.ssh())));

        assertThat(new MarkdownReport(Optional.empty()).text(report)).startsWith("## flowcheck: ✅ 1 pass\n\n<details>");
    }

    @Test
    void whatIsObservedInPartSaysWhatIsMissing() {
        CheckResult seen = SampleReport.result(
                SampleReport.check("a", 2), Verdict.OBSERVED, "saw nothing; but no record", List.of());
        CheckResult inPart = new CheckResult(
                seen.check(),
                seen.verdict(),
                seen.message(),
                Optional.of("look elsewhere"),
                seen.query(),
                seen.rows(),
                seen.evidence(),
                seen.records(),
                seen.replies(),
                seen.consoleUrl());

        assertThat(new MarkdownReport(Optional.empty()).text(SampleReport.of(inPart)))
                .contains("| 👀 observed | `a` | saw nothing; but no record |\n");
    }
}
