package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SourceTextPropertiesTest {
    @Property
    void lineAndColumnLeadBackToThePlace(@ForAll("texts") String text, @ForAll @IntRange(max = 60) int offset) {
        SourceText source = new SourceText("a.yaml", text);
        Place place = source.place(offset, offset);
        Assume.that(!isInsideOfOneCharacter(text, place.start()) && !text.startsWith("\uFEFF", place.start()));

        assertThat(source.placeAt(place.line(), place.column(), 0)).isEqualTo(place);
    }

    @Property
    void crLfAndLfTellTheSamePlaces(@ForAll("lines") String text, @ForAll @IntRange(max = 60) int offset) {
        int start = Math.min(offset, text.length());
        String before = text.substring(0, start);
        SourceText lf = new SourceText("a.yaml", text);
        SourceText crLf = new SourceText("a.yaml", text.replace("\n", "\r\n"));
        int startInCrLf = before.replace("\n", "\r\n").length();

        assertThat(Problem.error(crLf.place(startInCrLf, startInCrLf), "m", "r").format())
                .isEqualTo(Problem.error(lf.place(start, start), "m", "r").format());
    }

    @Property
    void anExcerptIsTwoShortLinesWhateverTheText(
            @ForAll("texts") String text,
            @ForAll @IntRange(max = 60) int start,
            @ForAll @IntRange(max = 60) int length) {
        SourceText source = new SourceText("a.yaml", text.repeat(20));

        String[] lines = Excerpt.of(source.place(start, start + length)).split("\n", -1);

        assertThat(lines).hasSize(3);
        assertThat(lines[1]).matches(" {2}[0-9]+ \\| .*").hasSizeLessThan(140);
        assertThat(lines[2]).matches(" {2} +\\| [ \t]*\\^+").hasSizeLessThan(140);
        assertThat(lines[1]).isEqualTo(VisibleText.of(lines[1]));
    }

    private static boolean isInsideOfOneCharacter(String text, int offset) {
        return offset > 0
                && offset < text.length()
                && (Character.isLowSurrogate(text.charAt(offset)) || text.startsWith("\r\n", offset - 1));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", ":", " ", "\t", "\n", "\r", "\r\n", "\uFEFF", "\u00e9", "\uD83D\uDD12", "\u001b")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of("a", ": ", "\n", "\u00e9", "\uD83D\uDD12")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
