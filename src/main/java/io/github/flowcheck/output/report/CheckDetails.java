package io.github.flowcheck.output.report;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.output.text.TextTable;
import io.github.flowcheck.output.text.TextTable.Column;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Listing;
import io.github.flowcheck.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is told about one check, in lines that are safe to print; console and JUnit report share them. */
final class CheckDetails {
    /** How many rows of evidence a reader gets to see; verify.json has all of them. */
    static final int MOST_ROWS = 20;

    private CheckDetails() {}

    /** The answer in short: its ports, {@code nothing}, or {@code no answer} where the query did not run. */
    static String answer(CheckResult result) {
        if (result.verdict() == Verdict.ERROR
                && result.rows().isEmpty()
                && result.table().isEmpty()) {
            return "no answer";
        }
        if (result.check() instanceof RawCheck) {
            return Amounts.counted(result.table().size(), "row", "rows");
        }
        return Listing.labels(result.rows());
    }

    /** Whether there is something to do about a check of that verdict. */
    static boolean isFinding(Verdict verdict) {
        return switch (verdict) {
            case FAIL, INCONCLUSIVE, ERROR -> true;
            case PASS, WAIVED, OBSERVED -> false;
        };
    }

    /** Whether a check that expects nothing lacks the data to say that there was nothing else: then its message says what. */
    static boolean isObservedInPart(CheckResult result) {
        return result.verdict() == Verdict.OBSERVED && result.advice().isPresent();
    }

    /** Why a check neither passes nor fails, in one line: the waiver's reason, or the message. */
    static String reason(CheckResult result) {
        return inOneLine(result.check()
                .waiver()
                .filter(waiver -> result.verdict() == Verdict.WAIVED)
                .map(CheckDetails::waived)
                .orElse(result.message()));
    }

    /** A message in one line, each stretch of blanks and line ends as one blank. */
    static String inOneLine(String message) {
        StringBuilder line = new StringBuilder(message.length());
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            boolean blank = c == ' ' || c >= '\t' && c <= '\r';
            if (!blank) {
                line.append(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return Printable.line(line.toString().strip());
    }

    /** Message, evidence, advice, notes, query and link. */
    static List<String> lines(CheckResult result) {
        List<String> lines = new ArrayList<>(Printable.lines(result.message()));
        lines.addAll(found(result));
        result.advice().ifPresent(advice -> Printable.lines(advice).forEach(line -> lines.add("-> " + line)));
        result.unused().words().ifPresent(words -> lines.add("note: " + words));
        lines.add("query:");
        Printable.lines(result.query()).forEach(line -> lines.add("  " + line));
        result.consoleUrl().ifPresent(url -> lines.add("in the console: " + Printable.line(url)));
        return lines;
    }

    /** What breaks the expectation, or the rows of a query that its author wrote, as {@link #evidence} has them. */
    static List<String> found(CheckResult result) {
        return result.check() instanceof RawCheck ? table(result.table()) : evidence(result.evidence());
    }

    /** The rows as a table of at most {@link #MOST_ROWS}; no line at all if there are none. */
    static List<String> evidence(List<FlowRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Cells> cells = new ArrayList<>(List.of(
                new Cells("port", true, row -> row.protocol().hasPorts() ? Integer.toString(row.port()) : "-"),
                new Cells("protocol", false, row -> row.protocol().toString())));
        if (rows.stream().anyMatch(row -> row.action().isPresent())) {
            cells.add(new Cells(
                    "action", false, row -> row.action().map(Action::name).orElse("")));
        }
        if (rows.stream().anyMatch(row -> row.peer().isPresent())) {
            cells.add(new Cells("peer", false, row -> Printable.line(row.peer().orElse(""))));
        }
        cells.add(new Cells("flows", true, row -> Amounts.number(row.flows())));
        cells.add(new Cells("bytes", true, row -> Amounts.bytes(row.bytes())));
        cells.add(new Cells("first seen", false, row -> row.firstSeen().toString()));
        cells.add(new Cells("last seen", false, row -> row.lastSeen().toString()));
        List<String> lines = new ArrayList<>(TextTable.lines(
                cells.stream().map(c -> new Column(c.heading, c.rightAligned)).toList(),
                rows.stream()
                        .limit(MOST_ROWS)
                        .map(row -> cells.stream().map(c -> c.of.apply(row)).toList())
                        .toList()));
        if (rows.size() > MOST_ROWS) {
            lines.add("and " + Amounts.counted(rows.size() - MOST_ROWS, "more row", "more rows"));
        }
        return lines;
    }

    /** The rows of a query that its author wrote, at most {@link #MOST_ROWS}. */
    private static List<String> table(List<Map<String, String>> rows) {
        List<String> columns =
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            lines.addAll(TextTable.lines(
                    columns.stream()
                            .map(column -> new Column(Printable.line(column), false))
                            .toList(),
                    rows.stream()
                            .limit(MOST_ROWS)
                            .map(row -> columns.stream()
                                    .map(column -> Printable.line(row.getOrDefault(column, "")))
                                    .toList())
                            .toList()));
        }
        if (rows.size() > MOST_ROWS) {
            lines.add("and " + Amounts.counted(rows.size() - MOST_ROWS, "more row", "more rows"));
        }
        return lines;
    }

    static String waived(Waiver waiver) {
        return "waived until " + waiver.until()
                + waiver.by().map(by -> " by " + by).orElse("") + ": " + waiver.reason();
    }

    /** A column of the evidence and how it is read from a row. */
    private record Cells(String heading, boolean rightAligned, Function<FlowRow, String> of) {}
}
