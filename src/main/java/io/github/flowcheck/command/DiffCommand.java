package io.github.flowcheck.command;

import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.diff.SnapshotReader;
import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.report.DiffReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
     * @throws io.github.flowcheck.source.BadInputException if one of the files is no report
     * @throws IOException if a file cannot be read or written
     */
    public static ReportDiff run(Request request) throws IOException {
        ReportDiff diff = ReportDiff.between(
                SnapshotReader.read(request.before(), request.before().toString()),
                SnapshotReader.read(request.after(), request.after().toString()));
        new OutputDirectory(request.outputDirectory()).write(List.of(DiffReport.of(diff)));
        return diff;
    }
}
