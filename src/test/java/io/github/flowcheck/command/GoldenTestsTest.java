package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.golden.Golden;
import io.github.flowcheck.output.report.SurefireFormat;
import io.github.flowcheck.output.report.TestsReport;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code src/test/resources/tests} holds {@code checks.yaml} with tests, and what comes of them: the console in
 * {@code console.txt}, warnings first, and {@code TEST-flowcheck-tests.xml}.
 */
class GoldenTestsTest {
    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> everyFileIsTestedAsExpected() {
        return Golden.list("tests").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> hold(folder)));
    }

    private void hold(Path folder) throws Exception {
        TestCommand.Outcome outcome = run(folder);
        Stream<String> warnings = outcome.warnings().stream().map(Problem::format);
        Stream<String> console = TestsReport.lines(outcome.results()).stream().map(ConsoleLine::text);
        Golden.assertSame(
                folder.resolve("console.txt"),
                Stream.concat(warnings, console).map(line -> line + "\n").collect(Collectors.joining()));
        String xml = Files.readString(outcome.report());
        Golden.assertSame(folder.resolve(TestsReport.PATH), xml);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/output/junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml.replaceFirst(" xsi:noName[^ ]*", ""))));
        SurefireFormat.assertFits(xml);
        assertThat(Golden.list("tests", folder.getFileName().toString()))
                .extracting(path -> path.getFileName().toString())
                .contains("checks.yaml", "console.txt", TestsReport.PATH)
                .isSubsetOf("checks.yaml", "console.txt", TestsReport.PATH, "enis.json", GoldenInputs.FILE);
    }

    private TestCommand.Outcome run(Path folder) throws IOException {
        return TestCommand.run(
                new TestCommand.Request(
                        new CheckFileSource(
                                folder.resolve("checks.yaml").toAbsolutePath(), "checks.yaml", GoldenInputs.of(folder)),
                        Optional.empty(),
                        temp.resolve(folder.getFileName().toString())),
                Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));
    }
}
