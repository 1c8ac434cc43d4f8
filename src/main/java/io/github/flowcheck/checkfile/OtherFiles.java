package io.github.flowcheck.checkfile;

import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files that a check file names, by paths as seen from where it lies.
 *
 * @param directory where the check file lies
 * @param shownAs what messages call the check file, from which the names of other files are made
 */
record OtherFiles(Path directory, String shownAs) {
    /** What messages call a file. */
    String shownName(String path) {
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
        return absolute ? path : shownAs.substring(0, shownAs.lastIndexOf('/') + 1) + path;
    }

    /** @throws BadInputException if it cannot be read */
    SourceText read(String path) {
        try {
            return Utf8File.INVENTORY.read(directory.resolve(path), shownName(path));
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    Problem.unplaced("\"" + path + "\" is no path of a file", "write the path of a file"));
        }
    }
}
