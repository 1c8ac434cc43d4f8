package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a query must keep beyond its grammar: rules that CloudWatch was seen to enforce when a query is started. */
final class Rules {
    private static final int MOST_STATS = 10;

    private final Cursor cursor;
    /** What a name was first used for. */
    private final Map<String, String> defined = new HashMap<>();

    private Rules(Cursor cursor) {
        this.cursor = cursor;
    }

    static void check(List<Command> commands, Cursor cursor) {
        Rules rules = new Rules(cursor);
        Command last = null;
        int stats = 0;
        for (Command command : commands) {
            if (last instanceof Dedup && !(command instanceof Limit)) {
                rules.error(command, "only `limit` may follow `dedup`", "move this command before `dedup`");
            }
            if (command instanceof Stats && ++stats > MOST_STATS) {
                rules.error(command, "more than " + MOST_STATS + " `stats`", "use at most " + MOST_STATS);
            }
            rules.check(command);
            last = command;
        }
    }

    private void check(Command command) {
        if (command instanceof Fields fields) {
            fields.columns().forEach(this::defineColumn);
        } else if (command instanceof Stats stats) {
            stats.aggregates().forEach(this::defineColumn);
            stats.by().forEach(this::defineColumn);
        } else if (command instanceof ParseGlob parse) {
            parse.aliases().forEach(alias -> define(alias, command));
        } else if (command instanceof ParseRegex parse) {
            RegexGroups.of(parse.regex().pattern()).forEach(group -> define(group, command));
        } else if (command instanceof Sort sort) {
            sort.keys().forEach(key -> refuseCalls(key.expression()));
        }
    }

    private void defineColumn(Column column) {
        if (column.alias().isPresent()) {
            define(column.alias().get(), column);
        } else if (column.expression() instanceof Field field) {
            defined.putIfAbsent(field.name(), "named before");
        }
    }

    /** CloudWatch says "Ephemeral field is already defined", or "Unknown symbols found in or after stats". */
    private void define(String name, Object node) {
        String before = defined.put(name, "defined before");
        if (before != null) {
            error(
                    node,
                    "`" + name + "` was " + before + ", and CloudWatch refuses to define it again",
                    "choose another name");
        }
    }

    private void refuseCalls(Expression expression) {
        if (expression instanceof Call call) {
            error(
                    call,
                    "CloudWatch refuses a function in `sort`",
                    "name it with `as` where it is computed and sort by that name, or write the column in backticks: "
                            + FieldName.written(ExpressionPrinter.print(call)));
        }
        expression.operands().forEach(this::refuseCalls);
    }

    private void error(Object node, String message, String remedy) {
        cursor.problems().error(cursor.places().get(node), message, remedy);
    }
}
