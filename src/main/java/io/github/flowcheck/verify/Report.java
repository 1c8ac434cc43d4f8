package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a whole run found; everything that {@code verify} writes is made from this value.
 *
 * @param source what answered: {@code files} or {@code cloudwatch}
 * @param window the window that was applied to every check; absent means all records of the files, or a window of its own for each check
 * @param notes what a reader of the report must know, such as a window that was not applied
 * @param results in the order of the check file
 * @param recordsScanned flow-log records read
 * @param bytesScanned uncompressed bytes read
 * @param unread lines that are no records, by reason
 */
public record Report(
        String source,
        Optional<TimeRange> window,
        List<String> notes,
        List<CheckResult> results,
        long recordsScanned,
        long bytesScanned,
        List<UnreadLines> unread) {
    public Report {
        notes = List.copyOf(notes);
        results = List.copyOf(results);
        unread = List.copyOf(unread);
    }

    /**
     * What to say in place of a window where there is none that all checks looked at. CloudWatch is always asked of a window; of files,
     * relative ones that a check file writes are not applied.
     */
    public String withoutWindow() {
        boolean own = source.equals("cloudwatch")
                || results.stream()
                        .flatMap(result -> result.check().scope().window().stream())
                        .anyMatch(Window.Absolute.class::isInstance);
        return own ? "each check's own" : "all records";
    }

    /** How many checks have each verdict; every verdict has an entry, in the order of the enum. */
    public Map<Verdict, Integer> summary() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        for (CheckResult result : results) {
            counts.merge(result.verdict(), 1, Integer::sum);
        }
        return counts;
    }
}
