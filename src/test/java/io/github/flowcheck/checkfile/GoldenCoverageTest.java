package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.SchemaUse.Use;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.golden.Golden;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Golden folders show all there is: every key of the schema at every level, and every word, stands in a file of which all outputs
 * or all verdicts are held, and every key is got wrong in a file of which all messages are held. A table says which folders show
 * which promise.
 */
class GoldenCoverageTest {
    /** Kinds of folders with a file of which everything that comes of it is held. */
    private static final List<String> SHOWN = List.of("generate", "verify", "tests");

    private static final Path TABLE = Path.of("src/test/resources/contract/rows.txt");

    /** Keys of the schema that no file can have there, each with the reason. */
    private static final Map<String, String> NOWHERE = Map.of(
            "check.query",
            "a check with query is a rawCheck; the schema of checks tells editors that there is the key");

    @Test
    void everyKeyStandsInAFileOfWhichAllOutputIsHeld() {
        Set<String> used = shown().flatMap(file -> SchemaUse.uses(file).stream())
                .map(Use::key)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).containsExactlyElementsOf(keys());
    }

    @Test
    void everyWordStandsInAFileOfWhichAllOutputIsHeld() {
        Set<String> used =
                shown().flatMap(file -> SchemaUse.words(file).stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).containsAll(SchemaUse.words());
    }

    @Test
    void everyKeyIsGotWrongInAFileOfWhichAllMessagesAreHeld() {
        Set<String> wrong = Golden.list("checkfile", "bad").stream()
                .flatMap(folder -> wrong(folder.resolve("checks.yaml")))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = keys();
        missing.removeAll(wrong);
        assertThat(missing).isEmpty();
    }

    private static Set<String> keys() {
        Set<String> keys = SchemaUse.keys();
        assertThat(keys).containsAll(NOWHERE.keySet());
        keys.removeAll(NOWHERE.keySet());
        return keys;
    }

    @Test
    void everyPromiseHasFoldersThatShowIt() throws IOException {
        List<List<String>> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        assertThat(rows).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(row).as(row.get(0)).hasSize(3).doesNotContain("");
            assertThat(Stream.concat(folders(row.get(1)), folders(row.get(2))))
                    .allSatisfy(folder -> assertThat(Path.of("src/test/resources", folder, "checks.yaml"))
                            .exists());
        });
        Set<String> named = rows.stream()
                .flatMap(row -> Stream.concat(folders(row.get(1)), folders(row.get(2))))
                .collect(Collectors.toSet());
        assertThat(SHOWN.stream()
                        .flatMap(kind -> Golden.list(kind).stream().map(folder -> kind + "/" + folder.getFileName())))
                .as("folders that show no promise")
                .allMatch(named::contains);
    }

    /** A cell names folders, or has a stroke and a reason. */
    private static Stream<String> folders(String cell) {
        return cell.startsWith("-") ? Stream.empty() : Stream.of(cell.split(" +"));
    }

    private static Stream<YamlNode> shown() {
        return SHOWN.stream()
                .flatMap(kind -> Golden.list(kind).stream())
                .map(folder -> read(folder.resolve("checks.yaml")))
                .map(text -> YamlReader.read(text, new Problems()).orElseThrow());
    }

    /** The keys at which problems point: the innermost one that holds the place. */
    private static Stream<String> wrong(Path file) {
        SourceText text = read(file);
        Optional<YamlNode> root = YamlReader.read(text, new Problems());
        List<Use> uses = root.map(SchemaUse::uses).orElse(List.of());
        return problems(text).stream()
                .flatMap(problem -> problem.place().stream())
                .flatMap(place -> uses.stream()
                        .filter(use ->
                                use.start() <= place.start() && place.start() < Math.max(use.end(), use.start() + 1))
                        .min(Comparator.comparingInt((Use use) -> use.end() - use.start()))
                        .stream())
                .map(Use::key);
    }

    private static List<Problem> problems(SourceText text) {
        try {
            CheckFileReader.read(text, GoldenFoldersTest.INPUTS);
            return List.of();
        } catch (BadInputException e) {
            return e.problems();
        }
    }

    private static SourceText read(Path file) {
        try {
            return new SourceText("checks.yaml", Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
