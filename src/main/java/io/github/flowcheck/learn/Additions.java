package io.github.flowcheck.learn;

import java.util.List;
import java.util.Map;

/**
 * What is to be added to a check file.
 *
 * @param interfaces under {@code interfaces}
 * @param checks under {@code checks}
 * @param queries by id, the lines of the query that a check of the file gets instead of its own, which was learnt before
 * @param kept ids of checks that were learnt, but are in the file already
 * @param notes what a reader of the file should know
 */
record Additions(
        List<LearntInterface> interfaces,
        List<LearntCheck> checks,
        Map<String, List<String>> queries,
        List<String> kept,
        List<String> notes) {
    Additions {
        interfaces = List.copyOf(interfaces);
        checks = List.copyOf(checks);
        queries = Map.copyOf(queries);
        kept = List.copyOf(kept);
        notes = List.copyOf(notes);
    }

    boolean isEmpty() {
        return interfaces.isEmpty() && checks.isEmpty() && queries.isEmpty();
    }
}
