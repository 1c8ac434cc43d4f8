package io.github.flowcheck.command;

import java.nio.file.Path;

/**
 * Where a check file is.
 *
 * @param path absolute
 * @param shownName what messages call it: the path as seen from where the user stands
 */
public record CheckFileLocation(Path path, String shownName) {
    /** The location of a path, shown relative to a directory it lies below, with slashes on every platform. */
    public static CheckFileLocation of(Path path, Path seenFrom) {
        Path absolute = path.toAbsolutePath().normalize();
        Path from = seenFrom.toAbsolutePath().normalize();
        String shown = (absolute.startsWith(from) ? from.relativize(absolute) : absolute).toString();
        return new CheckFileLocation(absolute, shown.replace('\\', '/'));
    }
}
