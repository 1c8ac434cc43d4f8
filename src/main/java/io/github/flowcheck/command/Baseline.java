package io.github.flowcheck.command;

import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.diff.Snapshot;
import io.github.flowcheck.diff.SnapshotReader;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The findings of an earlier run, which a build may live with while it fails on new ones.
 *
 * @param before what the earlier run found; absent where none is given, and every finding is new
 */
public record Baseline(Optional<Snapshot> before) {
    /**
     * @throws io.github.flowcheck.source.BadInputException if the file is no report
     * @throws IOException if it cannot be read
     */
    public static Baseline read(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? new Baseline(Optional.empty())
                : new Baseline(
                        Optional.of(SnapshotReader.read(file.get(), file.get().toString())));
    }

    /** The results that fail the build. */
    public List<CheckResult> newFindings(Report report, Set<Verdict> failOn) {
        return failing(report, failOn)
                .filter(result -> !isKnown(report, result))
                .toList();
    }

    /** What does not fail the build because it was found before, in words; empty if there is nothing. */
    public Optional<String> words(Report report, Set<Verdict> failOn) {
        List<String> known = failing(report, failOn)
                .filter(result -> isKnown(report, result))
                .map(result -> result.check().id())
                .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(Amounts.counted(known.size(), "finding is", "findings are")
                        + " in the baseline, without failing the build: " + String.join(", ", known));
    }

    private static Stream<CheckResult> failing(Report report, Set<Verdict> failOn) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.ERROR || failOn.contains(result.verdict()));
    }

    private boolean isKnown(Report report, CheckResult result) {
        return before.isPresent()
                && ReportDiff.isKnown(
                        Snapshot.of(report).checks().get(result.check().id()), before.get());
    }
}
