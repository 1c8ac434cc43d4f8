package io.github.flowcheck.diff;

import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Shortfall;
import io.github.flowcheck.verify.Verdict;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run found, as far as two runs are compared.
 *
 * @param checks by id, in the order of the report
 */
public record Snapshot(Map<String, Entry> checks) {
    public Snapshot {
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /**
     * A check.
     *
     * @param rows the traffic it saw; empty for a query that its author wrote
     * @param evidence the traffic that breaks its expectation
     * @param found what a query that its author wrote found; empty for any other
     * @param shortfall what no row shows of what is wrong with it
     */
    public record Entry(
            String id, Verdict verdict, Set<Seen> rows, Set<Seen> evidence, Set<FoundRow> found, Shortfall shortfall) {
        public Entry {
            found = Collections.unmodifiableSet(new TreeSet<>(found));
            rows = Collections.unmodifiableSet(new TreeSet<>(rows));
            evidence = Collections.unmodifiableSet(new TreeSet<>(evidence));
        }

        /** A check on traffic of which rows show all that is wrong. */
        public Entry(String id, Verdict verdict, Set<Seen> rows, Set<Seen> evidence) {
            this(id, verdict, rows, evidence, Set.of(), Shortfall.NONE);
        }

        /** Whether there is something to do about it. */
        public boolean isFinding() {
            return switch (verdict) {
                case FAIL, INCONCLUSIVE, ERROR -> true;
                case PASS, WAIVED, OBSERVED -> false;
            };
        }
    }

    /** What a run of this program found. */
    public static Snapshot of(Report report) {
        Map<String, Entry> checks = new LinkedHashMap<>();
        for (CheckResult result : report.results()) {
            String id = result.check().id();
            checks.put(
                    id,
                    new Entry(
                            id,
                            result.verdict(),
                            seen(result.rows()),
                            seen(result.evidence()),
                            FoundRow.all(result.query(), result.table()),
                            result.shortfall()));
        }
        return new Snapshot(checks);
    }

    private static Set<Seen> seen(Collection<FlowRow> rows) {
        return rows.stream().map(Seen::of).collect(Collectors.toSet());
    }
}
