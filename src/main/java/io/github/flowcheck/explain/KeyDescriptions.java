package io.github.flowcheck.explain;

import io.github.flowcheck.checkfile.yaml.JsonReader;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** What the published schema says of the keys of a check, so that editors and this goal tell the same. */
public final class KeyDescriptions {
    private static final String SCHEMA = "/io/github/flowcheck/flowcheck.schema.json";

    private final YamlNode root;

    private KeyDescriptions(YamlNode root) {
        this.root = root;
    }

    /** Reads the schema that lies beside these classes. */
    public static KeyDescriptions ofSchema() {
        Problems problems = new Problems();
        Optional<YamlNode> root =
                JsonReader.read(new SourceText("flowcheck.schema.json", text()), "build the plugin anew", problems);
        problems.throwIfErrors();
        return new KeyDescriptions(root.orElseThrow());
    }

    private static String text() {
        try (InputStream stream = Objects.requireNonNull(KeyDescriptions.class.getResourceAsStream(SCHEMA))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a key of a check is for; empty if checks have no such key. */
    public Optional<String> of(String key) {
        return at(root, "definitions", "check", "properties", key)
                .flatMap(this::followed)
                .flatMap(property -> at(property, "description"))
                .map(node -> ((YamlNode.Scalar) node).text());
    }

    /** Where a node refers to another, that one. */
    private Optional<YamlNode> followed(YamlNode node) {
        return at(node, "$ref")
                .map(reference -> ((YamlNode.Scalar) reference)
                        .text()
                        .substring("#/".length())
                        .split("/"))
                .map(path -> at(root, path).flatMap(this::followed))
                .orElse(Optional.of(node));
    }

    private static Optional<YamlNode> at(YamlNode node, String... path) {
        Optional<YamlNode> found = Optional.of(node);
        for (String key : path) {
            found = found.flatMap(one -> child(one, key));
        }
        return found;
    }

    private static Optional<YamlNode> child(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(YamlNode.Entry::value)
                        .findFirst()
                : Optional.empty();
    }
}
