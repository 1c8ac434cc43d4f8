package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.check.TestCase;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.report.TestsReport;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.TestResult;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final String CHECK = """
            checks:
              - id: telnet
                eni: eni-1235b8ca123456789
                address: 172.31.16.21
                ports: 23
                expect: none
            """;
    private static final String TELNET =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 23 6 20 4249 1418530010 1418530070 ACCEPT OK";

    @TempDir
    private Path directory;

    @Test
    void theWordsOfTestsAreThoseOfVerdicts() {
        assertThat(TestCase.VERDICTS)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Verdict.values()).map(Verdict::word).toList());
    }

    @Test
    void aFileWithoutTestsFails() {
        assertThatThrownBy(() -> run(CHECK, "2026-01-31", Inputs.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessage("flowcheck.yaml has no tests: nothing would be tested\n"
                        + "  -> write tests: in it, each with name, records and expect");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aParameterOfATestedCheckNeedsAValue() throws IOException {
        String file = """
                parameters: { webEni: { type: eni }, other: { type: eni }, group: { type: logGroup } }
                logGroup: ${param.group}
                checks:
                  - { id: telnet, eni: "${param.webEni}", address: 172.31.16.21, ports: 23, expect: none }
                  - { id: other, eni: "${param.other}", address: 172.31.16.21, ports: 23, expect: none }
                tests:
                  - { name: none, records: %s, expect: { telnet: fail } }
                """.formatted(TELNET);
        assertThatThrownBy(() -> run(file, "2026-01-31", Inputs.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "flowcheck.yaml:1:15: the parameter \"webEni\" has no value, and check \"telnet\" needs one")
                .hasMessageNotContainingAny("\"other\"", "\"group\"");
        Inputs given = new Inputs(Map.of("flowcheck.param.webEni", "eni-1235b8ca123456789"), Map.of());
        assertThat(run(file, "2026-01-31", given).failed()).isZero();
    }

    @Test
    void onlyTestsOfTheSelectedChecksAreRunAndOnlyTheseChecksAreTested() throws IOException {
        String file = CHECK + """
                  - { id: ssh, eni: eni-1235b8ca123456789, address: 172.31.16.21, ports: 22, expect: none }
                tests:
                  - { name: both, records: %1$s, expect: { telnet: fail, ssh: fail } }
                  - { name: one, records: %1$s, expect: { ssh: fail } }
                """.formatted(TELNET);
        assertThat(run(file, "2026-01-31", Inputs.NONE).failed()).isEqualTo(2);
        TestCommand.Outcome some = run(file, "2026-01-31", Inputs.NONE, "tel*");
        assertThat(some.failed()).isZero();
        assertThat(some.leftOut()).isOne();
        assertThat(some.results())
                .flatExtracting(TestResult::judged)
                .extracting(judged -> judged.result().check().id())
                .containsExactly("telnet");
    }

    @Test
    void aSelectorThatMatchesNoCheckAndOneOfChecksWithoutTestsFail() {
        String file = CHECK + """
                  - { id: ssh, eni: eni-1235b8ca123456789, address: 172.31.16.21, ports: 22, expect: none }
                tests:
                  - { name: one, records: %s, expect: { telnet: fail } }
                """.formatted(TELNET);
        assertThatThrownBy(() -> run(file, "2026-01-31", Inputs.NONE, "telnet", "ftp"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("flowcheck.checks: \"ftp\" matches no check of flowcheck.yaml");
        assertThatThrownBy(() -> run(file, "2026-01-31", Inputs.NONE, "ssh"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "flowcheck.checks: flowcheck.yaml has no test of the selected checks: nothing would be tested\n"
                                + "  -> select checks that tests expect something of, or write a test of these");
    }

    @Test
    void waiversAreLookedAtOnTheDayOfTheRun() throws IOException {
        String file = CHECK + "    waive: { reason: known, until: 2026-01-31 }\n" + """
                tests:
                  - { name: waived, records: %s, expect: { telnet: waived } }
                """.formatted(TELNET);
        assertThat(run(file, "2026-01-31", Inputs.NONE).failed()).isZero();
        TestCommand.Outcome later = run(file, "2026-02-01", Inputs.NONE);
        assertThat(later.failed()).isOne();
        assertThat(later.results())
                .flatExtracting(TestResult::judged)
                .extracting(judged -> judged.result().verdict())
                .containsExactly(Verdict.FAIL);
    }

    @Test
    void queriesThatAskForTheTimeGetThatOfTheRun() throws IOException {
        String file = """
                checks:
                  - id: old
                    query: filter now() >= 1769860800 | limit 10
                    expect: none
                tests:
                  - { name: asks for the time, records: %s, expect: { old: fail } }
                """.formatted(TELNET);
        assertThat(run(file, "2026-01-31", Inputs.NONE).failed()).isZero();
        assertThat(run(file, "2026-01-30", Inputs.NONE).failed()).isOne();
    }

    @Test
    void theReportIsWrittenBelowTheOutputDirectoryAndNothingElse() throws IOException {
        String file = CHECK + "tests: [{ name: no data, records: [], expect: { telnet: inconclusive } }]\n";
        TestCommand.Outcome outcome = run(file, "2026-01-31", Inputs.NONE);
        assertThat(outcome.report()).isEqualTo(directory.resolve("out").resolve(TestsReport.PATH));
        assertThat(directory.resolve("out")).isDirectoryContaining(path -> path.equals(outcome.report()));
        assertThat(directory.resolve("out").toFile().list()).hasSize(1);
    }

    private TestCommand.Outcome run(String file, String day, Inputs inputs, String... selectors) throws IOException {
        Path path = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        return TestCommand.run(
                new TestCommand.Request(
                        new CheckFileSource(path, "flowcheck.yaml", inputs),
                        selectors.length == 0 ? Optional.empty() : Optional.of(List.of(selectors)),
                        directory.resolve("out")),
                Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
    }
}
