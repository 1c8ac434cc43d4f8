package io.github.flowcheck.plan;

import io.github.flowcheck.render.SavedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a check file wants to be saved.
 *
 * @param folder below which its queries are named; empty for none
 * @param owner whose marker they bear
 * @param queries those that this run is about
 * @param names of all queries of the file: a run that is about a few must not take the others for gone
 */
public record Wanted(String folder, String owner, List<SavedQuery> queries, Set<String> names) {
    public Wanted {
        queries = List.copyOf(queries);
        names = Set.copyOf(names);
    }

    /** With what the names of all its queries start, if the file has a folder. */
    public Optional<String> prefix() {
        return folder.isEmpty() ? Optional.empty() : Optional.of(folder + "/");
    }
}
