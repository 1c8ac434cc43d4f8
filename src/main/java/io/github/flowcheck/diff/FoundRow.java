package io.github.flowcheck.diff;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A row that the query of its author found, by what tells it from others: what its last {@code stats} groups by, periods aside, as
 * counts and sums are others in each run. Where that tells nothing, all of the row does.
 *
 * @param label its columns and values, {@code interfaceId = eni-1235b8ca}
 */
public record FoundRow(String label) implements Comparable<FoundRow> {
    private static final Set<String> PERIODS = Set.of("bin", "datefloor", "dateceil");

    /** The rows of an answer to a query. */
    static Set<FoundRow> all(String query, List<Map<String, String>> rows) {
        Set<String> keys = rows.isEmpty() ? Set.of() : keys(query);
        Set<FoundRow> found = new TreeSet<>();
        for (Map<String, String> row : rows) {
            String told = label(row, keys);
            found.add(new FoundRow(told.isEmpty() ? label(row, row.keySet()) : told));
        }
        return found;
    }

    private static String label(Map<String, String> row, Set<String> columns) {
        return row.entrySet().stream()
                .filter(cell -> columns.contains(cell.getKey()))
                .map(cell -> cell.getKey() + " = " + cell.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Set<String> keys(String query) {
        Set<String> keys = new HashSet<>();
        for (Command command : commands(query)) {
            if (command instanceof Command.Stats stats) {
                keys.clear();
                for (Column column : stats.by()) {
                    boolean isPeriod =
                            column.expression() instanceof Expression.Call call && PERIODS.contains(call.name());
                    if (!isPeriod) {
                        keys.add(column.alias().orElseGet(() -> Printer.print(column.expression())));
                    }
                }
            }
        }
        return keys;
    }

    /** A report holds whatever was written into it. */
    private static List<Command> commands(String text) {
        try {
            return Parser.tree(new SourceText("query", text)).commands();
        } catch (BadInputException e) {
            return List.of();
        }
    }

    @Override
    public int compareTo(FoundRow other) {
        return label.compareTo(other.label);
    }
}
