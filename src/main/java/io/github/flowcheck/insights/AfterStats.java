package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Other;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.SavedQuery;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Warns of fields that no row has after {@code stats}. The documentation says that only its columns are left, and CloudWatch was
 * seen to refuse others; whether it still bears a filter after a single {@code stats}, as old samples have it, is not known.
 */
final class AfterStats {
    private final Cursor cursor;
    private Set<String> left = Set.of();

    private AfterStats(Cursor cursor) {
        this.cursor = cursor;
    }

    static void check(List<Command> commands, Cursor cursor) {
        AfterStats check = new AfterStats(cursor);
        boolean after = false;
        for (Command command : commands) {
            if (command instanceof Other || command instanceof SavedQuery) {
                return;
            }
            if (after) {
                check.check(command);
            }
            if (command instanceof Stats stats) {
                check.left = names(stats);
                after = true;
            }
        }
    }

    private static Set<String> names(Stats stats) {
        Set<String> names = new HashSet<>();
        stats.by().forEach(column -> names.add(name(column)));
        stats.aggregates().forEach(column -> names.add(name(column)));
        return names;
    }

    private static String name(Column column) {
        boolean field = column.expression() instanceof Field;
        return column.alias()
                .orElseGet(() ->
                        field ? ((Field) column.expression()).name() : ExpressionPrinter.print(column.expression()));
    }

    private void check(Command command) {
        read(command).forEach(this::check);
        if (command instanceof Fields fields) {
            fields.columns().forEach(column -> left.add(name(column)));
        } else if (command instanceof Display display) {
            display.columns().forEach(column -> left.add(name(column)));
        } else if (command instanceof ParseGlob parse) {
            left.addAll(parse.aliases());
        } else if (command instanceof ParseRegex parse) {
            left.addAll(RegexGroups.of(parse.regex().pattern()));
        }
    }

    private void check(Expression expression) {
        if (expression instanceof Field field && !left.contains(field.name())) {
            cursor.problems()
                    .warning(
                            cursor.places().get(field),
                            "`stats` leaves no `" + field.name() + "`, and CloudWatch may refuse the query",
                            "use it before `stats`, or group `by` it");
        }
        expression.operands().forEach(this::check);
    }

    /** The expressions that a command computes from the rows before it. */
    private static List<Expression> read(Command command) {
        List<Expression> read = new ArrayList<>();
        if (command instanceof Filter filter) {
            read.add(filter.condition());
        } else if (command instanceof Sort sort) {
            sort.keys().forEach(key -> read.add(key.expression()));
        } else if (command instanceof Dedup dedup) {
            read.addAll(dedup.keys());
        } else if (command instanceof Fields fields) {
            fields.columns().forEach(column -> read.add(column.expression()));
        } else if (command instanceof Display display) {
            display.columns().forEach(column -> read.add(column.expression()));
        } else if (command instanceof Stats stats) {
            stats.by().forEach(column -> read.add(column.expression()));
            stats.aggregates().forEach(column -> addArguments(column.expression(), read));
        }
        return read;
    }

    /** What aggregates take comes from the rows before; beside them may stand columns of the same {@code stats}. */
    private static void addArguments(Expression expression, List<Expression> read) {
        boolean aggregate = expression instanceof Call call
                && Functions.find(call.name()).filter(Function::isAggregate).isPresent();
        if (aggregate) {
            read.addAll(expression.operands());
        } else {
            expression.operands().forEach(operand -> addArguments(operand, read));
        }
    }
}
