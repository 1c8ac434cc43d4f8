package io.github.flowcheck.output.report;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.output.text.ConsoleLine.Level;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.output.text.TextTable;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.RepliesLeftOut;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as lines for the console: one line a check, then what there is to know about each check that failed, then the
 * totals. Times are UTC, sizes decimal.
 *
 * @param failOn the verdicts that fail the build; {@code error} always does
 * @param hints what to do next, in the caller's words
 */
public record ConsoleReport(Set<Verdict> failOn, Hints hints) {
    private static final int VERDICT_WIDTH = 14;
    private static final int WIDEST_ID = 60;

    public ConsoleReport {
        failOn = Set.copyOf(failOn);
    }

    /**
     * What to do next; only the caller knows the command.
     *
     * @param ofCheck a line below a failing check, such as the command that runs it alone
     * @param atEnd a line below everything, such as where the reports lie
     */
    public record Hints(Function<AnyCheck, Optional<String>> ofCheck, Optional<String> atEnd) {
        /** No hints. */
        public static final Hints NONE = new Hints(check -> Optional.empty(), Optional.empty());
    }

    /** All lines, in their order. */
    public List<ConsoleLine> lines(Report report) {
        List<ConsoleLine> lines = new ArrayList<>(overview(report.results()));
        report.results().stream()
                .filter(result -> CheckDetails.isFinding(result.verdict()))
                .forEach(result -> lines.addAll(block(result)));
        lines.add(info(""));
        lines.add(totals(report));
        lines.add(info(scanned(report)));
        report.unread()
                .forEach(unread -> lines.add(new ConsoleLine(
                        Level.WARN,
                        Amounts.counted(unread.count(), "line is no record", "lines are no records") + ": "
                                + unread.reason() + " (first: " + unread.first() + ")")));
        report.notes().stream()
                .flatMap(note -> Printable.lines(note).stream())
                .forEach(note -> lines.add(info("note: " + note)));
        hints.atEnd().ifPresent(hint -> lines.add(info(hint)));
        return lines;
    }

    private static List<ConsoleLine> overview(List<CheckResult> results) {
        int width = results.stream()
                .mapToInt(result -> result.check().id().length())
                .filter(length -> length <= WIDEST_ID)
                .max()
                .orElse(0);
        return results.stream()
                .map(result -> info(TextTable.padded(result.verdict().name(), VERDICT_WIDTH)
                        + TextTable.padded(result.check().id(), width) + "    " + CheckDetails.answer(result)
                        + remark(result)))
                .toList();
    }

    /** A waived or observed check gets no block of its own, so its line has the reason; every line, what was left out. */
    private static String remark(CheckResult result) {
        boolean unjudged = result.verdict() == Verdict.WAIVED || result.verdict() == Verdict.OBSERVED;
        String reason = unjudged ? CheckDetails.reason(result) : "";
        String replies = result.replies()
                .flatMap(RepliesLeftOut::words)
                .filter(words -> !reason.endsWith(words))
                .orElse("");
        String remark = Stream.of(reason, replies, CheckDetails.isFinding(result.verdict()) ? "" : unused(result))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return remark.isEmpty() ? "" : "  (" + remark + ")";
    }

    private static String unused(CheckResult result) {
        return result.unused().words().orElse("");
    }

    private List<ConsoleLine> block(CheckResult result) {
        Level level = fails(result.verdict()) ? Level.ERROR : Level.WARN;
        List<ConsoleLine> lines = new ArrayList<>();
        lines.add(new ConsoleLine(level, ""));
        lines.add(new ConsoleLine(
                level,
                result.verdict().name() + " " + result.check().id() + " at "
                        + result.check().place()));
        CheckDetails.lines(result).forEach(line -> lines.add(new ConsoleLine(level, "  " + line)));
        hints.ofCheck().apply(result.check()).ifPresent(hint -> lines.add(new ConsoleLine(level, "  " + hint)));
        return lines;
    }

    private ConsoleLine totals(Report report) {
        Map<Verdict, Integer> summary = report.summary();
        String counts = summary.entrySet().stream()
                .map(entry ->
                        Amounts.number(entry.getValue()) + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        boolean failed = report.results().stream().anyMatch(result -> fails(result.verdict()));
        boolean told = report.results().stream().anyMatch(result -> CheckDetails.isFinding(result.verdict()));
        Level level = failed ? Level.ERROR : told ? Level.WARN : Level.INFO;
        return new ConsoleLine(level, Amounts.counted(report.results().size(), "check", "checks") + ": " + counts);
    }

    private static String scanned(Report report) {
        return "scanned " + Amounts.counted(report.recordsScanned(), "record", "records") + ", "
                + Amounts.bytes(report.bytesScanned()) + " (" + report.source() + "), window: "
                + report.window()
                        .map(range -> range.start() + " to " + range.end())
                        .orElseGet(report::withoutWindow);
    }

    private boolean fails(Verdict verdict) {
        return verdict == Verdict.ERROR || failOn.contains(verdict);
    }

    private static ConsoleLine info(String text) {
        return new ConsoleLine(Level.INFO, text);
    }
}
