package io.github.flowcheck.checkfile;

import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which keys and words of the schema there are, and which of them a file uses. A key counts at every level by itself: a check's
 * {@code window} is not that of the file. It is called by where the schema has it: {@code check.window}, {@code window}.
 */
final class SchemaUse {
    private static final JsonNode SCHEMA = EditorView.schema();

    private SchemaUse() {}

    /** A key of a file that the schema knows, with the stretch of text from the key to the end of its value. */
    record Use(String key, int start, int end) {}

    /** Every key at every level. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        collect("", SCHEMA, keys, new TreeSet<>(), new LinkedHashSet<>());
        return keys;
    }

    /** Every word that stands for itself, behind the key or the kind of value that takes it; case counts nothing. */
    static Set<String> words() {
        Set<String> words = new TreeSet<>();
        collect("", SCHEMA, new TreeSet<>(), words, new LinkedHashSet<>());
        return words;
    }

    private static void collect(String name, JsonNode schema, Set<String> keys, Set<String> words, Set<String> seen) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString();
            if (seen.add(reference)) {
                collect(named(reference), SCHEMA.at(reference.substring(1)), keys, words, seen);
            }
            return;
        }
        schema.path("enum").forEach(word -> words.add(word(name, word.asString())));
        branches(schema).forEach(branch -> collect(name, branch, keys, words, seen));
        for (String key : schema.path("properties").propertyNames()) {
            keys.add(under(name, key));
            collect(under(name, key), schema.get("properties").get(key), keys, words, seen);
        }
    }

    private static Stream<JsonNode> branches(JsonNode schema) {
        List<JsonNode> branches = new ArrayList<>();
        for (String key : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(key).forEach(branches::add);
        }
        for (String key : List.of("then", "else")) {
            if (schema.path(key).has("$ref")) {
                branches.add(schema.get(key));
            }
        }
        for (String key : List.of("items", "additionalProperties")) {
            if (schema.path(key).isObject()) {
                branches.add(schema.get(key));
            }
        }
        return branches.stream();
    }

    /** The words that a file uses. */
    static Set<String> words(YamlNode file) {
        Set<String> words = new TreeSet<>();
        walk("", SCHEMA, file, new ArrayList<>(), words);
        return words;
    }

    /** The keys that a file uses, each time. */
    static List<Use> uses(YamlNode file) {
        List<Use> uses = new ArrayList<>();
        walk("", SCHEMA, file, uses, new TreeSet<>());
        return uses;
    }

    private static void walk(String name, JsonNode schema, YamlNode node, List<Use> uses, Set<String> words) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString();
            walk(named(reference), SCHEMA.at(reference.substring(1)), node, uses, words);
            return;
        }
        if (schema.has("if")) {
            String branch = holds(schema.get("if"), node) ? "then" : "else";
            if (schema.path(branch).has("$ref")) {
                walk(name, schema.get(branch), node, uses, words);
            }
        }
        for (String key : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(key).forEach(branch -> walk(name, branch, node, uses, words));
        }
        if (node instanceof YamlNode.Scalar scalar) {
            schema.path("enum").forEach(word -> {
                if (word.asString().equalsIgnoreCase(scalar.text())) {
                    words.add(word(name, word.asString()));
                }
            });
        } else if (node instanceof YamlNode.Sequence sequence && schema.has("items")) {
            sequence.items().forEach(item -> walk(name, schema.get("items"), item, uses, words));
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> walk(name, schema, entry, uses, words));
        }
    }

    private static void walk(String name, JsonNode schema, YamlNode.Entry entry, List<Use> uses, Set<String> words) {
        String key = entry.key().text();
        JsonNode property = schema.path("properties").path(key);
        if (property.isObject()) {
            uses.add(new Use(
                    under(name, key),
                    entry.key().place().start(),
                    entry.value().place().end()));
            walk(under(name, key), property, entry.value(), uses, words);
        } else if (schema.path("additionalProperties").isObject()) {
            walk(name, schema.get("additionalProperties"), entry.value(), uses, words);
        }
    }

    /** Conditions here ask for keys that must be there; of any other nothing is known, so it does not hold. */
    private static boolean holds(JsonNode condition, YamlNode node) {
        List<String> required = new ArrayList<>();
        condition.path("required").forEach(key -> required.add(key.asString()));
        return !required.isEmpty()
                && node instanceof YamlNode.Mapping mapping
                && mapping.entries().stream()
                        .map(entry -> entry.key().text())
                        .toList()
                        .containsAll(required);
    }

    private static String named(String reference) {
        return reference
                .replaceAll("^#/(definitions/)?", "")
                .replace("/properties/", ".")
                .replaceAll("^properties/", "");
    }

    private static String under(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private static String word(String name, String word) {
        return name + " = " + word.toLowerCase(Locale.ROOT);
    }
}
