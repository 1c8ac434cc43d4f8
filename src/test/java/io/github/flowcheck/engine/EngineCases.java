package io.github.flowcheck.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads cases: {@code docs/engine.md} tells what stands in their files. */
final class EngineCases {
    private static final Path DIRECTORY = Path.of("src/test/resources/io/github/flowcheck/engine");

    private EngineCases() {}

    /**
     * A query over events, and the rows it answers, all columns in their order.
     *
     * @param of the function or command that it is about; empty if it is about several
     * @param kind what it is given: ordinary, missing, mistyped or extreme
     */
    record Case(
            String name,
            String of,
            String kind,
            String query,
            List<LogEvent> events,
            QueryTime time,
            List<Map<String, String>> rows) {}

    static Stream<Case> all() {
        return Stream.of(DIRECTORY, DIRECTORY.resolve("cases"))
                .flatMap(EngineCases::files)
                .flatMap(EngineCases::cases);
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Case> cases(Path file) {
        JsonNode root = new YAMLMapper().readTree(file.toFile());
        QueryTime time = time(root.path("time"));
        return root.get("cases")
                .valueStream()
                .map(node -> new Case(
                        file.getFileName() + ": "
                                + node.path("name").asString(node.get("query").asString()),
                        node.path("of").asString(""),
                        node.path("kind").asString(""),
                        node.get("query").asString(),
                        events(root.get("logs").get(node.get("log").asString())),
                        time,
                        rows(node.get("rows"))));
    }

    private static QueryTime time(JsonNode time) {
        return time.isMissingNode()
                ? QueryTime.UNKNOWN
                : QueryTime.at(moment(time, "now")).over(moment(time, "start"), moment(time, "end"));
    }

    private static Instant moment(JsonNode time, String name) {
        return Instant.ofEpochSecond(time.get(name).asLong());
    }

    private static List<LogEvent> events(JsonNode log) {
        List<LogEvent> events = new ArrayList<>();
        for (JsonNode entry : log) {
            String message =
                    entry.isString() ? entry.asString() : entry.get("message").asString();
            String[] words = message.split(" ");
            boolean record = words.length == 14 && !message.startsWith("{");
            long time = record ? Long.parseLong(words[10]) : entry.path("at").asLong(events.size());
            events.add(TestEvents.of(time * 1000, record ? words[2] + "-all" : "stream", message));
        }
        return events;
    }

    private static List<Map<String, String>> rows(JsonNode rows) {
        return rows.valueStream()
                .<Map<String, String>>map(row -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    row.properties()
                            .forEach(cell ->
                                    cells.put(cell.getKey(), cell.getValue().asString()));
                    return cells;
                })
                .toList();
    }
}
