package io.github.flowcheck.output;

import io.github.flowcheck.output.text.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which files of an output directory were written from which check file, so that only these are ever removed. The same
 * knowledge has the same bytes: sorted, relative paths, no times.
 *
 * @param paths check file to the paths that were written from it, as the caller names the one and {@link OutputFile} the other
 */
record Manifest(Map<String, SortedSet<String>> paths) {
    static final String PATH = "generated.json";

    static final Manifest EMPTY = new Manifest(Map.of());

    private static final int VERSION = 1;

    Manifest {
        Map<String, SortedSet<String>> copy = new TreeMap<>();
        paths.forEach((checkFile, some) -> {
            if (!some.isEmpty()) {
                copy.put(checkFile, Collections.unmodifiableSortedSet(new TreeSet<>(some)));
            }
        });
        paths = Collections.unmodifiableMap(copy);
    }

    /** Reads the manifest of a directory; empty if there is none or it says nothing that can be relied on. */
    static Optional<Manifest> read(OutputDirectory directory) throws IOException {
        Optional<String> text = directory.read(PATH);
        try {
            return text.map(known -> new JsonMapper().readTree(known)).flatMap(Manifest::parse);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The paths written from a check file. */
    SortedSet<String> of(String checkFile) {
        return paths.getOrDefault(checkFile, Collections.emptySortedSet());
    }

    /** The other check file that a path was written from. */
    Optional<String> otherOwner(String path, String checkFile) {
        return paths.keySet().stream()
                .filter(other -> !other.equals(checkFile) && of(other).contains(path))
                .findFirst();
    }

    /** The same with other paths for one check file. */
    Manifest with(String checkFile, SortedSet<String> some) {
        Map<String, SortedSet<String>> changed = new TreeMap<>(paths);
        changed.put(checkFile, some);
        return new Manifest(changed);
    }

    OutputFile file() {
        return OutputFile.of(PATH, JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeObjectPropertyStart("checkFiles");
            paths.forEach((checkFile, some) -> JsonText.texts(json, checkFile, some));
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    private static Optional<Manifest> parse(JsonNode root) {
        JsonNode checkFiles = root.path("checkFiles");
        if (root.path("version").asInt(0) != VERSION || !checkFiles.isObject()) {
            return Optional.empty();
        }
        Map<String, SortedSet<String>> paths = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : checkFiles.properties()) {
            List<String> some = new ArrayList<>();
            entry.getValue().forEach(node -> some.add(node.stringValueOpt().orElse("")));
            // A path that could lead out of the directory makes the whole file suspect: what it lists gets deleted.
            if (!entry.getValue().isArray() || !some.stream().allMatch(OutputFile::isPath)) {
                return Optional.empty();
            }
            paths.put(entry.getKey(), new TreeSet<>(some));
        }
        return Optional.of(new Manifest(paths));
    }
}
