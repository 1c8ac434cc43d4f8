package io.github.flowcheck.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedQueryTest {
    @ParameterizedTest
    @ValueSource(strings = {"web", "net/web", "net/prod/web.1_a-b", "Größe 漢字/ \"#${x}%{y}\\/web", "\uD83D\uDE00/web"})
    void aNameMayHoldWhatTerraformsProviderTakes(String name) {
        assertThat(new SavedQuery("web", name, "limit 1", List.of()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/web", "web/", "net//web", "net:web", "net/*", "/", "*", ":"})
    void aNameThatTerraformsProviderWouldRefuseIsNone(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SavedQuery("web", name, "limit 1", List.of()))
                .withMessage("no name of a saved query: " + name);
    }

    @Test
    void aNameHasAtMost255Characters() {
        String longest = "a".repeat(127) + "/" + "b".repeat(127);
        assertThat(new SavedQuery("web", longest, "limit 1", List.of()).name()).hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SavedQuery("web", longest + "b", "limit 1", List.of()))
                .withMessage("no name of a saved query: " + longest + "b");
    }
}
