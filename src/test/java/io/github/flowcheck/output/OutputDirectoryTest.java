package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {
    private static final String REMEDY =
            "\n  -> put that right, or choose another directory with -Dflowcheck.outputDirectory";
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

    @TempDir
    Path temp;

    @Test
    void filesAreWrittenAsUtf8AndDirectoriesAreMade() throws IOException {
        Path root = temp.resolve("deep/er");
        Changes changes = new OutputDirectory(root).write(List.of(new OutputFile("queries/a.cwli", "ä\n")));

        assertThat(changes).isEqualTo(new Changes(List.of("queries/a.cwli"), List.of(), List.of(), List.of()));
        assertThat(changes.summary()).isEqualTo("1 file written, 0 unchanged, 0 removed");
        assertThat(root.resolve("queries/a.cwli")).hasBinaryContent(new byte[] {(byte) 0xC3, (byte) 0xA4, '\n'});
        assertThat(names(root.resolve("queries"))).containsExactly("a.cwli");
    }

    @Test
    void aFileWithTheSameBytesIsNotTouched() throws IOException {
        OutputDirectory directory = new OutputDirectory(temp);
        directory.write(List.of(new OutputFile("a", "one"), new OutputFile("b", "two")));
        Files.setLastModifiedTime(temp.resolve("a"), LONG_AGO);
        Files.setLastModifiedTime(temp.resolve("b"), LONG_AGO);

        Changes changes = directory.write(List.of(new OutputFile("a", "one"), new OutputFile("b", "owt")));

        assertThat(changes).isEqualTo(new Changes(List.of("b"), List.of("a"), List.of(), List.of()));
        assertThat(Files.getLastModifiedTime(temp.resolve("a"))).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(temp.resolve("b"))).isNotEqualTo(LONG_AGO);
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldContentAndNothingElse() throws IOException {
        new OutputDirectory(temp).write(List.of(new OutputFile("a", "old"), new OutputFile("b", "old")));
        OutputDirectory full = new OutputDirectory(temp, (file, bytes) -> {
            Files.write(file, new byte[] {bytes[0]});
            throw new IOException("No space left on device");
        });

        assertThatThrownBy(() -> full.write(List.of(new OutputFile("a", "new"), new OutputFile("b", "new"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + temp.resolve("a") + ": No space left on device" + REMEDY);
        assertThat(temp.resolve("a")).hasContent("old");
        assertThat(temp.resolve("b")).hasContent("old");
        assertThat(names(temp)).containsExactly("a", "b");
    }

    @Test
    void aFileWhereADirectoryShouldBeIsAProblem() throws IOException {
        Files.writeString(temp.resolve("queries"), "mine");

        assertThatThrownBy(() -> new OutputDirectory(temp).write(List.of(new OutputFile("queries/a.cwli", "x"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + temp.resolve("queries/a.cwli") + ": " + temp.resolve("queries")
                        + " is no directory" + REMEDY);
        assertThat(temp.resolve("queries")).hasContent("mine");
    }

    @Test
    void aDirectoryWhereAFileShouldBeIsAProblem() throws IOException {
        Files.createDirectory(temp.resolve("verify.json"));

        assertThatThrownBy(() -> new OutputDirectory(temp).write(List.of(new OutputFile("verify.json", "x"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + temp.resolve("verify.json") + ": a directory is where the file belongs"
                        + REMEDY);
        assertThat(names(temp)).containsExactly("verify.json");
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsAProblem() throws IOException {
        Path root = Files.createDirectory(temp.resolve("locked"));
        assumeTrue(Files.getFileStore(root).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(root), "the user who runs this test may write everywhere");

        assertThatThrownBy(() -> new OutputDirectory(root).write(List.of(new OutputFile("verify.json", "x"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + root.resolve("verify.json") + ": permission denied\n  -> make " + root
                        + " writable, or choose another directory with -Dflowcheck.outputDirectory");
    }

    @Test
    void aFileIsReadableByWhoeverAnyNewFileIsReadableBy() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Path other = Files.writeString(temp.resolve("other"), "");

        new OutputDirectory(temp).write(List.of(new OutputFile("verify.json", "{}")));

        assertThat(Files.getPosixFilePermissions(temp.resolve("verify.json")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "a\\b", ".hidden", "C:a"})
    void noPathLeadsOutOfTheDirectory(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutputFile(path, ""))
                .withMessage("no relative path: " + path);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
