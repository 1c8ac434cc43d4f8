package io.github.flowcheck.diff;

import io.github.flowcheck.diff.Snapshot.Entry;
import io.github.flowcheck.verify.Shortfall;
import io.github.flowcheck.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed from one run to another.
 *
 * @param changes one for each check about which anything changed, in the order of the later run, those that are gone at the end
 */
public record ReportDiff(List<Change> changes) {
    public ReportDiff {
        changes = List.copyOf(changes);
    }

    /** What became of a check. */
    public enum Kind {
        /** There is something to do about it that there was not before: another verdict, evidence that is new, or something short. */
        NEW_FINDING,
        /** There was something to do about it, and no longer is. */
        FIXED,
        /** It was not there before, and there is nothing to do about it. */
        ADDED,
        /** It is no longer there. */
        REMOVED,
        /** It saw other traffic, or has another verdict, of the same kind. */
        CHANGED
    }

    /**
     * A check that changed.
     *
     * @param before its verdict in the earlier run
     * @param after its verdict in the later one
     * @param appeared traffic that only the later run saw
     * @param gone traffic that only the earlier run saw
     * @param evidence traffic that breaks the expectation and did not before
     * @param found rows that the query of its author found and did not before
     * @param lacks what is short and was not before
     * @param met what was short before and no longer is
     */
    public record Change(
            String id,
            Kind kind,
            Optional<Verdict> before,
            Optional<Verdict> after,
            List<Seen> appeared,
            List<Seen> gone,
            List<Seen> evidence,
            List<FoundRow> found,
            Shortfall lacks,
            Shortfall met) {
        public Change {
            found = List.copyOf(found);
            appeared = List.copyOf(appeared);
            gone = List.copyOf(gone);
            evidence = List.copyOf(evidence);
        }
    }

    /** Compares two runs; order of the checks is no difference. */
    public static ReportDiff between(Snapshot before, Snapshot after) {
        Set<String> ids = new LinkedHashSet<>(after.checks().keySet());
        ids.addAll(before.checks().keySet());
        List<Change> changes = new ArrayList<>();
        for (String id : ids) {
            change(
                            id,
                            Optional.ofNullable(before.checks().get(id)),
                            Optional.ofNullable(after.checks().get(id)))
                    .ifPresent(changes::add);
        }
        return new ReportDiff(changes);
    }

    /**
     * Whether a finding of the later run is one that the earlier run had too: the same verdict, with no evidence and nothing short that
     * is new. That a check could not be asked is never known.
     */
    public static boolean isKnown(Entry finding, Snapshot before) {
        Entry known = before.checks().get(finding.id());
        return known != null
                && finding.verdict() != Verdict.ERROR
                && known.verdict() == finding.verdict()
                && Seen.evidenceBeyond(finding.evidence(), known.evidence()).isEmpty()
                && known.found().containsAll(finding.found())
                && finding.shortfall().minus(known.shortfall()).isEmpty();
    }

    /** The findings that the earlier run did not have. */
    public List<Change> newFindings() {
        return changes.stream()
                .filter(change -> change.kind() == Kind.NEW_FINDING)
                .toList();
    }

    private static Optional<Change> change(String id, Optional<Entry> before, Optional<Entry> after) {
        List<Seen> appeared = Seen.rowsBeyond(rows(after), rows(before));
        List<Seen> gone = Seen.rowsBeyond(rows(before), rows(after));
        List<Seen> evidence = Seen.evidenceBeyond(
                after.map(Entry::evidence).orElse(Set.of()),
                before.map(Entry::evidence).orElse(Set.of()));
        Set<FoundRow> found = new TreeSet<>(after.map(Entry::found).orElse(Set.of()));
        found.removeAll(before.map(Entry::found).orElse(Set.of()));
        Shortfall lacks = shortfall(after).minus(shortfall(before));
        Shortfall met = shortfall(before).minus(shortfall(after));
        Optional<Verdict> was = before.map(Entry::verdict);
        Optional<Verdict> is = after.map(Entry::verdict);
        boolean isWorse = !evidence.isEmpty() || !found.isEmpty() || !lacks.isEmpty();
        if (was.equals(is) && appeared.isEmpty() && gone.isEmpty() && met.isEmpty() && !isWorse) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                id, kind(before, after, isWorse), was, is, appeared, gone, evidence, List.copyOf(found), lacks, met));
    }

    private static Kind kind(Optional<Entry> before, Optional<Entry> after, boolean isWorse) {
        boolean was = before.filter(Entry::isFinding).isPresent();
        boolean is = after.filter(Entry::isFinding).isPresent();
        boolean another = !before.map(Entry::verdict).equals(after.map(Entry::verdict));
        if (after.isEmpty()) {
            return Kind.REMOVED;
        } else if (is && (!was || another || isWorse)) {
            return Kind.NEW_FINDING;
        } else if (was && !is) {
            return Kind.FIXED;
        }
        return before.isEmpty() ? Kind.ADDED : Kind.CHANGED;
    }

    private static Shortfall shortfall(Optional<Entry> entry) {
        return entry.map(Entry::shortfall).orElse(Shortfall.NONE);
    }

    private static Set<Seen> rows(Optional<Entry> entry) {
        return entry.map(Entry::rows).orElse(Set.of());
    }
}
