package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAtLfAndCrLfAndCr(String lineEnd) {
        SourceText source = source("one" + lineEnd + lineEnd + "three" + lineEnd);

        assertThat(at(source, "one")).hasToString("a.yaml:1:1");
        assertThat(at(source, "three")).hasToString("a.yaml:3:1");
        assertThat(at(source, "ree")).hasToString("a.yaml:3:3");
        assertThat(source.place(source.text().length(), source.text().length())).hasToString("a.yaml:4:1");
        assertThat(source.lineText(1)).isEqualTo("one");
        assertThat(source.lineText(2)).isEmpty();
        assertThat(source.lineText(3)).isEqualTo("three");
        assertThat(source.lineText(4)).isEmpty();
    }

    @Test
    void lineEndsMayBeMixed() {
        SourceText source = source("a\rb\r\nc\nd\n\re");

        assertThat(at(source, "b")).hasToString("a.yaml:2:1");
        assertThat(at(source, "c")).hasToString("a.yaml:3:1");
        assertThat(at(source, "d")).hasToString("a.yaml:4:1");
        assertThat(at(source, "e")).hasToString("a.yaml:6:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2028", "\u2029", "\u0085", "\u000b", "\f"})
    void nothingElseEndsALine(String other) {
        assertThat(at(source("a" + other + "b"), "b")).hasToString("a.yaml:1:3");
    }

    @Test
    void aLineEndBelongsToItsLine() {
        SourceText source = source("ab\r\ncd");

        assertThat(source.place(2, 2)).hasToString("a.yaml:1:3");
        assertThat(source.place(3, 3)).hasToString("a.yaml:1:4");
    }

    @Test
    void aByteOrderMarkTakesNoColumn() {
        SourceText source = source("\uFEFFid: x\nid: y");

        assertThat(source.place(0, 1)).hasToString("a.yaml:1:1");
        assertThat(at(source, "id: x")).hasToString("a.yaml:1:1");
        assertThat(at(source, "x")).hasToString("a.yaml:1:5");
        assertThat(at(source, "y")).hasToString("a.yaml:2:5");
        assertThat(source.lineText(1)).isEqualTo("id: x");
        assertThat(source.placeAt(1, 5, 1).text()).isEqualTo("x");
    }

    @Test
    void onlyALeadingByteOrderMarkIsOne() {
        assertThat(at(source("\n\uFEFFx"), "x")).hasToString("a.yaml:2:2");
    }

    @Test
    void aTextOfNothingHasOneLine() {
        assertThat(source("").place(0, 0)).hasToString("a.yaml:1:1");
        assertThat(source("").lineText(1)).isEmpty();
        assertThat(source("\uFEFF").place(1, 1)).hasToString("a.yaml:1:1");
    }

    @Test
    void aTabIsOneColumn() {
        assertThat(at(source("\t\tx"), "x")).hasToString("a.yaml:1:3");
    }

    @Test
    void aColumnIsACodePoint() {
        SourceText source = source("\uD83D\uDD12\uD83D\uDD12: x");

        assertThat(at(source, "x")).hasToString("a.yaml:1:5");
        assertThat(source.placeAt(1, 5, 1).text()).isEqualTo("x");
        assertThat(source.placeAt(1, 2, 2).text()).isEqualTo("\uD83D\uDD12");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2, ab",
        "1, 3, 9, 'c\r\ndef'",
        "2, 2, 1, e",
        "2, 4, 0, ''",
        "1, 99, 1, '\r'",
        "99, 1, 3, def",
        "0, 0, 1, a",
        "-5, -5, 1, a",
        "2, 1, -1, ''",
        "2, 1, 2147483647, def",
    })
    void findsAPlaceByLineAndColumnAndStaysInsideTheText(int line, int column, int length, String covered) {
        assertThat(source("abc\r\ndef").placeAt(line, column, length).text()).isEqualTo(covered);
    }

    @Test
    void aPlaceIsClampedToTheText() {
        SourceText source = source("abc");

        assertThat(source.place(-3, 99).text()).isEqualTo("abc");
        assertThat(source.place(99, 100).start()).isEqualTo(3);
        assertThat(source.place(2, 1).text()).isEmpty();
    }

    @Test
    void textsOfOneNameAndContentAreEqual() {
        assertThat(source("a")).isEqualTo(source("a")).hasSameHashCodeAs(source("a"));
        assertThat(source("a")).isNotEqualTo(source("b")).isNotEqualTo(new SourceText("b.yaml", "a"));
        assertThat(source("a")).isNotEqualTo("a.yaml").hasToString("a.yaml");
    }

    private static SourceText source(String text) {
        return new SourceText("a.yaml", text);
    }

    private static Place at(SourceText source, String part) {
        int start = source.text().indexOf(part);
        return source.place(start, start + part.length());
    }
}
