package io.github.flowcheck.output;

import static io.github.flowcheck.output.SavedQueryFormat.QUERIES;
import static io.github.flowcheck.output.SavedQueryFormat.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.source.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedFilesTest {
    @TempDir
    Path temp;

    @Test
    void theManifestSaysWhatWasWrittenFromWhichFile() throws IOException {
        write("flowcheck.yaml", "queries/b.cwli", "queries/a.cwli");

        assertThat(temp.resolve("generated.json")).hasContent("""
                        {
                          "version": 1,
                          "checkFiles": {
                            "flowcheck.yaml": [
                              "queries/a.cwli",
                              "queries/b.cwli"
                            ]
                          }
                        }
                        """);
    }

    @Test
    void aSecondRunTouchesNothing() throws IOException {
        write("flowcheck.yaml", "queries/a.cwli");
        FileTime longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        for (String path : tree()) {
            Files.setLastModifiedTime(temp.resolve(path), longAgo);
        }

        Changes changes = write("flowcheck.yaml", "queries/a.cwli");

        assertThat(changes).isEqualTo(new Changes(List.of(), List.of("queries/a.cwli"), List.of(), List.of()));
        for (String path : tree()) {
            assertThat(Files.getLastModifiedTime(temp.resolve(path))).as(path).isEqualTo(longAgo);
        }
    }

    @Test
    void aFileOfACheckThatIsGoneIsRemovedAndForgotten() throws IOException {
        write("flowcheck.yaml", "queries/a.cwli", "queries/b.cwli");

        Changes changes = write("flowcheck.yaml", "queries/b.cwli");

        assertThat(changes)
                .isEqualTo(new Changes(List.of(), List.of("queries/b.cwli"), List.of("queries/a.cwli"), List.of()));
        assertThat(tree()).containsExactly("generated.json", "queries/b.cwli");
        assertThat(Files.readString(temp.resolve("generated.json"))).doesNotContain("a.cwli");
    }

    @Test
    void aFileThatWasNotWrittenHereIsNeverRemoved() throws IOException {
        write("flowcheck.yaml", "queries/a.cwli");
        Files.writeString(temp.resolve("queries/mine.cwli"), "mine");

        Changes changes = write("flowcheck.yaml", "queries/b.cwli");

        assertThat(changes.removed()).containsExactly("queries/a.cwli");
        assertThat(tree()).containsExactly("generated.json", "queries/b.cwli", "queries/mine.cwli");
    }

    @Test
    void formatsThatWereNotAskedForKeepTheirFiles() throws IOException {
        write("flowcheck.yaml", "queries/a.cwli", "requests/a.json");

        new GeneratedFiles(new OutputDirectory(temp)).write("flowcheck.yaml", Set.of(QUERIES), List.of(), Set.of());
        assertThat(tree()).containsExactly("generated.json", "requests/a.json");

        write("flowcheck.yaml");
        assertThat(tree()).containsExactly("generated.json");
    }

    @Test
    void aRunOfAFewChecksKeepsTheFilesOfTheOthers() throws IOException {
        write("flowcheck.yaml", "queries/a.cwli", "queries/b.cwli", "queries/gone.cwli");

        Changes changes = new GeneratedFiles(new OutputDirectory(temp))
                .write(
                        "flowcheck.yaml",
                        Set.of(QUERIES),
                        List.of(file("queries/a.cwli")),
                        Set.of("queries/a.cwli", "queries/b.cwli"));

        assertThat(changes.removed()).containsExactly("queries/gone.cwli");
        assertThat(tree()).containsExactly("generated.json", "queries/a.cwli", "queries/b.cwli");
        assertThat(write("flowcheck.yaml", "queries/a.cwli").removed()).containsExactly("queries/b.cwli");
    }

    @Test
    void twoCheckFilesMayShareADirectoryIfTheirFilesDiffer() throws IOException {
        write("one.yaml", "queries/a.cwli");
        write("two.yaml", "queries/b.cwli");
        write("two.yaml", "queries/c.cwli");

        assertThat(tree()).containsExactly("generated.json", "queries/a.cwli", "queries/c.cwli");
    }

    @Test
    void aPathThatAnotherCheckFileHasIsAProblemAndNothingIsWritten() throws IOException {
        write("one.yaml", "queries/a.cwli");

        assertThatThrownBy(() -> write("two.yaml", "queries/0.cwli", "queries/a.cwli"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(temp.resolve("queries/a.cwli")
                        + " was written from one.yaml, and two.yaml would overwrite it\n"
                        + "  -> give this execution an outputDirectory of its own, or, if one.yaml is no more, delete "
                        + temp.resolve("generated.json")
                        + ", which remembers it, and run again: files that no check has are told then");
        assertThat(tree()).containsExactly("generated.json", "queries/a.cwli");

        Files.delete(temp.resolve("generated.json"));
        assertThat(write("two.yaml", "queries/0.cwli").notes())
                .singleElement()
                .asString()
                .contains("1 file that no check has (the first is queries/a.cwli)");
        write("two.yaml", "queries/0.cwli", "queries/a.cwli");
        assertThat(tree()).containsExactly("generated.json", "queries/0.cwli", "queries/a.cwli");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\": 2, \"checkFiles\": {}}",
                "{\"version\": 1}",
                "{\"version\": 1, \"checkFiles\": {\"flowcheck.yaml\": \"queries/old.cwli\"}}",
                "{\"version\": 1, \"checkFiles\": {\"flowcheck.yaml\": [\"queries/old.cwli\", \"../outside\"]}}",
                "{\"version\": 1, \"checkFiles\": {\"flowcheck.yaml\": [7]}}",
                "{\"version\": 1, \"checkFiles\": {\"flowcheck.yaml\": [[\"queries/old.cwli\"]]}}",
                "{\"version\": 1, \"checkFiles\": {\"flowcheck.yaml\": [\"queries/old.cwli\"]}",
                "{\"version\": 1, \"checkFiles\": {\"flowcheck.yaml\": [\"queries/old.cwli\"]}} {}",
                "{\"checkFiles\": {\"flowcheck.yaml\": [\"queries/old.cwli\"]}, \"version\": true}",
                "{\"checkFiles\": {\"flowcheck.yaml\": [\"queries/old.cwli\"]}}"
            })
    void aManifestThatCannotBeReliedOnRemovesNothingAndSaysSo(String manifest) throws IOException {
        write("flowcheck.yaml", "queries/old.cwli");
        Files.writeString(temp.resolve("generated.json"), manifest);

        Changes changes = write("flowcheck.yaml", "queries/new.cwli");

        assertThat(changes)
                .isEqualTo(new Changes(
                        List.of("queries/new.cwli"),
                        List.of(),
                        List.of(),
                        List.of(temp.resolve("generated.json")
                                + " is missing or cannot be read, so 1 file that no check has (the first is"
                                + " queries/old.cwli) may not be flowcheck's and stay; delete them if nobody needs"
                                + " them")));
        assertThat(tree()).containsExactly("generated.json", "queries/new.cwli", "queries/old.cwli");
        assertThat(write("flowcheck.yaml", "queries/new.cwli").notes()).isEmpty();
    }

    @Test
    void filesOfTheLibraryAreNoticedWithoutAManifestToo() throws IOException {
        write("flowcheck.yaml", "queries/library/old.cwli");
        Files.delete(temp.resolve("generated.json"));

        assertThat(write("flowcheck.yaml", "queries/a.cwli").notes())
                .containsExactly(
                        temp.resolve("generated.json")
                                + " is missing or cannot be read, so 1 file that no check has (the first is"
                                + " queries/library/old.cwli) may not be flowcheck's and stay; delete them if nobody needs them");
    }

    @Test
    void aLostManifestIsWrittenAgain() throws IOException {
        write("flowcheck.yaml", "queries/a.cwli");
        Files.delete(temp.resolve("generated.json"));

        assertThat(write("flowcheck.yaml", "queries/a.cwli"))
                .isEqualTo(new Changes(List.of(), List.of("queries/a.cwli"), List.of(), List.of()));
        assertThat(write("flowcheck.yaml").removed()).containsExactly("queries/a.cwli");
    }

    @Test
    void aRunThatWasCutOffLeavesNoFileThatNobodyKnows() throws IOException {
        write("flowcheck.yaml", "queries/a.cwli");
        OutputDirectory failing = new OutputDirectory(
                temp,
                file -> Files.exists(temp.resolve("queries/b.cwli"))
                        ? new OutputDirectoryTest.FullDisk(file)
                        : Files.newOutputStream(file));

        assertThatThrownBy(() -> new GeneratedFiles(failing)
                        .write(
                                "flowcheck.yaml",
                                Set.of(QUERIES),
                                List.of(file("queries/b.cwli"), file("queries/c.cwli")),
                                Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + temp.resolve("queries/c.cwli"));

        assertThat(write("flowcheck.yaml").removed()).containsExactly("queries/a.cwli", "queries/b.cwli");
        assertThat(tree()).containsExactly("generated.json");
    }

    @Test
    void nothingToWriteMakesNothing() throws IOException {
        write("flowcheck.yaml");

        assertThat(tree()).isEmpty();
    }

    private Changes write(String checkFile, String... paths) throws IOException {
        List<OutputFile> files = Stream.of(paths).map(GeneratedFilesTest::file).toList();
        Set<String> whole = files.stream().map(OutputFile::path).collect(Collectors.toSet());
        return new GeneratedFiles(new OutputDirectory(temp)).write(checkFile, Set.of(QUERIES, REQUESTS), files, whole);
    }

    private static OutputFile file(String path) {
        return OutputFile.of(path, "text of " + path + "\n");
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> temp.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
