package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictColoursTest {
    @ParameterizedTest
    @CsvSource({
        "PASS, 1;32",
        "FAIL, 1;31",
        "ERROR, 1;31",
        "INCONCLUSIVE, 1;33",
        "WAIVED, 36",
        "OBSERVED, 36",
    })
    void theVerdictAtTheBeginningIsColoured(String verdict, String code) {
        assertThat(new VerdictColours(true).of(verdict + " web at flowcheck.yaml:3:5"))
                .isEqualTo("\u001b[" + code + "m" + verdict + "\u001b[m web at flowcheck.yaml:3:5");
    }

    @ParameterizedTest
    @CsvSource({"'  FAIL inside'", "PASSED web", "FAIL", "'1 check: 1 pass'", "''"})
    void otherLinesStayAsTheyAre(String line) {
        assertThat(new VerdictColours(true).of(line)).isEqualTo(line);
    }

    @Test
    void whereMavenHasNoColourNothingIsColoured() {
        assertThat(new VerdictColours(false).of("FAIL web")).isEqualTo("FAIL web");
        assertThat(VerdictColours.ofMaven().on())
                .as("no Maven, no colour: its class is not on this class path")
                .isFalse();
    }
}
