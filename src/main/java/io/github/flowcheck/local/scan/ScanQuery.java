package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query that the scan answers: which records it selects, how it groups them, and how it shows the groups.
 *
 * @param streams the log streams of the records that it selects; absent for any
 * @param tests what else holds for them
 * @param keys what it groups by
 * @param measures what it computes for a group
 * @param layout how it shows groups; absent where the engine does what stands behind the groups
 */
public record ScanQuery(
        Optional<Set<String>> streams,
        List<RecordTest> tests,
        List<GroupKey> keys,
        List<Measure> measures,
        Optional<RowLayout> layout) {
    public ScanQuery {
        streams = streams.isPresent() ? Optional.of(Set.copyOf(streams.get())) : streams;
        tests = List.copyOf(tests);
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
    }

    /**
     * Makes a scan's query of one that was parsed, if the scan knows all that it filters, groups and computes up to its first {@code stats}.
     *
     * @param format of the records that it is about
     * @return empty if only the engine can answer it, or refuse it
     */
    public static Optional<ScanQuery> of(Query query, LogFormat format) {
        return new ScanCompiler(format).compile(query);
    }
}
