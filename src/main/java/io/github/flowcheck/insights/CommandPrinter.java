package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Other;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.SavedQuery;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes one command. */
final class CommandPrinter {
    private CommandPrinter() {}

    static String print(Command command) {
        if (command instanceof Fields fields) {
            return "fields " + columns(fields.columns());
        }
        if (command instanceof Display display) {
            return "display " + columns(display.columns());
        }
        if (command instanceof Filter filter) {
            return "filter " + ExpressionPrinter.print(filter.condition());
        }
        if (command instanceof Stats stats) {
            String by = stats.by().isEmpty() ? "" : " by " + columns(stats.by());
            return "stats " + columns(stats.aggregates()) + by;
        }
        if (command instanceof Sort sort) {
            return "sort "
                    + joined(
                            sort.keys(),
                            key -> ExpressionPrinter.print(key.expression()) + (key.descending() ? " desc" : " asc"));
        }
        if (command instanceof Limit limit) {
            return "limit " + (limit.any() ? "any " : "") + limit.count();
        }
        if (command instanceof Dedup dedup) {
            return "dedup " + joined(dedup.keys(), ExpressionPrinter::print);
        }
        return parse(command);
    }

    private static String parse(Command command) {
        if (command instanceof ParseGlob glob) {
            return "parse " + ExpressionPrinter.print(glob.field()) + " " + ExpressionPrinter.quoted(glob.glob())
                    + " as " + joined(glob.aliases(), FieldName::written);
        }
        if (command instanceof ParseRegex regex) {
            return "parse " + ExpressionPrinter.print(regex.field()) + " " + ExpressionPrinter.print(regex.regex());
        }
        return command instanceof Other other ? OtherPrinter.print(other) : OtherPrinter.print((SavedQuery) command);
    }

    private static String columns(List<Column> columns) {
        return joined(
                columns,
                column -> ExpressionPrinter.print(column.expression())
                        + column.alias()
                                .map(alias -> " as " + FieldName.written(alias))
                                .orElse(""));
    }

    private static <T> String joined(List<T> parts, Function<T, String> print) {
        return parts.stream().map(print).collect(Collectors.joining(", "));
    }
}
