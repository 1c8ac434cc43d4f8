package io.github.flowcheck.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
    @ParameterizedTest
    @ValueSource(strings = {"web-ssh", "logs/a.log,b.log", "2026-01-31T00:00:00Z/2026-01-31T23:59:59Z", "tag:front"})
    void whatAShellTakesAsItIsStaysSo(String text) {
        assertThat(ShellWord.of(text)).isEqualTo(text);
    }

    @Test
    void aShellGivesBackWhatWasQuoted() throws Exception {
        for (String text :
                List.of("", "a b", "*.log", "it's", "$HOME `id` \\ \"x\" !y", "~", "a;b|c&d>e", "#x", "ä\tö")) {
            Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(text)).start();
            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }
}
