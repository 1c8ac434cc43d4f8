package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.output.report.HtmlReport;
import io.github.flowcheck.output.report.JsonReport;
import io.github.flowcheck.output.report.SampleReport;
import java.io.IOException;
import java.io.OutputStream;
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
        Changes changes = new OutputDirectory(root).write(List.of(OutputFile.of("queries/a.cwli", "ä\n")));

        assertThat(changes).isEqualTo(new Changes(List.of("queries/a.cwli"), List.of(), List.of(), List.of()));
        assertThat(changes.summary()).isEqualTo("1 file written, 0 unchanged, 0 removed");
        assertThat(root.resolve("queries/a.cwli")).hasBinaryContent(new byte[] {(byte) 0xC3, (byte) 0xA4, '\n'});
        assertThat(names(root.resolve("queries"))).containsExactly("a.cwli");
    }

    @Test
    void aFileWithTheSameBytesIsNotTouched() throws IOException {
        OutputDirectory directory = new OutputDirectory(temp);
        directory.write(List.of(OutputFile.of("a", "one"), OutputFile.of("b", "two")));
        Files.setLastModifiedTime(temp.resolve("a"), LONG_AGO);
        Files.setLastModifiedTime(temp.resolve("b"), LONG_AGO);

        Changes changes = directory.write(List.of(OutputFile.of("a", "one"), OutputFile.of("b", "owt")));

        assertThat(changes).isEqualTo(new Changes(List.of("b"), List.of("a"), List.of(), List.of()));
        assertThat(Files.getLastModifiedTime(temp.resolve("a"))).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(temp.resolve("b"))).isNotEqualTo(LONG_AGO);
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldContentAndNothingElse() throws IOException {
        new OutputDirectory(temp).write(List.of(OutputFile.of("a", "old"), OutputFile.of("b", "old")));
        OutputDirectory full = new OutputDirectory(temp, FullDisk::new);

        assertThatThrownBy(() -> full.write(List.of(OutputFile.of("a", "new"), OutputFile.of("b", "new"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + temp.resolve("a") + ": No space left on device" + REMEDY);
        assertThat(temp.resolve("a")).hasContent("old");
        assertThat(temp.resolve("b")).hasContent("old");
        assertThat(names(temp)).containsExactly("a", "b");
    }

    @Test
    void aLargeFileWithTheSameBytesIsNotTouchedEither() throws IOException {
        OutputDirectory directory = new OutputDirectory(temp);
        OutputFile large = new OutputFile.Streamed("verify.json", out -> out.write("ä".repeat(100_000)));
        directory.write(List.of(large));
        Files.setLastModifiedTime(temp.resolve("verify.json"), LONG_AGO);

        Changes changes = directory.write(List.of(large));

        assertThat(changes).isEqualTo(new Changes(List.of(), List.of("verify.json"), List.of(), List.of()));
        assertThat(Files.getLastModifiedTime(temp.resolve("verify.json"))).isEqualTo(LONG_AGO);
        assertThat(names(temp)).containsExactly("verify.json");
    }

    @Test
    void aDiskThatFillsUpLeavesTheOldReport() throws IOException {
        for (OutputFile report : List.of(
                JsonReport.of(SampleReport.everyVerdict()),
                new HtmlReport("flowcheck.yaml").of(SampleReport.everyVerdict()))) {
            OutputDirectory directory = new OutputDirectory(temp.resolve(report.path() + ".d"), FullDisk::new);
            new OutputDirectory(directory.root()).write(List.of(OutputFile.of(report.path(), "old")));

            assertThatThrownBy(() -> directory.write(List.of(report)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "cannot write " + directory.resolve(report.path()) + ": No space left on device" + REMEDY);
            assertThat(directory.resolve(report.path())).hasContent("old");
            assertThat(names(directory.root())).containsExactly(report.path());
        }
    }

    @Test
    void aFileWhereADirectoryShouldBeIsAProblem() throws IOException {
        Files.writeString(temp.resolve("queries"), "mine");

        assertThatThrownBy(() -> new OutputDirectory(temp).write(List.of(OutputFile.of("queries/a.cwli", "x"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + temp.resolve("queries/a.cwli") + ": " + temp.resolve("queries")
                        + " is no directory" + REMEDY);
        assertThatThrownBy(() -> new OutputDirectory(temp).requireWritable(List.of("queries/a.cwli")))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + temp.resolve("queries/a.cwli") + ": " + temp.resolve("queries")
                        + " is no directory" + REMEDY);
        assertThat(temp.resolve("queries")).hasContent("mine");
    }

    @Test
    void aLinkThatLeadsNowhereIsAProblem() throws IOException {
        Path link = temp.resolve("out");
        try {
            Files.createSymbolicLink(link, temp.resolve("gone"));
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "this system cannot make links");
        }

        for (Path root : List.of(link, link.resolve("below"))) {
            assertThatThrownBy(() -> new OutputDirectory(root).write(List.of(OutputFile.of("a.cwli", "x"))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot write " + root.resolve("a.cwli") + ": " + link + " is a link to "
                            + temp.resolve("gone") + ", which is not there" + REMEDY);
        }
    }

    @Test
    void aDirectoryWhereAFileShouldBeIsAProblem() throws IOException {
        Files.createDirectory(temp.resolve("verify.json"));

        assertThatThrownBy(() -> new OutputDirectory(temp).write(List.of(OutputFile.of("verify.json", "x"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + temp.resolve("verify.json") + ": a directory is where the file belongs"
                        + REMEDY);
        assertThatThrownBy(() -> new OutputDirectory(temp).requireWritable(List.of("verify.md", "verify.json")))
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

        assertThatThrownBy(() -> new OutputDirectory(root).write(List.of(OutputFile.of("verify.json", "x"))))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + root.resolve("verify.json") + ": permission denied\n  -> make " + root
                        + " writable, or choose another directory with -Dflowcheck.outputDirectory");
        assertThatThrownBy(() -> new OutputDirectory(root.resolve("new/er")).requireWritable(List.of("verify.json")))
                .hasMessage("cannot write " + root.resolve("new/er/verify.json") + ": permission denied\n  -> make "
                        + root + " writable, or choose another directory with -Dflowcheck.outputDirectory");
        assertThatThrownBy(() ->
                        new OutputDirectory(root.resolve("new")).write(List.of(OutputFile.of("verify.json", "x"))))
                .hasMessageEndingWith("  -> make " + root
                        + " writable, or choose another directory with -Dflowcheck.outputDirectory");
    }

    @Test
    void toAskWhetherFilesCanBeWrittenMakesNothing() throws IOException {
        new OutputDirectory(temp.resolve("deep/er")).requireWritable(List.of("verify.json", "queries/a.cwli"));
        new OutputDirectory(temp).requireWritable(List.of());

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatKeptAFileFromBeingWrittenIsReturnedToWhoeverHasMoreToTell() throws IOException {
        OutputDirectory full = new OutputDirectory(temp, FullDisk::new);

        assertThat(full.tryWrite(List.of(OutputFile.of("a", "new"))))
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("cannot write " + temp.resolve("a") + ": No space left on device" + REMEDY);
        assertThat(new OutputDirectory(temp).tryWrite(List.of(OutputFile.of("a", "new"))))
                .isEmpty();
        assertThat(temp.resolve("a")).hasContent("new");
    }

    @Test
    void aFileIsReadableByWhoeverAnyNewFileIsReadableBy() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Path other = Files.writeString(temp.resolve("other"), "");

        new OutputDirectory(temp).write(List.of(OutputFile.of("verify.json", "{}")));

        assertThat(Files.getPosixFilePermissions(temp.resolve("verify.json")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "a\\b", ".hidden", "C:a"})
    void noPathLeadsOutOfTheDirectory(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutputFile.of(path, ""))
                .withMessage("no relative path: " + path);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Makes its file and takes one byte. */
    static final class FullDisk extends OutputStream {
        private final Path file;

        FullDisk(Path file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            Files.write(file, new byte[] {(byte) b});
            throw new IOException("No space left on device");
        }
    }
}
