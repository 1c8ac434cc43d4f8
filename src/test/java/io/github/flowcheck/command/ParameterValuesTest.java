package io.github.flowcheck.command;

import static io.github.flowcheck.command.VerifyCoverageTest.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.SavedQueryFormat;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goals do about parameters with values and without. */
class ParameterValuesTest {
    private static final String FILE = """
            parameters:
              webEni: { type: eni }
              flows: { type: logGroup }
            logGroup: ${param.flows}
            checks:
              - { id: web, eni: "${param.webEni}", address: 10.0.0.1, ports: 22, expect: some }
              - { id: known, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22, expect: some, logGroup: /vpc }
            """;
    private static final Map<String, String> WEB = Map.of("flowcheck.param.webEni", "eni-1235b8ca");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void verifyRefusesAParameterWithoutValueAndNamesTheThreeWaysToGiveIt() {
        assertThat(catchThrowableOfType(BadInputException.class, () -> verify(Map.of(), "*")))
                .hasMessage("""
                        checks.yaml:2:3: the parameter "webEni" has no value, and check "web" needs one
                          2 |   webEni: { type: eni }
                            |   ^^^^^^
                          -> give it one with -Dflowcheck.param.webEni=…, with params: {webEni: …} in the target, or with default under parameters""");
    }

    @Test
    void verifyNeedsNeitherTheLogGroupOfFilesNorAValueForAnyCheckThatIsNotSelected() throws IOException {
        assertThat(verify(WEB, "*")).containsExactly(Verdict.PASS, Verdict.PASS);
        assertThat(verify(Map.of(), "known")).containsExactly(Verdict.PASS);
    }

    @Test
    void whatRunsOnAwsNeedsTheLogGroupTooAndTheLibraryIts() {
        BadInputException refused = catchThrowableOfType(
                BadInputException.class,
                () -> ParameterValues.require(CheckFileReader.read(new SourceText(
                                "checks.yaml", FILE.replace("logGroup: ${", "library: true\nlogGroup: ${")))
                        .suite()));
        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the parameter \"webEni\" has no value, and check \"web\" needs one",
                        "the parameter \"flows\" has no value, and check \"web\" needs one");
    }

    @Test
    void generateWritesTemplatesWithoutValuesAndQueriesWithThem() throws IOException {
        assertThat(generate(Map.of())).isEqualTo("""
                checks.yaml:6:5: warning: check "web" is left out of queries/ and requests/: the parameters "webEni", "flows" have no value
                  6 |   - { id: web, eni: "${param.webEni}", address: 10.0.0.1, ports: 22, expect: some }
                    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  -> give it one with -Dflowcheck.param.webEni=…, with params: {webEni: …} in the target, or with default under parameters""");
        String template = text("cloudformation/flowcheck.template.json");
        assertThat(template).contains("${webEni}-all", "${flows}").doesNotContain("eni-0000", "/flowcheck/none");
        assertThat(text("terraform/flowcheck.tf.json"))
                .contains("${var.webEni}-all")
                .doesNotContain("eni-0000");
        assertThat(directory.resolve("out/queries/web.cwli")).doesNotExist();
        assertThat(directory.resolve("out/requests/web.json")).doesNotExist();
        assertThat(directory.resolve("out/requests/known.json")).exists();

        assertThat(generate(Map.of("flowcheck.param.webEni", "eni-1235b8ca", "flowcheck.param.flows", "/mine")))
                .isEmpty();
        assertThat(text("cloudformation/flowcheck.template.json")).isEqualTo(template);
        assertThat(text("queries/web.cwli")).contains("\"eni-1235b8ca-all\"");
        assertThat(text("requests/web.json")).contains("\"/mine\"");

        generate(Map.of());
        assertThat(directory.resolve("out/queries/web.cwli")).doesNotExist();
    }

    private String text(String path) throws IOException {
        return Files.readString(directory.resolve("out").resolve(path));
    }

    private CheckFileSource source(Map<String, String> properties) throws IOException {
        Path file = directory.resolve("checks.yaml");
        Files.writeString(file, FILE);
        return new CheckFileSource(file, "checks.yaml", new Inputs(properties, Map.of()));
    }

    private String generate(Map<String, String> properties) throws IOException {
        List<Problem> warnings = GenerateCommand.run(
                        new GenerateCommand.Request(
                                source(properties),
                                Optional.empty(),
                                EnumSet.allOf(SavedQueryFormat.class),
                                directory.resolve("out")),
                        CLOCK)
                .warnings();
        return String.join("\n\n", warnings.stream().map(Problem::format).toList());
    }

    private List<Verdict> verify(Map<String, String> properties, String selector) throws IOException {
        Files.writeString(directory.resolve("flows.log"), record("00:00", 22, "ACCEPT") + "\n");
        return VerifyCommand.run(
                        new VerifyCommand.Request(
                                source(properties),
                                Optional.of(List.of(selector)),
                                "flows.log",
                                directory,
                                Optional.empty(),
                                Set.of(),
                                Set.of(ReportFormat.JSON),
                                directory.resolve("out")),
                        CLOCK)
                .report()
                .results()
                .stream()
                .map(result -> result.verdict())
                .toList();
    }
}
