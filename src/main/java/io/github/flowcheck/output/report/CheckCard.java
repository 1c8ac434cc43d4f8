package io.github.flowcheck.output.report;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.explain.QuestionText;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.RecordCounts;
import io.github.flowcheck.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A check as the page shows it; all text is safe to print, and the template escapes it.
 *
 * @param answer the answer in short
 * @param reason why it is waived, in one line; empty for other verdicts
 * @param question what it asks, in one sentence
 * @param note what nobody used
 * @param evidence what breaks the expectation
 * @param answers the whole answer, as far as a page has room and the evidence does not tell it
 */
public record CheckCard(
        String id,
        String verdict,
        String answer,
        String reason,
        Optional<String> description,
        String question,
        List<String> message,
        List<String> advice,
        Optional<String> note,
        Table evidence,
        Table answers,
        String records,
        String query,
        Optional<String> consoleUrl,
        String place,
        List<String> tags) {
    private static final int MOST_ROWS = 50;
    private static final int FEWEST_ROWS = 3;

    /** How many rows of answers a page has room for, so that thousands of checks make no page that a browser is slow with. */
    private static final int ROWS_OF_PAGE = 8_000;

    /**
     * Rows under headings.
     *
     * @param flows whether it tells flows, whose columns of numbers are known
     * @param more how many rows are left out
     */
    public record Table(List<String> headings, boolean flows, List<List<String>> rows, int more) {
        static final Table NONE = new Table(List.of(), false, List.of(), 0);

        public boolean isEmpty() {
            return rows.isEmpty();
        }
    }

    static CheckCard of(CheckResult result, int room) {
        AnyCheck check = result.check();
        return new CheckCard(
                check.id(),
                result.verdict().word(),
                CheckDetails.answer(result),
                result.verdict() == Verdict.WAIVED ? CheckDetails.reason(result) : "",
                check.description().map(text -> String.join(" ", Printable.lines(text.strip()))),
                Printable.line(QuestionText.of(check)),
                Printable.lines(result.message()),
                result.advice().map(Printable::lines).orElse(List.of()),
                result.unused().words(),
                table(result.evidence(), CheckDetails.MOST_ROWS),
                answers(result, room),
                records(result),
                String.join("\n", Printable.lines(result.query())),
                result.consoleUrl().filter(url -> url.startsWith("https://")),
                Printable.line(check.place().toString()),
                check.scope().tags().stream().map(Printable::line).toList());
    }

    /** How many rows of its answer each of so many checks has room for. */
    static int room(int checks) {
        return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, ROWS_OF_PAGE / Math.max(1, checks)));
    }

    /** Rows that stand in the evidence already are not told twice. */
    private static Table answers(CheckResult result, int room) {
        if (result.check() instanceof RawCheck) {
            return columns(result.table(), room);
        }
        boolean told = result.rows().size() == result.evidence().size()
                && withActions(result, result.rows()).equals(withActions(result, result.evidence()));
        return told ? Table.NONE : table(result.rows(), room);
    }

    /** Evidence has the action also where its check is about one action alone. */
    private static List<FlowRow> withActions(CheckResult result, List<FlowRow> rows) {
        Optional<Action> only =
                result.check() instanceof Check check ? check.traffic().action() : Optional.empty();
        return rows.stream().map(row -> row.withAction(only)).toList();
    }

    private static String records(CheckResult result) {
        RecordCounts records = result.records();
        if (result.check().isOfAnyInterface()) {
            return Amounts.counted(records.count(), "record scanned", "records scanned");
        }
        String counts = Amounts.counted(records.count(), "readable record", "readable records")
                + (records.noData() > 0 ? ", " + Amounts.number(records.noData()) + " of them NODATA" : "")
                + (records.skipData() > 0 ? ", " + Amounts.number(records.skipData()) + " SKIPDATA" : "");
        return records.first()
                .flatMap(first -> records.last().map(last -> counts + ", " + first + " to " + last))
                .orElse(counts);
    }

    private static Table table(List<FlowRow> rows, int room) {
        boolean actions = rows.stream().anyMatch(row -> row.action().isPresent());
        boolean peers = rows.stream().anyMatch(row -> row.peer().isPresent());
        List<String> headings = new ArrayList<>(List.of("port", "protocol"));
        if (actions) {
            headings.add("action");
        }
        if (peers) {
            headings.add("peer");
        }
        headings.addAll(List.of("flows", "bytes", "first seen", "last seen"));
        return new Table(
                headings,
                true,
                rows.stream().limit(room).map(row -> cells(row, actions, peers)).toList(),
                Math.max(0, rows.size() - room));
    }

    private static List<String> cells(FlowRow row, boolean actions, boolean peers) {
        List<String> cells = new ArrayList<>();
        cells.add(row.protocol().hasPorts() ? Integer.toString(row.port()) : "–");
        cells.add(row.protocol().toString());
        if (actions) {
            cells.add(row.action().map(Action::name).orElse(""));
        }
        if (peers) {
            cells.add(Printable.line(row.peer().orElse("")));
        }
        cells.add(Amounts.number(row.flows()));
        cells.add(Amounts.bytes(row.bytes()));
        cells.add(row.firstSeen().toString());
        cells.add(row.lastSeen().toString());
        return cells;
    }

    private static Table columns(List<Map<String, String>> rows, int room) {
        List<String> names =
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        return new Table(
                names.stream().map(Printable::line).toList(),
                false,
                rows.stream()
                        .limit(room)
                        .map(row -> names.stream()
                                .map(name -> Printable.line(row.getOrDefault(name, "")))
                                .toList())
                        .toList(),
                Math.max(0, rows.size() - room));
    }
}
