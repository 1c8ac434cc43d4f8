package io.github.flowcheck.command;

import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.diff.Snapshot;
import io.github.flowcheck.diff.SnapshotReader;
import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.report.DiffReport;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares two reports of {@code verify}. */
public final class DiffCommand {
    private DiffCommand() {}

    /**
     * What is compared.
     *
     * @param before the earlier {@code verify.json}
     * @param after the later one
     * @param outputDirectory below which directory {@code diff.json} is written
     */
    public record Request(Path before, Path after, Path outputDirectory) {}

    /**
     * @throws BadInputException if one of the files is no report, or only one of them is masked
     * @throws IOException if a file cannot be read or written
     */
    public static ReportDiff run(Request request) throws IOException {
        Snapshot before = SnapshotReader.read(request.before(), request.before().toString());
        Snapshot after = SnapshotReader.read(request.after(), request.after().toString());
        requireAlike(request, before, after);
        ReportDiff diff = ReportDiff.between(before, after);
        new OutputDirectory(request.outputDirectory()).write(List.of(DiffReport.of(diff)));
        return diff;
    }

    /** Each peer would have gone, and another one appeared. */
    private static void requireAlike(Request request, Snapshot before, Snapshot after) {
        boolean masked = hasPeer(before, Mask::isMasked);
        boolean other = masked ? hasPeer(after, peer -> !Mask.isMasked(peer)) : hasPeer(after, Mask::isMasked);
        if (other && (masked || hasPeer(before, peer -> true))) {
            throw new BadInputException(Problem.unplaced(
                    (masked ? request.before() : request.after()) + " was written with " + Property.MASK + ", and "
                            + (masked ? request.after() : request.before())
                            + " was not, so their peers cannot be compared",
                    "run verify for both of them with or without " + Property.MASK));
        }
    }

    private static boolean hasPeer(Snapshot snapshot, Predicate<String> which) {
        return snapshot.checks().values().stream()
                .flatMap(entry -> Stream.concat(entry.rows().stream(), entry.evidence().stream()))
                .flatMap(seen -> seen.peer().stream())
                .anyMatch(which);
    }
}
