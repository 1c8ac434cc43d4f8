package io.github.flowcheck.check;

import io.github.flowcheck.source.Place;
import java.util.List;
import java.util.Objects;

/**
 * That a file wants the queries of the library saved beside those of its checks: questions about any interface, which have
 * parameters in place of values.
 *
 * @param place where the file says so
 * @param groups where these queries look; the file's own, for they belong to no check
 */
public record Library(Place place, LogGroups groups) {
    /** Their folder, below that of the file. No check id has a slash, so no name, path or address is a check's too. */
    public static final String FOLDER = "library";

    /** How many characters, folder and slash included, their names have at most below the file's folder. */
    public static final int LONGEST_NAME = 40;

    public Library {
        Objects.requireNonNull(place);
    }

    /** Names or ARNs of log groups. */
    public List<String> logGroups() {
        return groups.names();
    }
}
