package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are made to exhaust the reader: it answers with few problems, in little time. */
class HostileFilesTest {
    private static final int FULL = YamlReader.LONGEST_TEXT;

    /** Up to the records of a test. */
    private static final String HEAD =
            "version: 1\nchecks: [{id: a, eni: eni-1235b8ca, address: 10.0.0.1, ports: 22}]\n"
                    + "tests:\n- name: t\n  expect: {a: fail}\n  ";

    @Test
    void aFileThatIsTooLongIsNotParsed() {
        assertThat(problems("#".repeat(FULL + 1)).get(0).message())
                .isEqualTo("the file has more than 4194304 characters");
    }

    @Test
    void thousandsOfProblemsAreCutToTheFirstThousand() {
        List<Problem> problems = problems("checks:\n- ports: [" + "x, ".repeat(5000) + "]\n");

        assertThat(problems).hasSize(1001);
        assertThat(problems.get(1000).format())
                .isEqualTo("no more than 1000 problems are shown\n  -> mend these first");
    }

    @Test
    void aLongValueIsCutInMessages() {
        String message =
                problems("window: " + "X".repeat(100_000) + "\n").get(1).message();

        assertThat(message).isEqualTo("\"" + "X".repeat(60) + "…\" is no window");
    }

    @Test
    void aLongListInATextIsCutInRemedies() {
        String remedy = "-> write a list: [22, " + "22, ".repeat(65) + "…]";

        assertThat(problems("checks: [{ports: \"" + "22,".repeat(1000) + "22\"}]"))
                .anySatisfy(problem -> assertThat(problem.format()).endsWith(remedy));
        assertThat(problems("checks: [{peers: \"" + "10.0.0.1,".repeat(1000) + "\"}]"))
                .anySatisfy(problem -> assertThat(problem.format()).endsWith("10.0.0.1, …]"));
        assertThat(problems("checks: [{ports: \"1" + " ".repeat(1000) + "2\"}]"))
                .anySatisfy(problem -> assertThat(problem.format()).endsWith("-> write one port, or a list: […]"));
        assertThat(problems("checks: [{peers: \"" + "1".repeat(1000) + ",\"}]"))
                .anySatisfy(problem -> assertThat(problem.format()).endsWith("-> write a list: […]"));
    }

    @Test
    void aLongWordOfAQueryIsCutInMessages() {
        assertThat(problems("checks: [{id: a, query: " + "x".repeat(100_000) + "}]"))
                .anySatisfy(problem ->
                        assertThat(problem.message()).isEqualTo("there is no command `" + "x".repeat(100) + "…`"));
    }

    static Stream<String> files() {
        return Stream.of(
                "[".repeat(FULL),
                "{".repeat(FULL),
                "- ".repeat(FULL / 2),
                "{a: ".repeat(FULL / 4),
                "[" + "1,".repeat(FULL / 2 - 1) + "]",
                "checks: [" + "{},".repeat(FULL / 3 - 10) + "]",
                "checks:\n" + "- a\n".repeat(FULL / 4 - 10),
                "a: \"" + "\\x41".repeat(FULL / 4 - 10) + "\"",
                "checks: [{ports: [" + "0".repeat(FULL - 100) + "]}]",
                "checks: [{peers: [" + "0.".repeat(FULL / 2 - 100) + "]}]",
                "checks: [{ports: \"" + "1,".repeat(FULL / 2 - 100) + "1\"}]",
                "checks: [{ports: \"" + "1 ".repeat(FULL / 2 - 100) + "1\"}]",
                "checks:\n" + "- ".repeat(40) + "\u00A0a\n" + "- ".repeat(FULL / 2 - 200) + ": :",
                "folder: " + " / /".repeat(FULL / 4 - 100),
                "folder: \"" + "/ ".repeat(FULL / 2 - 100) + "\"",
                "owner: \"a" + " ".repeat(FULL - 100) + "b\"",
                HEAD + "records: |\n" + "  2 x\n".repeat(FULL / 6 - 100),
                HEAD + "records: \"" + "2 x\\n".repeat(FULL / 5 - 100) + "\"",
                "checks: [{id: \"" + "a ".repeat(FULL / 2 - 100) + "\"}]",
                "? " + "a".repeat(FULL - 10),
                "a: &" + "a".repeat(FULL - 10),
                "\uD83D\uDE00".repeat(FULL / 2),
                "a: |\n" + " \n".repeat(FULL / 2 - 10),
                "\n".repeat(FULL),
                "a: !<" + "%41".repeat(FULL / 3 - 10) + "> b",
                "checks:" + "\n- {id: a}".repeat(20_001),
                "vars: {a: " + "x".repeat(9_000) + ", b: \"" + "${a}".repeat(FULL / 5) + "\"}",
                "vars:\n" + keys(1_001),
                "vars:\n" + keys(1_000) + "folder: \"" + "${kk}".repeat(FULL / 6) + "\"",
                "interfaces:\n" + keys(20_001),
                "folder: \"" + "${".repeat(FULL / 2 - 100) + "\"",
                "folder: \"" + "$${}".repeat(FULL / 4 - 100) + "\"",
                keys(FULL / 12));
    }

    @ParameterizedTest
    @MethodSource("files")
    void fullFilesAreRefusedInTime(String file) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(problems(file)).hasSizeBetween(1, 1001));
    }

    private static String keys(int count) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < count; i++) {
            file.append(" k").append(i).append(": 1\n");
        }
        return file.toString();
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(
                        BadInputException.class, () -> CheckFileReader.read(new SourceText("checks.yaml", text)))
                .problems();
    }
}
