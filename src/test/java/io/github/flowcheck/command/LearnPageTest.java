package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.learn.PeerShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the page on learning: of the records that it shows comes the file that it shows. */
class LearnPageTest {
    @TempDir
    private Path directory;

    @Test
    void the_file_on_the_page_is_what_is_learnt() throws IOException {
        String page = Files.readString(Path.of("docs/learn.md"));
        Files.writeString(directory.resolve("traffic.log"), block(page, "text"));
        CheckFileSource file = CheckFileSource.of(directory.resolve("flowcheck.yaml"), directory, Inputs.NONE);
        LearnCommand.run(
                new LearnCommand.Request(file, "traffic.log", directory, Optional.empty(), PeerShape.USUAL),
                Clock.systemUTC());
        assertThat(Files.readString(file.path())).isEqualTo(block(page, "yaml"));
    }

    private static String block(String page, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
