package io.github.flowcheck.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files of a directory and of all below it. Links are followed; a directory to which several lead is entered once.
 */
final class LogTree {
    private final Set<Path> entered = new HashSet<>();

    /** Finds all files that are not hidden, in the order of their names. */
    void find(Path directory, Consumer<Path> found) throws IOException {
        if (!entered.add(directory.toRealPath())) {
            return;
        }
        for (Path child : children(directory)) {
            if (isHidden(child)) {
                continue;
            }
            if (Files.isDirectory(child)) {
                find(child, found);
            } else if (Files.isRegularFile(child)) {
                found.accept(child);
            }
        }
    }

    /** What a directory holds, in the order of the names. */
    static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(Comparator.comparing(LogTree::name));
        return children;
    }

    /** Whether the name begins with a dot, on every system. */
    static boolean isHidden(Path path) {
        return name(path).startsWith(".");
    }

    /** The last name of a path; of a root, which has none, the empty text. */
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
