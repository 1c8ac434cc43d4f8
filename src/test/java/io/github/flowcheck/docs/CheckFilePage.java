package io.github.flowcheck.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference of the check file in Markdown, from its JSON schema. */
record CheckFilePage(JsonNode schema) {
    private static final Path SCHEMA = Path.of("src/main/resources/io/github/flowcheck/flowcheck.schema.json");

    private static final String BEGIN = """
            # The check file, key by key

            Made of the [JSON schema](../src/main/resources/io/github/flowcheck/flowcheck.schema.json) that editors read. One YAML document; a key that is not listed here is an error, told with
            its place and the nearest name. `${name}` stands for a value from `vars`, Maven's properties or `-D`, `${env.NAME}` for one from the environment; `$${` writes `${`.

            Where there may be a list, one value may stand without brackets. Lengths of time are written `90m`, `24h`, `7d` or `PT15M`.
            """;

    /** The tables, by the place of what they describe, with a heading and what stands above them. */
    private enum Section {
        FILE("At the top", "", ""),
        CHECK(
                "A check",
                "check",
                "What stands under `checks`. `defaults` takes the same keys but `id` and `query`, for all checks that lack them."),
        EXPECT(
                "What is expected",
                "rules",
                "What stands under `expect`, if it is not simply `none` or `some`. Several keys together must all hold; `accepted` and `rejected` stand alone, and hold the others for each"
                        + " part. [Coverage](coverage.md) says when each is an answer."),
        ROWS(
                "What is expected of a query's rows",
                "rowRules",
                "What stands under `expect` of a check with `query`, if it is not `none` or `some`."),
        WAIVE("A waiver", "waiver", "What stands under `waive`; of a check with `query` only the first three."),
        INTERFACE("An interface", "interface", "What stands under `interfaces`, by its name."),
        INTERFACES_FROM(
                "Selected interfaces", "interfacesFrom", "What stands under `interfacesFrom`, once or in a list."),
        SELECTION("How interfaces are selected", "selection", "What stands under `select` of `interfacesFrom`."),
        TARGET(
                "A target",
                "target",
                "What stands under `targets`, by its name. [Many accounts](howto-many-accounts.md) shows some."),
        PARAMETER(
                "A parameter",
                "parameter",
                "What stands under `parameters`, by its name. [Parameters](parameters.md) shows them."),
        TEST("A test", "test", "What stands in the list `tests`. [Tests](tests.md) shows some.");

        private final String title;
        private final String definition;
        private final String above;

        Section(String title, String definition, String above) {
            this.title = title;
            this.definition = definition;
            this.above = above;
        }
    }

    static CheckFilePage ofSchema() throws IOException {
        return new CheckFilePage(JsonMapper.shared().readTree(Files.readString(SCHEMA)));
    }

    String text() {
        StringBuilder page = new StringBuilder(BEGIN);
        for (Section section : Section.values()) {
            JsonNode node = section.definition.isEmpty()
                    ? schema
                    : schema.path("definitions").path(section.definition);
            page.append("\n## ").append(section.title).append("\n\n");
            if (!section.above.isEmpty()) {
                page.append(section.above).append("\n\n");
            }
            page.append("| key | what it says | without it | for example |\n|---|---|---|---|\n");
            List<String> required =
                    node.path("required").valueStream().map(JsonNode::asString).toList();
            node.path("properties")
                    .properties()
                    .forEach(property -> page.append(row(
                            property.getKey(), followed(property.getValue()), required.contains(property.getKey()))));
        }
        return page.toString();
    }

    private String row(String key, JsonNode property, boolean required) {
        String description = Optional.of(property.path("description").asString(""))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalStateException("the schema does not say what " + key + " is for"));
        List<String> words = words(property);
        return "| `" + key + "` | " + escaped(description)
                + (words.isEmpty()
                        ? ""
                        : " "
                                + words.stream()
                                        .map(word -> "`" + word + "`")
                                        .collect(Collectors.joining(", ", "One of ", ".")))
                + " | " + (required ? "*required*" : property.has("default") ? code(property.get("default")) : "")
                + " | "
                + property.path("examples")
                        .valueStream()
                        .map(CheckFilePage::code)
                        .collect(Collectors.joining(", "))
                + " |\n";
    }

    /** The words that are all that the key may hold, variables aside. */
    private List<String> words(JsonNode property) {
        List<String> words = new ArrayList<>();
        for (JsonNode choice :
                followed(property.path("allOf").path(0)).path("anyOf").isEmpty()
                        ? property.path("anyOf")
                        : followed(property.path("allOf").path(0)).path("anyOf")) {
            if (choice.has("enum")) {
                choice.path("enum")
                        .valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .forEach(words::add);
            } else if (!choice.path("$ref").asString("").equals("#/definitions/variable")) {
                return List.of();
            }
        }
        return words.size() > 1 ? words : List.of();
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? followed(schema.at(node.get("$ref").asString().substring(1))) : node;
    }

    /** A value as one writes it in YAML, in one line. */
    private static String code(JsonNode value) {
        return "`" + escaped(yaml(value)) + "`";
    }

    private static String yaml(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + ": " + yaml(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream().map(CheckFilePage::yaml).collect(Collectors.joining(", ", "[", "]"));
        }
        String text = value.asString();
        return value.isString() && text.matches("[0-9]+|.*[:{\\[,#].*|") ? "\"" + text + "\"" : text;
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
    }
}
