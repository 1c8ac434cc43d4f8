package io.github.flowcheck.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The repository that a file was checked out from. */
final class Repository {
    /** Git's own, a directory or, in a worktree or submodule, a file. */
    private static final String GIT = ".git";

    /** Where a job of GitHub Actions has its sources, which were checked out without {@value #GIT} where there is no Git. */
    private static final String WORKSPACE = "GITHUB_WORKSPACE";

    private Repository() {}

    /** Its root: the nearest directory above the file that holds {@value #GIT}, else the workspace of the job, if the file is in it. */
    static Optional<Path> rootAbove(Path file, Map<String, String> environment) {
        Path real = real(file);
        for (Path directory = real.getParent(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(GIT))) {
                return Optional.of(directory);
            }
        }
        return workspace(environment).filter(real::startsWith);
    }

    /** A file's path without links among its directories, for Git follows none; a link in the file's own place has a name of its own. */
    static Path real(Path file) {
        Path parent = file.getParent();
        try {
            return parent == null ? file : parent.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            return file;
        }
    }

    private static Optional<Path> workspace(Map<String, String> environment) {
        try {
            return Optional.ofNullable(environment.get(WORKSPACE))
                    .filter(text -> !text.isBlank())
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .map(Repository::real);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
