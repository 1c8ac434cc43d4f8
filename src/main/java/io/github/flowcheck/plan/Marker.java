package io.github.flowcheck.plan;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.render.SavedQueries;
import java.util.Optional;

/**
 * The line at the top of a saved query that tells which check file it is of: {@code # flowcheck: <owner>/<key>}.
 *
 * @param text what stands behind {@code # flowcheck:}
 */
public record Marker(String text) {
    private static final String START = "# flowcheck: ";

    /** The marker of a query text, if its first line is one. */
    public static Optional<Marker> of(QueryContent content) {
        return content.text()
                .replace('\r', '\n')
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.startsWith(START))
                .map(line -> new Marker(line.substring(START.length()).strip()));
    }

    /** Whether it is the marker of a query of that owner. */
    public boolean isOf(String owner) {
        return key(owner).isPresent();
    }

    /**
     * The key of the query, if it is one of that owner. An owner may have slashes, so what follows the owner must be a key: a
     * check id, which has no slash, or one of the library. Then {@code net} does not own what {@code net/other} wrote.
     */
    public Optional<String> key(String owner) {
        return text.startsWith(owner + "/")
                ? Optional.of(text.substring(owner.length() + 1)).filter(Marker::isKey)
                : Optional.empty();
    }

    private static boolean isKey(String key) {
        return Check.isId(key) || SavedQueries.libraryKeys().contains(key);
    }

    @Override
    public String toString() {
        return text;
    }
}
