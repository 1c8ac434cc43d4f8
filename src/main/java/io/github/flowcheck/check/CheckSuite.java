package io.github.flowcheck.check;

import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All checks of one file.
 *
 * @param source the file
 * @param folder saved queries are named {@code <folder>/<check id>}; empty means no folder
 * @param owner marks the saved queries as this file's; the folder where the file names no owner
 * @param all in the order of the file, ids unique, at least one
 * @param library present where the queries of the library are saved too
 */
public record CheckSuite(
        SourceText source, String folder, String owner, List<AnyCheck> all, Optional<Library> library) {
    public CheckSuite {
        Objects.requireNonNull(source);
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no checks");
        }
        Set<String> ids = new HashSet<>();
        for (AnyCheck check : all) {
            if (!ids.add(check.id())) {
                throw new IllegalArgumentException("two checks of one id");
            }
        }
    }

    /** A suite without the library. */
    public CheckSuite(SourceText source, String folder, String owner, List<? extends AnyCheck> all) {
        this(source, folder, owner, List.copyOf(all), Optional.empty());
    }

    /** The checks on the traffic of network interfaces. */
    public List<Check> checks() {
        return ofKind(Check.class);
    }

    /** The queries that the file's author wrote. */
    public List<RawCheck> rawChecks() {
        return ofKind(RawCheck.class);
    }

    private <T extends AnyCheck> List<T> ofKind(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (AnyCheck check : all) {
            if (kind.isInstance(check)) {
                found.add(kind.cast(check));
            }
        }
        return List.copyOf(found);
    }

    /** The same file with some of its checks only, and without the library, which belongs to none of them. */
    public CheckSuite with(List<? extends AnyCheck> some) {
        return new CheckSuite(source, folder, owner, some);
    }

    /** The name of a check's saved query. */
    public String savedName(AnyCheck check) {
        return savedName(check.id());
    }

    /** The name of a saved query: its key, in the file's folder. */
    public String savedName(String key) {
        return folder.isEmpty() ? key : folder + "/" + key;
    }
}
