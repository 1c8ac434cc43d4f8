package io.github.flowcheck.command;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.diff.Snapshot;
import io.github.flowcheck.diff.Snapshot.Entry;
import io.github.flowcheck.diff.SnapshotReader;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings of an earlier run, which a build may live with while it fails on new ones. What could not be asked fails it in any case.
 *
 * @param before what the earlier run found; absent where none is given, and every finding is new
 * @param ofUnused what this run makes of what nobody used
 */
public record Baseline(Optional<Snapshot> before, Unused.Consequence ofUnused) {
    /**
     * @param ofUnused what this run makes of what nobody used
     * @throws BadInputException if the file is no report, or one whose findings are masked
     * @throws IOException if it cannot be read
     */
    public static Baseline read(Optional<Path> file, Unused.Consequence ofUnused) throws IOException {
        if (file.isEmpty()) {
            return new Baseline(Optional.empty(), ofUnused);
        }
        Snapshot before = SnapshotReader.read(file.get(), file.get().toString());
        if (before.checks().values().stream().anyMatch(Baseline::isMasked)) {
            throw new BadInputException(Problem.unplaced(
                    file.get() + " was written with " + Property.MASK
                            + ", and what it hides cannot be compared with what is found now",
                    "write it with a run of verify without " + Property.MASK + "; this run may have it"));
        }
        return new Baseline(Optional.of(before), ofUnused);
    }

    /** Whether a mask took away what its findings are known by. */
    private static boolean isMasked(Entry entry) {
        return entry.isFinding()
                && (entry.evidence().stream()
                                .flatMap(seen -> seen.peer().stream())
                                .anyMatch(Mask::isMasked)
                        || entry.found().stream().anyMatch(row -> Mask.isMasked(row.label())));
    }

    /** The results that fail the build. */
    public List<CheckResult> newFindings(Report report, Set<Verdict> failOn) {
        List<CheckResult> failing = failing(report, failOn);
        failing.removeAll(known(report, failing));
        return List.copyOf(failing);
    }

    /** What does not fail the build because it was found before, in words; empty if there is nothing. */
    public Optional<String> words(Report report, Set<Verdict> failOn) {
        List<CheckResult> known = known(report, failing(report, failOn));
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(Amounts.counted(known.size(), "finding is", "findings are")
                        + " in the baseline, without failing the build: "
                        + known.stream().map(result -> result.check().id()).collect(Collectors.joining(", ")));
    }

    private static List<CheckResult> failing(Report report, Set<Verdict> failOn) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.ERROR || failOn.contains(result.verdict()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<CheckResult> known(Report report, List<CheckResult> failing) {
        if (before.isEmpty() || failing.isEmpty()) {
            return List.of();
        }
        Map<String, Entry> now = Snapshot.of(report).checks();
        Map<String, Entry> then = before.get().checks();
        return failing.stream()
                .filter(result -> {
                    Entry entry = now.get(result.check().id());
                    return ReportDiff.isKnown(entry, before.get()) && !isUnusedNow(result, then.get(entry.id()));
                })
                .toList();
    }

    /** Whether the check fails for what nobody used, and somebody did then. */
    private boolean isUnusedNow(CheckResult result, Entry then) {
        Unused unused = result.unused();
        return ofUnused == Unused.Consequence.FAILS
                && then.rows().stream()
                        .filter(row -> !row.action().equals(Optional.of(Action.REJECT)))
                        .anyMatch(row ->
                                unused.ports().stream().anyMatch(port -> port.matches(row.port(), row.protocol()))
                                        || unused.peers().stream().anyMatch(block -> isIn(block, row.peer())));
    }

    private static boolean isIn(CidrBlock block, Optional<String> peer) {
        return peer.flatMap(IpAddress::parse).filter(block::contains).isPresent();
    }
}
