package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.output.report.ConsoleReport.Hints;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.output.text.ConsoleLine.Level;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsoleReportTest {
    private static final ConsoleReport DEFAULT =
            new ConsoleReport(Set.of(Verdict.FAIL, Verdict.INCONCLUSIVE), Hints.NONE);

    @Test
    void aPassedRunIsAFewLines() {
        assertThat(DEFAULT.lines(report(Verdict.PASS, "only 22 was seen", List.of(SampleReport.ssh()))))
                .containsExactly(
                        info("PASS          web    22"),
                        info(""),
                        info("1 check: 1 pass, 0 fail, 0 inconclusive, 0 error, 0 waived, 0 observed"),
                        info("scanned 1 record, 120 bytes (files), window: all records"));
    }

    @Test
    void theRowsOfAQueryOfOnesOwnAreCountedAndShownAsATable() {
        List<String> lines = DEFAULT.lines(SampleReport.of(SampleReport.ofRawQuery())).stream()
                .map(ConsoleLine::text)
                .toList();

        assertThat(lines).contains("FAIL          often    2 rows");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("10.0.0.1").contains("12"));
    }

    @Test
    void anAnswerWithoutRowsIsNothing() {
        assertThat(DEFAULT.lines(report(Verdict.PASS, "none", List.of())))
                .contains(info("PASS          web    nothing"));
    }

    @Test
    void portsThatSeveralRowsHaveAreToldOnce() {
        assertThat(DEFAULT.lines(report(Verdict.PASS, "", List.of(SampleReport.ssh(), SampleReport.row(22)))))
                .contains(info("PASS          web    22"));
    }

    @ParameterizedTest
    @CsvSource({"8, '1, 2, 3, 4, 5, 6, 7, 8'", "9, '1, 2, 3, 4, 5, 6, 7, 8 and 1 more'"})
    void longAnswersAreCutAfterEightPorts(int ports, String answer) {
        List<FlowRow> rows =
                IntStream.rangeClosed(1, ports).mapToObj(SampleReport::row).toList();

        assertThat(DEFAULT.lines(report(Verdict.PASS, "", rows))).contains(info("PASS          web    " + answer));
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL,         'FAIL,INCONCLUSIVE', ERROR",
        "FAIL,         '',                  WARN",
        "INCONCLUSIVE, 'FAIL,INCONCLUSIVE', ERROR",
        "INCONCLUSIVE, 'FAIL',              WARN",
        "ERROR,        '',                  ERROR"
    })
    void whatFailsTheBuildIsAnErrorAndWhatDoesNotIsAWarning(Verdict verdict, String failOn, Level level) {
        Set<Verdict> verdicts = failOn.isEmpty()
                ? Set.of()
                : Set.copyOf(List.of(failOn.split(",")).stream()
                        .map(Verdict::valueOf)
                        .toList());

        List<ConsoleLine> lines = new ConsoleReport(verdicts, Hints.NONE).lines(report(verdict, "why", List.of()));

        assertThat(lines).contains(new ConsoleLine(level, verdict + " web at net/flowcheck.yaml:3:5"));
        assertThat(lines)
                .filteredOn(line -> line.text().startsWith("1 check: "))
                .extracting(ConsoleLine::level)
                .containsExactly(level);
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "WAIVED", "OBSERVED"})
    void whatNeedsNoActionHasOneLine(Verdict verdict) {
        assertThat(DEFAULT.lines(report(verdict, "why", List.of(SampleReport.ssh()))))
                .hasSize(4);
    }

    @Test
    void hintsAreTheCallersWords() {
        Hints hints = new Hints(check -> Optional.of("run " + check.id()), Optional.of("see target"));

        assertThat(new ConsoleReport(Set.of(), hints).lines(report(Verdict.FAIL, "why", List.of())))
                .contains(new ConsoleLine(Level.WARN, "  run web"))
                .endsWith(info("see target"));
    }

    @Test
    void noInputReachesTheTerminalAsAControlCharacter() {
        Report report =
                report(Verdict.FAIL, "a\u001b[2Jb\u0007\u009b\u202Ec\td\r\ne\u2028f\n", List.of(SampleReport.ssh()));

        assertThat(DEFAULT.lines(report))
                .contains(
                        new ConsoleLine(Level.ERROR, "  a\uFFFD[2Jb\uFFFD\uFFFD\uFFFDc d"),
                        new ConsoleLine(Level.ERROR, "  e\uFFFDf"))
                .allSatisfy(line -> assertThat(line.text().chars()).noneMatch(Character::isISOControl));
    }

    private static Report report(Verdict verdict, String message, List<FlowRow> rows) {
        return SampleReport.of(SampleReport.result(SampleReport.check("web", 3), verdict, message, rows));
    }

    private static ConsoleLine info(String text) {
        return new ConsoleLine(Level.INFO, text);
    }
}
