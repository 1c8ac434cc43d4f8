package io.github.flowcheck.local;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file to read.
 *
 * @param path where it is
 * @param name what it is called in messages: relative to the directory that relative entries start at, if it is below,
 *     with slashes on every system
 */
public record LogFile(Path path, String name) {
    /**
     * Requires that files can be read more than once, as a pipe cannot: what was read of it is gone.
     *
     * @param who reads them so
     * @throws BadInputException if one of them cannot
     */
    public static void requireRepeatable(List<LogFile> files, String who) {
        List<Problem> problems = files.stream()
                .filter(file -> !Files.isRegularFile(file.path()))
                .map(file -> Problem.unplaced(
                        who + " reads the flow logs more than once, and " + file.name()
                                + " is no regular file but a pipe or a device",
                        "write what is read into a file, and name that"))
                .toList();
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
    }
}
