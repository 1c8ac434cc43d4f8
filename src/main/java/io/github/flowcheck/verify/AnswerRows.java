package io.github.flowcheck.verify;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.insights.ResultRow;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.render.AnswerColumns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tables that rendered queries answer with. Numbers and times are taken as numbers from rows that have them as such:
 * to make texts of them and to read these again would take longer than all else that is done with a row.
 */
public final class AnswerRows {
    private static final Comparator<FlowRow> BY_WHAT_IS_TOLD_APART = AnswerRows::compare;

    private static final Comparator<FlowRow> BY_FLOWS =
            (a, b) -> a.flows() == b.flows() ? compare(a, b) : Long.compare(b.flows(), a.flows());

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private AnswerRows() {}

    /**
     * The traffic that a check's query found, by port, protocol, action and peer.
     *
     * @throws UnexpectedAnswerException if a column is missing or holds something else
     */
    public static List<FlowRow> flows(Check check, ResultTable table) {
        return flows(check, table, new SharedValues());
    }

    /**
     * The same where rows share values with those of other answers.
     *
     * @throws UnexpectedAnswerException if a column is missing or holds something else
     */
    static List<FlowRow> flows(Check check, ResultTable table, SharedValues shared) {
        List<FlowRow> rows = rows(check, table, Optional.empty(), check.groupsByPeer(), shared);
        return List.copyOf(merged(rows));
    }

    /** In order, and one row of those that differ in nothing but how their address or number is spelled in the logs. */
    private static List<FlowRow> merged(List<FlowRow> rows) {
        rows.sort(BY_WHAT_IS_TOLD_APART);
        List<FlowRow> merged = new ArrayList<>(rows.size());
        for (FlowRow row : rows) {
            int last = merged.size() - 1;
            if (last >= 0 && compare(merged.get(last), row) == 0) {
                merged.set(last, sum(merged.get(last), row));
            } else {
                merged.add(row);
            }
        }
        return merged;
    }

    private static FlowRow sum(FlowRow a, FlowRow b) {
        try {
            return a.plus(b);
        } catch (ArithmeticException e) {
            throw UnexpectedAnswerException.tooMuch("the rows on port " + a.port() + " add up to more");
        }
    }

    /**
     * The same by peer, those with most flows first, each row with its action. The service leaves the order of equals open.
     *
     * @throws UnexpectedAnswerException if a column is missing or holds something else
     */
    static List<FlowRow> byPeer(Check check, ResultTable table, SharedValues shared) {
        List<FlowRow> rows = merged(rows(check, table, check.traffic().action(), true, shared));
        rows.sort(BY_FLOWS);
        return List.copyOf(rows);
    }

    private static List<FlowRow> rows(
            Check check, ResultTable table, Optional<Action> action, boolean byPeer, SharedValues shared) {
        AnswerColumns columns = AnswerColumns.of(check);
        boolean byAction = check.groupsByAction();
        List<FlowRow> rows = new ArrayList<>(table.rows().size());
        for (Map<String, String> row : table.rows()) {
            rows.add(new FlowRow(
                    upTo(65_535, row, columns.port()),
                    shared.protocol(upTo(255, row, columns.protocol())),
                    byAction ? SharedValues.action(action(row, columns.action())) : action,
                    byPeer ? shared.peer(IpAddress.spelling(text(row, columns.peer()))) : Optional.empty(),
                    number(row, "flows"),
                    number(row, "totalPackets"),
                    number(row, "totalBytes"),
                    shared.time(millis(row, "firstSeen")),
                    shared.time(millis(row, "lastSeen"))));
        }
        return rows;
    }

    private static int compare(FlowRow a, FlowRow b) {
        if (a.port() != b.port()) {
            return Integer.compare(a.port(), b.port());
        }
        int byProtocol = a.protocol().compareTo(b.protocol());
        int byAction = byProtocol == 0 ? actionWord(a).compareTo(actionWord(b)) : byProtocol;
        return byAction == 0 ? a.peer().orElse("").compareTo(b.peer().orElse("")) : byAction;
    }

    private static String actionWord(FlowRow row) {
        return row.action().isPresent() ? row.action().get().name() : "";
    }

    /** The records of a check's interface, from the answer to its coverage query. */
    static RecordCounts records(Check check, ResultTable table) {
        return records(check.scope().reading(), table, "atAddress");
    }

    /** The records of an interface of which no address is named, so that every record counts as one that carries it. */
    static RecordCounts recordsAnywhere(Reading reading, ResultTable table) {
        return records(reading, table, "records");
    }

    private static RecordCounts records(Reading reading, ResultTable table, String atAddress) {
        String logStatus = AnswerColumns.logStatus(reading);
        RecordCounts counts = RecordCounts.NONE;
        for (Map<String, String> row : table.rows()) {
            long records = number(row, "records");
            switch (row.getOrDefault(logStatus, "")) {
                case "OK" ->
                    counts = counts.plusOk(
                            records, number(row, atAddress), time(row, "firstSeen"), time(row, "lastSeen"));
                case "NODATA" -> counts = counts.plusNoData(records, time(row, "firstSeen"), time(row, "lastSeen"));
                case "SKIPDATA" -> counts = counts.plusSkipData(records);
                default -> {
                    // an event that the format does not explain tells nothing about the interface
                }
            }
        }
        return counts;
    }

    /**
     * When an interface has records, in the order of time: stretches of which the query says that they have no gaps.
     *
     * @throws UnexpectedAnswerException if a column is missing or holds something else
     */
    static List<Stretch> stretches(ResultTable table) {
        return table.rows().stream()
                .map(row -> new Stretch(time(row, "firstSeen"), time(row, "lastSeen")))
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
    }

    static String text(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new UnexpectedAnswerException("the answer has a row without " + column + ": " + row);
        }
        return value;
    }

    /** A whole number that a row must have. */
    public static long number(Map<String, String> row, String column) {
        long known = whole(row, column);
        return known >= 0 ? known : read(text(row, column), column);
    }

    /** A port or protocol; a format that is not the flow log's lets the service cut something else out of its records. */
    private static int upTo(int most, Map<String, String> row, String column) {
        long number = number(row, column);
        if (number < 0 || number > most) {
            throw new UnexpectedAnswerException(
                    "the answer has no number from 0 to " + most + " as " + column + ": " + number);
        }
        return (int) number;
    }

    /** A time that a row must have. */
    public static Instant time(Map<String, String> row, String column) {
        return Instant.ofEpochMilli(millis(row, column));
    }

    /** The same in milliseconds since 1970. Which of its two forms CloudWatch gives {@code min(@timestamp)} is not documented. */
    private static long millis(Map<String, String> row, String column) {
        long known = whole(row, column);
        if (known >= 0) {
            return known;
        }
        String value = text(row, column);
        return value.contains("-") ? TimestampText.read(value, column).toEpochMilli() : read(value, column);
    }

    /** The number that a row has as such; -1 if it has to be read. */
    private static long whole(Map<String, String> row, String column) {
        return row instanceof ResultRow result ? result.whole(column) : -1;
    }

    private static long read(String value, String column) {
        long usual = Numbers.whole(value);
        if (usual >= 0) {
            return usual;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            if (number.compareTo(MOST) > 0) {
                throw UnexpectedAnswerException.tooMuch("the answer has " + value + " as " + column);
            }
            return number.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnexpectedAnswerException("the answer has no whole number as " + column + ": " + value);
        }
    }

    private static Action action(Map<String, String> row, String column) {
        return switch (text(row, column)) {
            case "ACCEPT" -> Action.ACCEPT;
            case "REJECT" -> Action.REJECT;
            default -> throw new UnexpectedAnswerException("the answer has an unknown action: " + row.get(column));
        };
    }

    /** How CloudWatch writes a time in a result where it does not write milliseconds since 1970; files never do. */
    private static final class TimestampText {
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

        static Instant read(String value, String column) {
            try {
                return LocalDateTime.parse(value, FORMAT).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw new UnexpectedAnswerException("the answer has no time as " + column + ": " + value);
            }
        }
    }

    /** From one moment to another. */
    record Stretch(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** An answer that is not of the shape the query asks for. */
    public static final class UnexpectedAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private static final String OTHER_FORMAT =
                "compare the check's format with the flow log's; if they agree, report this with the query: no verdict is made of an"
                        + " answer that is not understood";

        private final String remedy;

        UnexpectedAnswerException(String message) {
            this(message, OTHER_FORMAT);
        }

        private UnexpectedAnswerException(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }

        /** An answer with a number that is larger than any that is counted with. */
        static UnexpectedAnswerException tooMuch(String what) {
            return new UnexpectedAnswerException(
                    what + ", and no more than " + MOST + " is counted",
                    "look for the records with the highest numbers of bytes and packets: no interface carries so much, so they are"
                            + " damaged, or in another format than the check's");
        }

        String remedy() {
            return remedy;
        }
    }
}
