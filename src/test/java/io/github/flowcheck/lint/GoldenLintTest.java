package io.github.flowcheck.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.golden.Golden;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code src/test/resources/lint} is named after a rule, and holds {@code checks.yaml} and what is said of it. It
 * also has checks of which the rule says nothing.
 */
class GoldenLintTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TestFactory
    Stream<DynamicTest> everyRuleSaysWhatIsExpected() {
        return Golden.list("lint").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> hold(folder)));
    }

    private static void hold(Path folder) throws IOException {
        String text = Files.readString(folder.resolve("checks.yaml"));
        List<Problem> problems = Linter.lint(
                CheckFileReader.read(new SourceText("checks.yaml", text)).suite(), TODAY);
        assertThat(problems)
                .extracting(Problem::message)
                .isNotEmpty()
                .allMatch(message -> message.endsWith(" [" + folder.getFileName() + "]"));
        Golden.assertSame(
                folder.resolve("problems.txt"),
                problems.stream().map(problem -> problem.format() + "\n").collect(Collectors.joining("\n")));
        assertThat(Golden.list("lint", folder.getFileName().toString()))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("checks.yaml", "problems.txt");
    }

    @Test
    void everyRuleHasAFolder() {
        assertThat(Golden.list("lint"))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(LintRule.values()).map(LintRule::id).toList());
    }
}
