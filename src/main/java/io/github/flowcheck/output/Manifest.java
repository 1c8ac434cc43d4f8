package io.github.flowcheck.output;

import io.github.flowcheck.output.text.JsonWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files of an output directory were written from which check file, so that only these are ever removed. The same
 * knowledge has the same bytes: sorted, relative paths, no times.
 *
 * @param paths check file to the paths that were written from it, as the caller names the one and {@link OutputFile} the other
 */
record Manifest(Map<String, SortedSet<String>> paths) {
    static final String PATH = "generated.json";

    static final Manifest EMPTY = new Manifest(Map.of());

    /** The form of the file. */
    static final int VERSION = 1;

    Manifest {
        Map<String, SortedSet<String>> copy = new TreeMap<>();
        for (Map.Entry<String, SortedSet<String>> entry : paths.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                copy.put(entry.getKey(), Collections.unmodifiableSortedSet(new TreeSet<>(entry.getValue())));
            }
        }
        paths = Collections.unmodifiableMap(copy);
    }

    /** Reads the manifest of a directory; empty if there is none or it says nothing that can be relied on. */
    static Optional<Manifest> read(OutputDirectory directory) throws IOException {
        Optional<String> text = directory.read(PATH);
        return text.isPresent() ? ManifestReader.read(text.get()) : Optional.empty();
    }

    /** The paths written from a check file. */
    SortedSet<String> of(String checkFile) {
        return paths.getOrDefault(checkFile, Collections.emptySortedSet());
    }

    /** The other check file that a path was written from. */
    Optional<String> otherOwner(String path, String checkFile) {
        for (Map.Entry<String, SortedSet<String>> entry : paths.entrySet()) {
            if (!entry.getKey().equals(checkFile) && entry.getValue().contains(path)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /** The same with other paths for one check file. */
    Manifest with(String checkFile, SortedSet<String> some) {
        Map<String, SortedSet<String>> changed = new TreeMap<>(paths);
        changed.put(checkFile, some);
        return new Manifest(changed);
    }

    OutputFile file() {
        JsonWriter json =
                new JsonWriter().startObject().property("version", VERSION).startObject("checkFiles");
        for (Map.Entry<String, SortedSet<String>> entry : paths.entrySet()) {
            json.texts(entry.getKey(), entry.getValue());
        }
        return OutputFile.of(PATH, json.endObject().endObject().finish());
    }
}
