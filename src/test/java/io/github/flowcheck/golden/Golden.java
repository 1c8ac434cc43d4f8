package io.github.flowcheck.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected texts in files. {@code mvn test -Dgolden.rewrite=true} writes them anew instead of comparing; read the difference as
 * carefully as code before you commit it.
 */
public final class Golden {
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private Golden() {}

    /** Asserts that a file below {@code src/test/resources} holds just this text. */
    public static void assertSame(Path file, String actual) {
        try {
            if (REWRITE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in a folder of {@code src/test/resources}, sorted. */
    public static List<Path> list(String... folder) {
        try (Stream<Path> entries = Files.list(Path.of("src/test/resources", folder))) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
