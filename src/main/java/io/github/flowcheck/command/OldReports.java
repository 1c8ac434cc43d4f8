package io.github.flowcheck.command;

import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/** The reports that an earlier run left. */
public final class OldReports {
    private OldReports() {}

    /**
     * Removes them from a directory.
     *
     * @param kept files that are still of use, whatever wrote them
     * @return what was removed, absolute
     * @throws IOException if one cannot be removed
     */
    public static List<Path> remove(Path directory, Collection<Path> kept) throws IOException {
        OutputDirectory output = new OutputDirectory(directory);
        List<Path> removed = new ArrayList<>();
        for (String path : ReportFormat.paths(EnumSet.allOf(ReportFormat.class))) {
            Path file = output.root().resolve(path);
            if (!isAnyOf(kept, file) && output.remove(path)) {
                removed.add(file);
            }
        }
        return List.copyOf(removed);
    }

    /** However many links lead to it. */
    private static boolean isAnyOf(Collection<Path> kept, Path file) throws IOException {
        for (Path one : kept) {
            if (Files.exists(file) && Files.exists(one) && Files.isSameFile(file, one)) {
                return true;
            }
        }
        return false;
    }
}
