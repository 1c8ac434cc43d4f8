package io.github.flowcheck.checkfile.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: plain # comment|plain|plain|PLAIN",
                "a: two words  |two words|two words|PLAIN",
                "a: 'it''s' # c|it's|'it''s'|QUOTED",
                "a: \"x\\ty\"|x\ty|\"x\\ty\"|QUOTED",
                "a: \"\"||\"\"|QUOTED",
                "a: 22|22|22|PLAIN",
                "a: 0o17|0o17|0o17|PLAIN",
                "a: 22:22|22:22|22:22|PLAIN",
                "a: no|no|no|PLAIN",
                "a: 😀é|😀é|😀é|PLAIN",
                "{a: x}|x|x|PLAIN",
                "{\"a\":x}|x|x|PLAIN",
            })
    void aScalarKeepsItsTextItsStyleAndWhatIsWritten(String yaml, String text, String written, YamlNode.Style style) {
        YamlNode.Scalar scalar = scalar(value(yaml));

        assertThat(scalar.text()).isEqualTo(text == null ? "" : text);
        assertThat(scalar.place().text()).isEqualTo(written);
        assertThat(scalar.style()).isEqualTo(style);
    }

    @Test
    void aBlockScalarReachesFromItsSignToItsLastLine() {
        YamlNode.Scalar scalar = scalar(value("a: |-\n  one\n\n  two\n\n# comment\nb: 1\n"));

        assertThat(scalar.text()).isEqualTo("one\n\ntwo");
        assertThat(scalar.place().text()).isEqualTo("|-\n  one\n\n  two");
    }

    @Test
    void linesAreFoldedAsYamlSaysWhateverTheirEnds() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            YamlNode.Scalar scalar = scalar(value(("a: >\n  one\n  two\nb: |\n  x\n").replace("\n", end)));

            assertThat(scalar.text()).isEqualTo("one two\n");
            assertThat(scalar.place()).hasToString("test:1:4");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "a: ~", "a: null", "a: NULL", "{a}", "? a"})
    void noValueIsNull(String yaml) {
        assertThat(scalar(value(yaml)).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: ''", "a: \"null\"", "a: |\n  null", "a: nULL", "a: none"})
    void aTextIsNotNull(String yaml) {
        assertThat(scalar(value(yaml)).isNull()).isFalse();
    }

    @Test
    void listsAndMappingsReachFromTheirFirstToTheirLastCharacter() {
        assertThat(value("a: [1, {b: c} ]  # end\nd: 1\n").place().text()).isEqualTo("[1, {b: c} ]");
        assertThat(value("a:\n  - 1\n  - b: c\n    d: e\n\nf: 1\n").place().text())
                .isEqualTo("- 1\n  - b: c\n    d: e");
        assertThat(value("a:\n  b: [1]\n  c:\nd: 1\n").place().text()).isEqualTo("b: [1]\n  c:");
    }

    @Test
    void placesCountCodePointsBehindWideCharactersByteOrderMarksAndWindowsLines() {
        String yaml = "\uFEFF# \uD83D\uDE00\r\n\uD83D\uDE00\uD83D\uDE00: \"\uD83D\uDE00\"\r\n";
        Place place = value(yaml).place();

        assertThat(place).hasToString("test:2:5");
        assertThat(place.text()).isEqualTo("\"\uD83D\uDE00\"");
    }

    @Test
    void aKeyInTheFirstLineBehindAByteOrderMarkStandsInColumnOne() {
        YamlNode root = read("\uFEFFa: 1\n", new Problems());

        assertThat(((YamlNode.Mapping) root).head()).hasToString("test:1:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: x\u0007y|test:1:5|the character U+0007 is not allowed in YAML",
                "a: \uFFFE|test:1:4|the character U+FFFE is not allowed in YAML",
                "a: \uD800.|test:1:4|the character U+D800 is not allowed in YAML",
            })
    void forbiddenCharactersAreToldAtTheirPlace(String yaml, String place, String message) {
        Problem problem = problems(yaml).get(0);

        assertThat(problem.place()).get().hasToString(place);
        assertThat(problem.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%YAML 1.2\n---\na: 1",
                "\uFEFF%YAML 1.2\r\n---\r\na: 1\r\n...\r\n",
                "# a head\n%YAML  1.2   # as it is\n--- # c\na: 1\n... # e\n...\n",
                "--- {a: 1}",
            })
    void oneDocumentOfYaml12IsReadHoweverItIsMarked(String yaml) {
        assertThat(scalar(value(yaml)).text()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%YAML 1.1|1|of YAML directives only %YAML 1.2 is read, and only once",
                "%YAML 1.21|1|of YAML directives only %YAML 1.2 is read, and only once",
                "%YAML 1.3|1|of YAML directives only %YAML 1.2 is read, and only once",
                "# c;%YAML 2.0|2|of YAML directives only %YAML 1.2 is read, and only once",
                "%YAML 1.2;%YAML 1.2|2|of YAML directives only %YAML 1.2 is read, and only once",
                "%TAG ! tag:x,2000:|1|of YAML directives only %YAML 1.2 is read, and only once",
                "%YAML1.2|1|of YAML directives only %YAML 1.2 is read, and only once",
                "a: 1;%YAML 1.2|2|a \"%\" is not expected here",
            })
    void otherDirectivesAreTold(String head, int line, String message) {
        List<Problem> problems = problems(head.replace(';', '\n') + "\n---\nb: 2\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).place()).get().extracting(Place::line).isEqualTo(line);
        assertThat(problems.get(0).message()).isEqualTo(message);
    }

    @Test
    void theLineBetweenDirectivesAndDocumentIsAskedFor() {
        Problem problem = problems("%YAML 1.2\na: 1\n").get(0);
        assertThat(problem.place()).get().hasToString("test:2:1");
        assertThat(problem.message()).isEqualTo("behind directives the document starts with ---");
    }

    /** Nothing of the library's own words reaches a user. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &",
                "a: *",
                "a: !<",
                "a: !x!y z",
                "%YAML 2.0\n---\na: 1",
                "%YAML x",
                "%TAG ! a b\n---\na: 1",
                "%FOO\n---\n- 1",
                "a: |0\n x",
                "a: |\n    \n x",
                "a: >x",
                "\"\\xZZ\"",
                "\"\\u12\"",
                "[a",
                "{a",
                "{a: [}",
                "]",
                "'",
                "\"",
                "a: b: c",
                "- a\nb",
                "? - a\n: b",
                "[a]: b",
                "{[a]: b}",
                "*a : b",
                "a\n b: c",
                "a:\n\t- b",
                "@",
                "`",
                "a: %b",
                "a: 'b' c",
                "a: [b] c",
                "--- a\n--- b",
                "a\n...\nb",
                "- - -\n -",
                ": a",
                "!!int a",
                "!!int +",
                "a: !!int '-'",
                "!!binary a",
                "!!float",
                "a: !!map b",
                ",",
                "a: }",
                "&a &b c",
                "&a *a",
                "!!str &a !x b",
            })
    void everySyntaxProblemHasOurWordsAndAPlace(String yaml) {
        assertThat(problems(yaml)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.place()).isPresent();
            assertThat(problem.message() + problem.remedy())
                    .doesNotContainIgnoringCase(
                            "Exception", "StreamReadFeature", "snakeyaml", "scanning", "token", "mark");
        });
    }

    private static List<Problem> problems(String yaml) {
        Problems problems = new Problems();
        YamlReader.read(new SourceText("test", yaml), problems);
        return problems.inOrder();
    }

    private static YamlNode.Scalar scalar(YamlNode node) {
        return (YamlNode.Scalar) node;
    }

    /** The value of the first key. */
    private static YamlNode value(String yaml) {
        Problems problems = new Problems();
        YamlNode root = read(yaml, problems);
        assertThat(problems.inOrder()).isEmpty();
        return ((YamlNode.Mapping) root).entries().get(0).value();
    }

    private static YamlNode read(String yaml, Problems problems) {
        return YamlReader.read(new SourceText("test", yaml), problems).orElseThrow();
    }
}
