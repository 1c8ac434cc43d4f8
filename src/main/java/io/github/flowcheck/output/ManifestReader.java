package io.github.flowcheck.output;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a manifest, token by token: every build but the first reads one, and to read a tree would load hundreds of classes. */
final class ManifestReader {
    private final JsonParser json;

    private ManifestReader(JsonParser json) {
        this.json = json;
    }

    /** The manifest; empty if the text says nothing that can be relied on. */
    static Optional<Manifest> read(String text) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return new ManifestReader(json).manifest();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Optional<Manifest> manifest() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        boolean known = false;
        Optional<Map<String, SortedSet<String>>> checkFiles = Optional.empty();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("version")) {
                known = isKnown(value);
            } else if (name.equals("checkFiles")) {
                checkFiles = value == JsonToken.START_OBJECT ? checkFiles() : Optional.empty();
            }
            json.skipChildren();
        }
        boolean ended = json.nextToken() == null;
        return ended && known && checkFiles.isPresent()
                ? Optional.of(new Manifest(checkFiles.get()))
                : Optional.empty();
    }

    private boolean isKnown(JsonToken version) {
        return version.isNumeric()
                ? json.getValueAsInt() == Manifest.VERSION
                : version == JsonToken.VALUE_STRING && json.getString().equals(String.valueOf(Manifest.VERSION));
    }

    /** A path that could lead out of the directory makes the whole file suspect: what it lists gets deleted. */
    private Optional<Map<String, SortedSet<String>>> checkFiles() {
        Map<String, SortedSet<String>> checkFiles = new TreeMap<>();
        Set<String> suspect = new HashSet<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            SortedSet<String> paths = new TreeSet<>();
            if (json.nextToken() == JsonToken.START_ARRAY && addPaths(paths)) {
                suspect.remove(name);
            } else {
                suspect.add(name);
            }
            json.skipChildren();
            checkFiles.put(name, paths);
        }
        return suspect.isEmpty() ? Optional.of(checkFiles) : Optional.empty();
    }

    /** Whether all of the list are paths. */
    private boolean addPaths(SortedSet<String> paths) {
        boolean right = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING && OutputFile.isPath(json.getString())) {
                paths.add(json.getString());
            } else {
                right = false;
                json.skipChildren();
            }
        }
        return right;
    }
}
