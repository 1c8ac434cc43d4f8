package io.github.flowcheck.local;

import io.github.flowcheck.source.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is there where something was looked for in vain.
 *
 * @param directory the closest directory that exists
 * @param names what it holds, hidden names left out; absent if it cannot be read
 */
record Neighbours(Path directory, Optional<List<String>> names) {
    private static final int MOST_SHOWN = 5;

    /** The neighbours of a path that does not exist, or what a directory holds. */
    static Neighbours of(Path path) {
        Path directory = path.normalize();
        while (!Files.isDirectory(directory) && directory.getParent() != null) {
            directory = directory.getParent();
        }
        return new Neighbours(directory, names(directory));
    }

    /**
     * What to do.
     *
     * @param missed what was looked for, if it was one path
     */
    String remedy(Optional<Path> missed) {
        String place = LogFiles.shown(directory.toString());
        return names.map(held -> remedy(missed, place, held))
                .orElse("make " + place + " readable, or name a file, a directory or a glob elsewhere");
    }

    private String remedy(Optional<Path> missed, String place, List<String> names) {
        Optional<String> near = missed.filter(path -> !path.equals(directory))
                .flatMap(path ->
                        NearestName.of(directory.relativize(path).getName(0).toString(), names));
        if (near.isPresent()) {
            return "did you mean "
                    + LogFiles.shown(directory.resolve(near.get()).toString()) + "?";
        }
        if (names.isEmpty()) {
            return place + " is empty: put flow logs there, or name a file, a directory or a glob elsewhere";
        }
        String shown = LogFiles.shown(String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size()))));
        String more = names.size() > MOST_SHOWN ? " and " + (names.size() - MOST_SHOWN) + " more" : "";
        return "name what is there: " + place + " holds " + shown + more;
    }

    private static Optional<List<String>> names(Path directory) {
        try {
            return Optional.of(LogTree.children(directory).stream()
                    .filter(child -> !LogTree.isHidden(child))
                    .map(LogTree::name)
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
