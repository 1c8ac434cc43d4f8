package io.github.flowcheck.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyDescriptionsTest {
    private final KeyDescriptions descriptions = KeyDescriptions.ofSchema();

    @Test
    void aKeyIsForWhatTheSchemaSays() {
        assertThat(descriptions.of("portOf"))
                .contains(
                        "Which port of a record counts: that of the service that is called (destination), or the other one"
                                + " (source).");
    }

    @Test
    void aKeyThatIsDescribedElsewhereIsFollowedThere() {
        assertThat(descriptions.of("eni"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Id of the network interface"));
        assertThat(descriptions.of("window"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("The stretch of time"));
    }

    @Test
    void whatIsNoKeyIsForNothing() {
        assertThat(Stream.of("checks", "nothing", "").map(descriptions::of)).allMatch(found -> found.isEmpty());
    }
}
