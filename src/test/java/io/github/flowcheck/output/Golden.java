package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file of src/test/resources/output; {@code -Dflowcheck.golden=write} writes the file instead. */
final class Golden {
    private Golden() {}

    static void assertSame(String name, String actual) {
        Path file = Path.of("src/test/resources/output", name);
        try {
            if ("write".equals(System.getProperty("flowcheck.golden"))) {
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
