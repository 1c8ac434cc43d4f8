package io.github.flowcheck.check;

import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All checks of one file.
 *
 * @param source the file
 * @param folder saved queries are named {@code <folder>/<check id>}; empty means no folder
 * @param owner marks the saved queries as this file's; the folder where the file names no owner
 * @param checks in the order of the file, ids unique, at least one
 * @param library present where the queries of the library are saved too
 */
public record CheckSuite(
        SourceText source, String folder, String owner, List<Check> checks, Optional<Library> library) {
    public CheckSuite {
        Objects.requireNonNull(source);
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("no checks");
        }
        if (checks.stream().map(Check::id).distinct().count() != checks.size()) {
            throw new IllegalArgumentException("two checks of one id");
        }
    }

    /** A suite without the library. */
    public CheckSuite(SourceText source, String folder, String owner, List<Check> checks) {
        this(source, folder, owner, checks, Optional.empty());
    }

    /** The same file with some of its checks only, and without the library, which belongs to none of them. */
    public CheckSuite with(List<Check> some) {
        return new CheckSuite(source, folder, owner, some);
    }

    /** The name of a check's saved query. */
    public String savedName(Check check) {
        return savedName(check.id());
    }

    /** The name of a saved query: its key, in the file's folder. */
    public String savedName(String key) {
        return folder.isEmpty() ? key : folder + "/" + key;
    }
}
