package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.SavedQueryFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenerateCommandTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String HEAD = """
            logGroup: /vpc/flow-logs
            folder: net
            interfaces:
              web: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }
            """;

    @TempDir
    Path temp;

    @Test
    void movingChecksChangesNotAByte() throws IOException {
        assertThat(generated("c", "a", "b")).isEqualTo(generated("a", "b", "c"));
    }

    @Test
    void aCheckThatGoesTakesItsOwnEntriesOnly() throws IOException {
        Map<String, JsonNode> expected = generated("a", "b", "c");
        assertThat(expected.keySet().removeIf(entry -> entry.matches(".*[ /]b(\\..*)?|.* B[0-9a-f]{8}")))
                .isTrue();

        assertThat(expected).hasSize(8);
        assertThat(generated("a", "c")).isEqualTo(expected);
    }

    @Test
    void aCheckThatIsRenamedLeavesTheOthersAsTheyAre() throws IOException {
        Map<String, JsonNode> before = generated("a", "b", "c");
        Map<String, JsonNode> after = generated("a", "new.b", "c");

        assertThat(before.entrySet().stream().filter(entry -> !after.entrySet().contains(entry)))
                .hasSize(4);
        assertThat(after.entrySet().stream()
                        .filter(entry -> !before.entrySet().contains(entry))
                        .map(Map.Entry::getKey))
                .containsExactly(
                        "cloudformation/flowcheck.template.json NewB807b0231",
                        "queries/new.b.cwli",
                        "requests/new.b.json",
                        "terraform/flowcheck.tf.json new_DOT_b");
    }

    @Test
    void aSelectionNarrowsNeitherTheTemplateNorTheTerraformFile() throws IOException {
        Map<String, JsonNode> all = generated("a", "b", "c");
        Map<String, JsonNode> some = generated(file("a", "b", "c"), temp.resolve("some"), Optional.of(List.of("b")));

        assertThat(all.keySet().stream().filter(entry -> !some.containsKey(entry)))
                .containsExactly("queries/a.cwli", "queries/c.cwli", "requests/a.json", "requests/c.json");
        all.keySet().retainAll(some.keySet());
        assertThat(some).isEqualTo(all);
    }

    @Test
    void aSelectionLeavesTheFilesOfTheLibraryAsTheyAre() throws IOException {
        String file = "library: true\n" + file("a", "b");
        Map<String, JsonNode> all = generated(file, temp.resolve("one"), Optional.empty());
        assertThat(all.keySet()).filteredOn(entry -> entry.contains("library")).hasSize(18);

        assertThat(generated(file, temp.resolve("one"), Optional.of(List.of("b"))))
                .isEqualTo(all);
        assertThat(generated(file, temp.resolve("two"), Optional.of(List.of("b")))
                        .keySet())
                .filteredOn(entry -> entry.contains("/library/"))
                .isEmpty();
    }

    @Test
    void aLibraryThatIsNoLongerWantedIsRemoved() throws IOException {
        Map<String, JsonNode> without = generated(file("a"), temp.resolve("one"), Optional.empty());
        generated("library: true\n" + file("a"), temp.resolve("one"), Optional.empty());

        assertThat(generated(file("a"), temp.resolve("one"), Optional.empty())).isEqualTo(without);
    }

    /** What a file's checks make: each file, and of files with many resources each of these, by path and name. */
    private Map<String, JsonNode> generated(String... ids) throws IOException {
        return generated(file(ids), temp.resolve(String.join("-", ids)), Optional.empty());
    }

    private static Map<String, JsonNode> generated(String file, Path directory, Optional<List<String>> selectors)
            throws IOException {
        Files.createDirectories(directory);
        Path checks = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        Path out = directory.resolve("out");
        CheckFileSource source = new CheckFileSource(checks, "flowcheck.yaml", Inputs.NONE);
        GenerateCommand.run(
                new GenerateCommand.Request(source, selectors, EnumSet.allOf(SavedQueryFormat.class), out),
                Clock.systemUTC());
        Map<String, JsonNode> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(path).toString().replace('\\', '/');
                if (!name.equals("generated.json")) {
                    add(entries, name, Files.readString(path));
                }
            }
        }
        return entries;
    }

    private static void add(Map<String, JsonNode> entries, String path, String text) {
        if (path.endsWith(".cwli")) {
            entries.put(path, MAPPER.valueToTree(text));
            return;
        }
        JsonNode json = MAPPER.readTree(text);
        JsonNode resources = path.startsWith("terraform/")
                ? json.at("/resource/aws_cloudwatch_query_definition")
                : json.path("Resources");
        resources.properties().forEach(entry -> entries.put(path + " " + entry.getKey(), entry.getValue()));
        if (resources.isMissingNode()) {
            entries.put(path, json);
        }
    }

    private static String file(String... ids) {
        return HEAD
                + Arrays.stream(ids)
                        .map(id -> "  - {id: " + id + ", interface: web, ports: " + (id.hashCode() & 0xFFF) + "}\n")
                        .collect(Collectors.joining("", "checks:\n", ""));
    }
}
