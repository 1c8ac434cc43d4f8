package io.github.flowcheck.checkfile;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema and the reader accept and refuse the same files. What only the reader can know stands in one table. */
class SchemaFilesTest {
    /** Bad files that a schema cannot refuse, each with the reason. A folder that it does refuse must not stand here. */
    private static final Map<String, String> ONLY_THE_READER = Map.ofEntries(
            entry("check-ids-twice", "that two ids are the same"),
            entry("check-ids-twice-with-variables", "what variables stand for"),
            entry("derived-ids-clash", "which id is made for a check"),
            entry("derived-id-too-long", "which id is made for a check"),
            entry("folder-and-id-too-long", "two lengths together"),
            entry("library-folder-too-long", "a length together with what the library adds"),
            entry("interface-unknown", "which interfaces are defined"),
            entry("interface-unknown-none-defined", "which interfaces are defined"),
            entry("defaults-against-checks", "a check together with the defaults"),
            entry("parameter-that-nobody-defined", "which parameters there are"),
            entry("parameter-of-another-type", "which type a parameter has"),
            entry("parameter-of-a-target-of-another-type", "which type a parameter has"),
            entry("variables-that-explode", "what variables stand for"),
            entry("variables-unresolved", "which variables there are"),
            entry("variables-values-are-held-to-the-rules", "what variables stand for"),
            entry("tests-of-unknown-checks", "which checks there are"),
            entry("tests-names-twice", "that two names are the same"),
            entry("tests-records", "what a record is"),
            entry("raw-queries-fields", "which fields a format has"),
            entry("version-float", "that 1.0 is not how 1 is written"),
            entry("number-in-another-spelling", "that 022 is not how 22 is written"),
            entry("empty-file", "a file without a value, which no editor checks"),
            entry("comments-only", "a file without a value, which no editor checks"),
            entry("yaml-alias", "what an alias is replaced by is right"),
            entry("yaml-merge-key", "what a merge key brings is right"),
            entry("yaml-directive", "YAML that the language allows"),
            entry("yaml-second-document", "each document by itself is right"),
            entry("flows-the-wrong-way-round", "one value compared with another"),
            entry("day-that-does-not-exist", "a calendar"),
            entry("block-with-host-bits", "bits of an address"));

    @TestFactory
    Stream<DynamicTest> bothAcceptTheGoodFiles() {
        return Stream.of(folders("good"), files("schema", "good"), filesOfProjects())
                .flatMap(List::stream)
                .map(file -> test(file, yaml -> {
                    assertThat(EditorView.problems(yaml)).isEmpty();
                    assertThat(EditorView.faults(yaml)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> bothRefuseTheBadFiles() {
        return bad().stream()
                .map(file -> test(file, yaml -> {
                    assertThat(EditorView.problems(yaml)).isNotEmpty();
                    assertThat(EditorView.accepts(yaml))
                            .as("accepted by the schema")
                            .isEqualTo(ONLY_THE_READER.containsKey(name(file)));
                }));
    }

    @Test
    void theTableNamesFilesThatExist() {
        assertThat(bad()).extracting(SchemaFilesTest::name).containsAll(ONLY_THE_READER.keySet());
    }

    @Test
    void thereAreManyFiles() {
        int good = folders("good").size() + files("schema", "good").size();
        assertThat(good + bad().size()).isGreaterThanOrEqualTo(150);
    }

    private interface Content {
        void hold(String yaml) throws IOException;
    }

    private static DynamicTest test(Path file, Content content) {
        return DynamicTest.dynamicTest(name(file), file.toUri(), () -> content.hold(Files.readString(file)));
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        boolean folder = name.equals("checks.yaml") || name.equals("flowcheck.yaml");
        return folder ? file.getParent().getFileName().toString() : name.replace(".yaml", "");
    }

    private static List<Path> bad() {
        return Stream.of(folders("bad"), files("schema", "bad"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> folders(String kind) {
        return Golden.list("checkfile", kind).stream()
                .map(folder -> folder.resolve("checks.yaml"))
                .toList();
    }

    private static List<Path> files(String... folder) {
        return Golden.list(folder);
    }

    /** The examples, and the input of the renderer's golden folders. */
    private static List<Path> filesOfProjects() {
        return Stream.concat(
                        Stream.of("article", "findings").map(name -> Path.of("src/examples", name, "flowcheck.yaml")),
                        Golden.list("render").stream().map(folder -> folder.resolve("checks.yaml")))
                .toList();
    }
}
