package io.github.flowcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pages of reference are made of the javadoc of the goals and of the JSON schema, and of nothing else. {@code
 * -Dgolden.rewrite=true} writes them anew: mend what they say where it comes from.
 */
class ReferencePagesTest {
    @Test
    void thePageOfTheGoalsIsWhatTheirJavadocSays() throws IOException {
        assertPage("docs/reference-goals.md", new GoalsPage(Goals.read()).text());
    }

    @Test
    void thePageOfTheCheckFileIsWhatTheSchemaSays() throws IOException {
        assertPage("docs/reference-check-file.md", CheckFilePage.ofSchema().text());
    }

    private static void assertPage(String path, String expected) throws IOException {
        Path page = Path.of(path);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(page, expected);
        }
        assertThat(Files.readString(page).replace("\r\n", "\n"))
                .as("%s is written anew by mvn test -Dtest=ReferencePagesTest -Dgolden.rewrite=true", path)
                .isEqualTo(expected);
    }
}
