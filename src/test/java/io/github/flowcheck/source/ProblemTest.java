package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
    @Test
    void tellsPlaceMessageSourceLineAndRemedy() {
        assertThat(formatted("version: 1\nchekcs: []\n", "chekcs")).isEqualTo("""
                a.yaml:2:1: unknown key
                  2 | chekcs: []
                    | ^^^^^^
                  -> write "checks\"""");
    }

    @Test
    void aWarningSaysSo() {
        Place place = new SourceText("a.yaml", "id: x").placeAt(1, 5, 1);

        assertThat(Problem.warning(place, "short id", "write a longer one").format())
                .isEqualTo("""
                a.yaml:1:5: warning: short id
                  1 | id: x
                    |     ^
                  -> write a longer one""");
    }

    @Test
    void withoutAPlaceThereIsNoExcerpt() {
        assertThat(Problem.unplaced("flowcheck.logs is empty", "give a file or leave it out")
                        .format())
                .isEqualTo("flowcheck.logs is empty\n  -> give a file or leave it out");
    }

    @Test
    void aPlaceBetweenCharactersHasOneCaret() {
        SourceText source = new SourceText("a.yaml", "id:");

        assertThat(Problem.error(source.place(3, 3), "no value", "write an id").format())
                .isEqualTo("""
                a.yaml:1:4: no value
                  1 | id:
                    |    ^
                  -> write an id""");
    }

    @Test
    void aPlaceInAnEmptyTextHasOneCaret() {
        SourceText source = new SourceText("a.yaml", "");

        assertThat(Problem.error(source.place(0, 0), "no checks", "write one").format())
                .isEqualTo("a.yaml:1:1: no checks\n  1 | \n    | ^\n  -> write one");
    }

    @Test
    void aPlaceOfSeveralLinesIsMarkedInItsFirst() {
        assertThat(formatted("a: {b,\n  c}\n", "{b,\n  c}")).isEqualTo("""
                a.yaml:1:4: unknown key
                  1 | a: {b,
                    |    ^^^
                  -> write "checks\"""");
    }

    @Test
    void theRulerIsAsWideAsTheLineNumber() {
        assertThat(formatted("\n".repeat(999) + "x: y", "x")).isEqualTo("""
                a.yaml:1000:1: unknown key
                  1000 | x: y
                       | ^
                  -> write "checks\"""");
    }

    @Test
    void tabsStayTabsSoThatCaretsLineUp() {
        assertThat(formatted("a\tb:\tx", "x")).isEqualTo("""
                a.yaml:1:6: unknown key
                  1 | a\tb:\tx
                    |  \t  \t^
                  -> write "checks\"""");
    }

    @Test
    void caretsCountCodePoints() {
        assertThat(formatted("\uD83D\uDD12\uD83D\uDD12: \uD83D\uDD12x", "\uD83D\uDD12x"))
                .isEqualTo("""
                a.yaml:1:5: unknown key
                  1 | \uD83D\uDD12\uD83D\uDD12: \uD83D\uDD12x
                    |     ^^
                  -> write "checks\"""");
    }

    @Test
    void aByteOrderMarkIsNotShown() {
        assertThat(formatted("\uFEFFchekcs: []", "chekcs")).isEqualTo("""
                a.yaml:1:1: unknown key
                  1 | chekcs: []
                    | ^^^^^^
                  -> write "checks\"""");
    }

    @ParameterizedTest(name = "from column {0}")
    @CsvSource({
        // place starts, shown from, shown to
        "0, 0, 120",
        "60, 0, 120",
        "61, 1, 121",
        "150, 90, 210",
        "240, 180, 300",
        "299, 180, 300",
    })
    void aLongLineIsCutAroundThePlace(int start, int from, int to) {
        String line = "0123456789".repeat(30);
        SourceText source = new SourceText("a.yaml", line);
        String lead = from > 0 ? "…" : "";
        String tail = to < 300 ? "…" : "";

        assertThat(Problem.error(source.place(start, start + 1), "m", "r").format())
                .isEqualTo("a.yaml:1:" + (start + 1) + ": m\n"
                        + "  1 | " + lead + line.substring(from, to) + tail + "\n"
                        + "    | " + " ".repeat(lead.length() + start - from) + "^\n"
                        + "  -> r");
    }

    @Test
    void aLongPlaceIsMarkedAsFarAsItIsShown() {
        String line = "x".repeat(1000);

        assertThat(formatted(line, line))
                .isEqualTo("a.yaml:1:1: unknown key\n"
                        + "  1 | " + "x".repeat(120) + "…\n"
                        + "    | " + "^".repeat(120) + "\n"
                        + "  -> write \"checks\"");
    }

    @Test
    void noCharacterIsCutInHalf() {
        String lock = "\uD83D\uDD12";
        String line = "a" + lock.repeat(100) + "b";

        assertThat(formatted(line, "a"))
                .isEqualTo("a.yaml:1:1: unknown key\n"
                        + "  1 | a" + lock.repeat(59) + "…\n"
                        + "    | ^\n"
                        + "  -> write \"checks\"");
        assertThat(formatted(line, "b"))
                .isEqualTo("a.yaml:1:102: unknown key\n"
                        + "  1 | …" + lock.repeat(60) + "b\n"
                        + "    | " + " ".repeat(61) + "^\n"
                        + "  -> write \"checks\"");
    }

    @Test
    void nothingFromAnInputMovesTheCursor() {
        SourceText source = new SourceText("\u001b[2Ja.yaml", "id: \"\u001b[31m\u0007\u202Ered\"");

        assertThat(Problem.error(source.placeAt(1, 5, 1), "not an id: \u001b[31m\nred", "write\r one")
                        .format())
                .isEqualTo("""
                \uFFFD[2Ja.yaml:1:5: not an id: \uFFFD[31m\uFFFDred
                  1 | id: "\uFFFD[31m\uFFFD\uFFFDred"
                    |     ^
                  -> write\uFFFD one""");
    }

    @ParameterizedTest
    @CsvSource({"'', write one", "' ', write one", "bad, ''", "bad, ' '"})
    void needsAMessageAndARemedy(String message, String remedy) {
        assertThatThrownBy(() -> Problem.unplaced(message, remedy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a problem needs a message and a remedy");
    }

    @Test
    void onlyAnErrorIsAnError() {
        Place place = new SourceText("a.yaml", "x").place(0, 1);

        assertThat(Problem.error(place, "m", "r").isError()).isTrue();
        assertThat(Problem.unplaced("m", "r").isError()).isTrue();
        assertThat(Problem.warning(place, "m", "r").isError()).isFalse();
    }

    private static String formatted(String text, String part) {
        int start = text.indexOf(part);
        Place place = new SourceText("a.yaml", text).place(start, start + part.length());
        return Problem.error(place, "unknown key", "write \"checks\"").format();
    }
}
