package io.github.flowcheck.lint;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules say nothing of files that are as they should be. */
class NoFalseAlarmTest {
    /**
     * Folders that show every value of a key in checks that are alike but for it, and what is rightly said of them. Others raise
     * no question at all.
     */
    private static final Map<String, Set<String>> RIGHTLY = Map.ofEntries(
            entry("actions", Set.of("cannot-both-pass", "same-traffic")),
            entry("addresses", Set.of("hidden-addresses")),
            entry("defaults", Set.of("hidden-addresses")),
            entry("derived-ids", Set.of("names-collide", "same-traffic")),
            entry("descriptions", Set.of("same-traffic")),
            entry("expectations", Set.of("cannot-both-pass", "judges-rejected", "same-traffic")),
            entry("formats", Set.of("missing-field", "same-traffic")),
            entry("gaps", Set.of("same-traffic")),
            entry("ids", Set.of("same-traffic")),
            entry("ports", Set.of("same-traffic")),
            entry("recorded-traffic", Set.of("same-traffic")),
            entry("replies", Set.of("contradiction", "judges-rejected")),
            entry("scopes", Set.of("same-traffic")),
            entry("waivers", Set.of("judges-rejected")));

    @TestFactory
    Stream<DynamicTest> nothingIsSaidOfExamples() {
        return Stream.of("article", "findings")
                .map(name -> Path.of("src/examples", name, "flowcheck.yaml"))
                .map(file -> test(file, Set.of()));
    }

    @TestFactory
    Stream<DynamicTest> onlyWhatIsRightIsSaidOfGoodFiles() {
        return Golden.list("checkfile", "good").stream()
                .filter(folder -> !folder.endsWith("variables"))
                .map(folder -> test(
                        folder.resolve("checks.yaml"),
                        RIGHTLY.getOrDefault(folder.getFileName().toString(), Set.of())));
    }

    private static DynamicTest test(Path file, Set<String> rules) {
        return DynamicTest.dynamicTest(
                file.getParent().getFileName().toString(), file.toUri(), () -> assertThat(found(file))
                        .isEqualTo(rules));
    }

    private static Set<String> found(Path file) throws IOException {
        return LinterTest.rulesThatFind(Files.readString(file)).collect(Collectors.toCollection(TreeSet::new));
    }
}
