package io.github.flowcheck.verify;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.render.AnswerColumns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the tables that rendered queries answer with. */
public final class AnswerRows {
    /** How CloudWatch writes a time in a result where it does not write milliseconds since 1970. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private static final Comparator<FlowRow> ORDER = Comparator.comparingInt(FlowRow::port)
            .thenComparing(FlowRow::protocol)
            .thenComparing(row -> row.action().map(Action::name).orElse(""))
            .thenComparing(row -> row.peer().orElse(""));

    private AnswerRows() {}

    /**
     * The traffic that a check's query found, by port, protocol, action and peer.
     *
     * @throws UnexpectedAnswerException if a column is missing or holds something else
     */
    public static List<FlowRow> flows(Check check, ResultTable table) {
        return rows(check, table, Optional.empty(), check.groupsByPeer())
                .sorted(ORDER)
                .toList();
    }

    /**
     * The same by peer, those with most flows first, each row with its action. The service leaves the order of equals open.
     *
     * @throws UnexpectedAnswerException if a column is missing or holds something else
     */
    static List<FlowRow> byPeer(Check check, ResultTable table) {
        return rows(check, table, check.traffic().action(), true)
                .sorted(Comparator.comparingLong(FlowRow::flows).reversed().thenComparing(ORDER))
                .toList();
    }

    private static Stream<FlowRow> rows(Check check, ResultTable table, Optional<Action> action, boolean byPeer) {
        AnswerColumns columns = AnswerColumns.of(check);
        return table.rows().stream()
                .map(row -> new FlowRow(
                        Math.toIntExact(number(row, columns.port())),
                        new Protocol(Math.toIntExact(number(row, columns.protocol()))),
                        check.groupsByAction() ? Optional.of(action(row, columns.action())) : action,
                        byPeer ? Optional.of(IpAddress.spelling(text(row, columns.peer()))) : Optional.empty(),
                        number(row, "flows"),
                        number(row, "totalPackets"),
                        number(row, "totalBytes"),
                        time(row, "firstSeen"),
                        time(row, "lastSeen")));
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
        String value = text(row, column);
        try {
            return !value.isEmpty() && value.length() <= 18 && value.chars().allMatch(AnswerRows::isDigit)
                    ? Long.parseLong(value)
                    : new BigDecimal(value).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnexpectedAnswerException("the answer has no whole number as " + column + ": " + value);
        }
    }

    /** A time that a row must have. Which of its two forms CloudWatch gives {@code min(@timestamp)} is not documented. */
    public static Instant time(Map<String, String> row, String column) {
        String value = text(row, column);
        try {
            return value.contains("-")
                    ? LocalDateTime.parse(value, TIMESTAMP).toInstant(ZoneOffset.UTC)
                    : Instant.ofEpochMilli(number(row, column));
        } catch (DateTimeParseException e) {
            throw new UnexpectedAnswerException("the answer has no time as " + column + ": " + value);
        }
    }

    private static Action action(Map<String, String> row, String column) {
        return switch (text(row, column)) {
            case "ACCEPT" -> Action.ACCEPT;
            case "REJECT" -> Action.REJECT;
            default -> throw new UnexpectedAnswerException("the answer has an unknown action: " + row.get(column));
        };
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
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

        UnexpectedAnswerException(String message) {
            super(message);
        }
    }
}
