package io.github.flowcheck.check;

import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Objects;

/**
 * All checks of one file.
 *
 * @param source the file
 * @param folder saved queries are named {@code <folder>/<check id>}; empty means no folder
 * @param owner marks the saved queries as this file's; the folder where the file names no owner
 * @param checks in the order of the file, ids unique, at least one
 */
public record CheckSuite(SourceText source, String folder, String owner, List<Check> checks) {
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

    /** The same file with some of its checks only. */
    public CheckSuite with(List<Check> some) {
        return new CheckSuite(source, folder, owner, some);
    }

    /** The name of a check's saved query. */
    public String savedName(Check check) {
        return folder.isEmpty() ? check.id() : folder + "/" + check.id();
    }
}
