package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "a\tb", "Grüße, 東京", "\uD83D\uDD12", "…", "\u0646\u200c\u0645", "\u0915\u094d\u200d"
            })
    void leavesWhatIsShownAsItIs(String text) {
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u001b", "\u0007", "\b", "\n", "\r", "\u007f", "\u0085", "\u009b", // controls
                "\u2028", "\u2029", // line and paragraph separators
                "\u202e", "\u2066", "\u200f", // reorder the text around them
                "\u200b", "\ufeff", "\u00ad", // not seen
                "\ud83d", "\udd12", // halves of a pair
            })
    void replacesWhatWouldBeActedUponOrNotSeen(String text) {
        assertThat(VisibleText.of("a" + text + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void keepsTheNumberOfCodePoints() {
        assertThat(VisibleText.of("\uD83D\uDD12\u001b[2J\uDB40\uDC01")).isEqualTo("\uD83D\uDD12\uFFFD[2J\uFFFD");
    }
}
