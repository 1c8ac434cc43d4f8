package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.golden.Golden;
import io.github.flowcheck.output.Schemas;
import io.github.flowcheck.output.report.ConsoleReport.Hints;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reports of a run with all six verdicts, byte for byte. */
class GoldenReportTest {
    private static final Set<Verdict> FAIL_ON = Set.of(Verdict.FAIL, Verdict.INCONCLUSIVE);
    private static final Hints HINTS = new Hints(
            check -> Optional.of("this check alone: mvn flowcheck:verify -Dflowcheck.checks=" + check.id()),
            Optional.of("all of it: target/flowcheck/verify.json"));

    private final Report report = SampleReport.everyVerdict();

    @Test
    void theConsoleReportIsTheGoldenOne() {
        Golden.assertSame(Path.of("src/test/resources/output/console.txt"), console(report));
    }

    @Test
    void theJsonReportIsTheGoldenOne() {
        Golden.assertSame(
                Path.of("src/test/resources/output/verify.json"),
                JsonReport.of(report).text());
    }

    @Test
    void theJunitReportIsTheGoldenOne() {
        Golden.assertSame(Path.of("src/test/resources/output/TEST-flowcheck.xml"), junit(report));
    }

    @Test
    void theMarkdownReportIsTheGoldenOne() {
        Golden.assertSame(
                Path.of("src/test/resources/output/verify.md"), new MarkdownReport(Optional.empty()).text(report));
    }

    @Test
    void theSarifReportIsTheGoldenOne() {
        Golden.assertSame(
                Path.of("src/test/resources/output/verify.sarif"),
                new SarifReport(FAIL_ON, SampleReport.SUBJECT).of(report).text());
    }

    @Test
    void thePageIsTheGoldenOne() {
        Golden.assertSame(
                Path.of("src/test/resources/output/verify.html"),
                new HtmlReport("net/flowcheck.yaml").of(report).text());
    }

    @Test
    void theAnnotationsAreTheGoldenOnes() {
        Golden.assertSame(
                Path.of("src/test/resources/output/annotations.txt"),
                String.join("\n", new GithubStep(FAIL_ON, SampleReport.SUBJECT).annotations(report)) + "\n");
    }

    @Test
    void theJsonReportFitsItsSchema() throws IOException {
        Schemas.assertReport(JsonReport.of(report).text());
    }

    @Test
    void theReportsAreTheSameInEveryLocaleAndTimeZone() {
        String here = console(report) + JsonReport.of(report).text() + junit(report);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(console(report) + JsonReport.of(report).text() + junit(report))
                    .isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(console(report) + JsonReport.of(report).text() + junit(report))
                    .isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String console(Report report) {
        return new ConsoleReport(FAIL_ON, HINTS)
                .lines(report).stream()
                        .map(line -> ("[" + line.level() + "] " + line.text()).stripTrailing() + "\n")
                        .collect(Collectors.joining());
    }

    private static String junit(Report report) {
        return new JunitReport("net/flowcheck.yaml", FAIL_ON).of(report).text();
    }
}
