package io.github.flowcheck.output.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns of text side by side, two blanks between them. */
public final class TextTable {
    private TextTable() {}

    /** A column: its heading, and whether its cells are numbers, which end at the same place. */
    public record Column(String heading, boolean rightAligned) {}

    /** The headings and the rows, as many lines as these; rows have as many cells as there are columns. */
    public static List<String> lines(List<Column> columns, List<List<String>> rows) {
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        columns.get(i).heading().length(),
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
                .toArray();
        List<String> headings = columns.stream().map(Column::heading).toList();
        return Stream.concat(Stream.of(headings), rows.stream())
                .map(row -> line(columns, widths, row))
                .toList();
    }

    /** The text with blanks behind it up to the width. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String line(List<Column> columns, int[] widths, List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> columns.get(i).rightAligned()
                        ? " ".repeat(widths[i] - row.get(i).length()) + row.get(i)
                        : padded(row.get(i), widths[i]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
