package io.github.flowcheck.command;

import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.report.HtmlReport;
import io.github.flowcheck.output.report.JsonReport;
import io.github.flowcheck.output.report.JunitReport;
import io.github.flowcheck.output.report.MarkdownReport;
import io.github.flowcheck.output.report.SarifReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reports that an earlier run left. */
public final class OldReports {
    private static final List<String> PATHS =
            List.of(JsonReport.PATH, JunitReport.PATH, HtmlReport.PATH, SarifReport.PATH, MarkdownReport.PATH);

    private OldReports() {}

    /**
     * Removes them from a directory.
     *
     * @param kept a file that is still of use, whatever wrote it
     * @return what was removed, absolute
     * @throws IOException if one cannot be removed
     */
    public static List<Path> remove(Path directory, Optional<Path> kept) throws IOException {
        OutputDirectory output = new OutputDirectory(directory);
        List<Path> removed = new ArrayList<>();
        for (String path : PATHS) {
            Path file = output.root().resolve(path);
            if (!isSame(file, kept) && output.remove(path)) {
                removed.add(file);
            }
        }
        return List.copyOf(removed);
    }

    /** However many links lead to it. */
    private static boolean isSame(Path file, Optional<Path> kept) throws IOException {
        return kept.isPresent() && Files.exists(file) && Files.exists(kept.get()) && Files.isSameFile(file, kept.get());
    }
}
