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
import io.github.flowcheck.insights.Command.SavedQuery;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Command.Tail;
import io.github.flowcheck.insights.ParseCommand.ParseCsv;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import io.github.flowcheck.insights.ParseCommand.ParseLogfmt;
import io.github.flowcheck.insights.ParseCommand.ParseRegex;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes one command. */
final class CommandPrinter {
    private CommandPrinter() {}

    static void print(Command command, StringBuilder text) {
        text.append(command.keyword());
        if (command instanceof SavedQuery saved) {
            arguments(saved, text);
            return;
        }
        text.append(' ');
        int start = text.length();
        rest(command, text);
        if (text.length() == start) {
            text.setLength(start - 1);
        }
    }

    static void joined(List<Command> commands, String separator, StringBuilder text) {
        for (int i = 0; i < commands.size(); i++) {
            text.append(i == 0 ? "" : separator);
            print(commands.get(i), text);
        }
    }

    /** A query in parentheses. */
    static void subquery(List<Command> commands, StringBuilder text) {
        text.append('(');
        joined(commands, " | ", text);
        text.append(')');
    }

    private static void rest(Command command, StringBuilder text) {
        if (command instanceof Fields fields) {
            columns(fields.columns(), text);
        } else if (command instanceof Display display) {
            columns(display.columns(), text);
        } else if (command instanceof Filter filter) {
            ExpressionPrinter.print(filter.condition(), text);
        } else if (command instanceof FilterIndex filter) {
            ExpressionPrinter.print(filter.condition(), text);
        } else if (command instanceof Stats stats) {
            stats(stats, text);
        } else if (command instanceof Sort sort) {
            keys(sort.keys(), text);
        } else if (command instanceof Limit limit) {
            text.append(limit.any() ? "any " : "").append(limit.count());
        } else if (command instanceof Dedup dedup) {
            expressions(dedup.keys(), text);
        } else {
            seldom(command, text);
        }
    }

    private static void seldom(Command command, StringBuilder text) {
        if (command instanceof Head head) {
            count(head.count(), text);
        } else if (command instanceof Tail tail) {
            count(tail.count(), text);
        } else if (command instanceof RowCommand row) {
            RowCommandPrinter.rest(row, text);
        } else if (command instanceof ServiceCommand service) {
            ServiceCommandPrinter.rest(service, text);
        } else if (command instanceof Other other) {
            PartPrinter.joined(other.parts(), text);
        } else {
            parse(command, text);
        }
    }

    private static void parse(Command command, StringBuilder text) {
        if (command instanceof ParseGlob glob) {
            ExpressionPrinter.print(glob.field(), text);
            text.append(' ');
            ExpressionPrinter.quoted(glob.glob(), text);
            text.append(" as ");
            names(glob.aliases(), text);
        } else if (command instanceof ParseRegex regex) {
            ExpressionPrinter.print(regex.field(), text);
            text.append(' ');
            ExpressionPrinter.print(regex.regex(), text);
            if (!regex.aliases().isEmpty()) {
                text.append(" as ");
                names(regex.aliases(), text);
            }
            text.append(regex.multi() ? " multi" : "");
        } else if (command instanceof ParseLogfmt logfmt) {
            ExpressionPrinter.print(logfmt.field(), text);
            text.append(" logfmt as ").append(FieldName.written(logfmt.alias()));
        } else if (command instanceof ParseCsv csv) {
            ExpressionPrinter.print(csv.field(), text);
            text.append(" csv as ");
            names(csv.aliases(), text);
        }
    }

    private static void arguments(SavedQuery query, StringBuilder text) {
        String separator = "(";
        for (SavedQuery.Argument argument : query.arguments()) {
            text.append(separator).append(FieldName.written(argument.name())).append(" = ");
            ExpressionPrinter.print(argument.value(), text);
            separator = ", ";
        }
        text.append(query.arguments().isEmpty() ? "()" : ")");
    }

    private static void count(OptionalLong count, StringBuilder text) {
        if (count.isPresent()) {
            text.append(count.getAsLong());
        }
    }

    private static void stats(Stats stats, StringBuilder text) {
        columns(stats.aggregates(), text);
        if (!stats.by().isEmpty()) {
            text.append(" by ");
            columns(stats.by(), text);
        }
        if (stats.offset().isPresent()) {
            text.append(" offset ");
            ExpressionPrinter.print(stats.offset().get(), text);
        }
    }

    private static void columns(List<Column> columns, StringBuilder text) {
        String separator = "";
        for (Column column : columns) {
            text.append(separator);
            ExpressionPrinter.print(column.expression(), text);
            alias(column.alias(), text);
            separator = ", ";
        }
    }

    static void alias(Optional<String> alias, StringBuilder text) {
        if (alias.isPresent()) {
            text.append(" as ").append(FieldName.written(alias.get()));
        }
    }

    private static void keys(List<SortKey> keys, StringBuilder text) {
        String separator = "";
        for (SortKey key : keys) {
            text.append(separator);
            ExpressionPrinter.print(key.expression(), text);
            text.append(key.descending() ? " desc" : " asc");
            separator = ", ";
        }
    }

    static void expressions(List<? extends Expression> expressions, StringBuilder text) {
        String separator = "";
        for (Expression expression : expressions) {
            text.append(separator);
            ExpressionPrinter.print(expression, text);
            separator = ", ";
        }
    }

    private static void names(List<String> names, StringBuilder text) {
        String separator = "";
        for (String name : names) {
            text.append(separator).append(FieldName.written(name));
            separator = ", ";
        }
    }

    /** A word among others that are told from each other by blanks, the first one of which begins at {@code start}. */
    static void option(String name, Optional<?> value, int start, StringBuilder text) {
        if (value.isPresent()) {
            blank(start, text);
            text.append(name).append('=').append(value.get());
        }
    }

    /** A blank, but none before the first word. */
    static void blank(int start, StringBuilder text) {
        if (text.length() > start) {
            text.append(' ');
        }
    }
}
