package io.github.flowcheck.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of PutQueryDefinition's QueryParameter. */
class QueryParameterTest {
    @ParameterizedTest
    @ValueSource(strings = {"eni", "_", "a_1B"})
    void aNameHasLettersDigitsAndUnderscores(String name) {
        assertThat(new QueryParameter(name, "1", "what").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a.b", "ä", "a}}"})
    void anythingElseIsNoName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueryParameter(name, "1", "what"))
                .withMessage("no name of a parameter: " + name);
    }

    @Test
    void lengthsAreLimited() {
        String longName = "a".repeat(129);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueryParameter(longName, "1", "what"))
                .withMessage("no name of a parameter: " + longName);
        String longDefault = "1".repeat(1025);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueryParameter("a", longDefault, "what"))
                .withMessage("no default value of a parameter: " + longDefault);
        String longDescription = "d".repeat(513);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueryParameter("a", "1", longDescription))
                .withMessage("no description of a parameter: " + longDescription);
    }

    /** "Required parameters not found in queryString": CloudWatch refuses to save a query so. */
    @Test
    void aParameterThatItsQueryDoesNotUseIsRefused() {
        QueryParameter unused = new QueryParameter("b", "1", "what");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SavedQuery("q", "q", "filter x = {{a}}", List.of(), List.of(unused), "limit 1"))
                .withMessage("no parameters of a saved query: [" + unused + "]");
    }
}
