package io.github.flowcheck.output.account;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.flowcheck.plan.Change;
import io.github.flowcheck.plan.QueryContent;
import java.util.List;
import java.util.Optional;

/** The difference between two contents of a saved query, as {@code diff -u} writes it, log groups and parameters above the text. */
final class ContentDiff {
    private static final int CONTEXT = 3;
    private static final int FILE_NAMES = 2;
    private static final String HUNK = "@@ ";

    private ContentDiff() {}

    /** The lines of a change from its first hunk on; none if it changes no content. */
    static List<String> lines(Change change) {
        if (change instanceof Change.Create create) {
            return lines(Optional.empty(), Optional.of(create.content()));
        } else if (change instanceof Change.Update update) {
            return lines(Optional.of(update.before().content()), Optional.of(update.after()));
        } else if (change instanceof Change.Delete delete) {
            return lines(Optional.of(delete.query().content()), Optional.empty());
        }
        return List.of();
    }

    private static List<String> lines(Optional<QueryContent> before, Optional<QueryContent> after) {
        List<String> old = before.map(QueryContent::lines).orElse(List.of());
        List<String> young = after.map(QueryContent::lines).orElse(List.of());
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, young), CONTEXT);
        return unified.stream()
                .skip(FILE_NAMES)
                .map(line -> line.startsWith(HUNK) ? header(line) : line)
                .toList();
    }

    /** A side without lines begins at line 0, which the library calls 1. */
    private static String header(String line) {
        return line.replace(" -1,0 ", " -0,0 ").replace(" +1,0 ", " +0,0 ");
    }
}
