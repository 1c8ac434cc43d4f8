package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.FilterIndex;
import io.github.flowcheck.insights.Command.Head;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Other;
import io.github.flowcheck.insights.Command.ParseCsv;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseLogfmt;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.SavedQuery;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Command.Tail;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes one command. */
final class CommandPrinter {
    private CommandPrinter() {}

    static String print(Command command) {
        String rest = rest(command);
        return rest.isEmpty() || command instanceof SavedQuery
                ? command.keyword() + rest
                : command.keyword() + " " + rest;
    }

    /** A query in parentheses. */
    static String subquery(List<Command> commands) {
        return commands.stream().map(CommandPrinter::print).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String rest(Command command) {
        if (command instanceof Fields fields) {
            return columns(fields.columns());
        }
        if (command instanceof Display display) {
            return columns(display.columns());
        }
        if (command instanceof Filter filter) {
            return ExpressionPrinter.print(filter.condition());
        }
        if (command instanceof FilterIndex filter) {
            return ExpressionPrinter.print(filter.condition());
        }
        if (command instanceof Stats stats) {
            return columns(stats.aggregates()) + (stats.by().isEmpty() ? "" : " by " + columns(stats.by()));
        }
        if (command instanceof Sort sort) {
            return joined(
                    sort.keys(),
                    key -> ExpressionPrinter.print(key.expression()) + (key.descending() ? " desc" : " asc"));
        }
        if (command instanceof Limit limit) {
            return (limit.any() ? "any " : "") + limit.count();
        }
        if (command instanceof Dedup dedup) {
            return joined(dedup.keys(), ExpressionPrinter::print);
        }
        return seldom(command);
    }

    private static String seldom(Command command) {
        if (command instanceof Head head) {
            return count(head.count());
        }
        if (command instanceof Tail tail) {
            return count(tail.count());
        }
        if (command instanceof RowCommand row) {
            return RowCommandPrinter.rest(row);
        }
        if (command instanceof ServiceCommand service) {
            return ServiceCommandPrinter.rest(service);
        }
        if (command instanceof Other other) {
            return PartPrinter.joined(other.parts());
        }
        return command instanceof SavedQuery saved ? arguments(saved) : parse(command);
    }

    private static String parse(Command command) {
        if (command instanceof ParseGlob glob) {
            return ExpressionPrinter.print(glob.field()) + " " + ExpressionPrinter.quoted(glob.glob()) + " as "
                    + names(glob.aliases());
        }
        if (command instanceof ParseRegex regex) {
            return ExpressionPrinter.print(regex.field()) + " " + ExpressionPrinter.print(regex.regex())
                    + (regex.aliases().isEmpty() ? "" : " as " + names(regex.aliases()))
                    + (regex.multi() ? " multi" : "");
        }
        if (command instanceof ParseLogfmt logfmt) {
            return ExpressionPrinter.print(logfmt.field()) + " logfmt as " + FieldName.written(logfmt.alias());
        }
        ParseCsv csv = (ParseCsv) command;
        return ExpressionPrinter.print(csv.field()) + " csv as " + names(csv.aliases());
    }

    private static String arguments(SavedQuery query) {
        return "("
                + joined(
                        query.arguments(),
                        argument ->
                                FieldName.written(argument.name()) + " = " + ExpressionPrinter.print(argument.value()))
                + ")";
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "";
    }

    private static String columns(List<Column> columns) {
        return joined(
                columns,
                column -> ExpressionPrinter.print(column.expression())
                        + column.alias()
                                .map(alias -> " as " + FieldName.written(alias))
                                .orElse(""));
    }

    static String names(List<String> names) {
        return joined(names, FieldName::written);
    }

    static <T> String joined(List<T> parts, Function<T, String> print) {
        return parts.stream().map(print).collect(Collectors.joining(", "));
    }
}
