package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Other;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a query must keep beyond its grammar: rules that CloudWatch was seen to enforce when a query is started. */
final class Rules {
    private static final int MOST_STATS = 10;
    private static final String NAMED = "named before";

    private final Cursor cursor;
    /** What a name was first used for. */
    private final Map<String, String> defined = new HashMap<>();

    private final Set<String> splits = new HashSet<>();

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
            if (command instanceof Other other) {
                rules.checkOther(other, commands);
            }
            last = command;
        }
    }

    private void check(Command command) {
        if (command instanceof Fields fields) {
            fields.columns().forEach(this::defineColumn);
        } else if (command instanceof Stats stats) {
            stats.aggregates().forEach(this::defineInStats);
            stats.by().forEach(this::defineInStats);
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
            if (column.expression() instanceof Call call && call.name().equals("split")) {
                splits.add(column.alias().get());
            }
            define(column.alias().get(), column);
        } else if (column.expression() instanceof Field field) {
            defined.putIfAbsent(field.name(), NAMED);
        }
    }

    /** CloudWatch refuses a name that was defined; of one that {@code fields} only named before, nobody has told yet. */
    private void defineInStats(Column column) {
        String alias = column.alias().orElse("");
        if (NAMED.equals(defined.get(alias))) {
            cursor.problems()
                    .warning(
                            cursor.places().get(column),
                            "`" + alias + "` was named before, and CloudWatch may refuse to define it again",
                            "choose another name");
            defined.remove(alias);
        }
        defineColumn(column);
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

    private void checkOther(Other other, List<Command> commands) {
        int index = commands.indexOf(other);
        boolean hasPattern = commands.subList(0, index).stream().anyMatch(Rules::isPattern);
        boolean single = commands.stream()
                        .filter(c -> c instanceof Other o && o.name().equals(other.name()))
                        .count()
                == 1;
        switch (other.name()) {
            case "SOURCE" -> require(index == 0, other, "`SOURCE` is not the first command", "begin the query with it");
            case "estimate" ->
                require(
                        index == commands.size() - 1,
                        other,
                        "`estimate` is not the last command",
                        "end the query with it");
            case "diff" ->
                require(hasPattern, other, "`diff` without `pattern` before it", "write `pattern @message | diff`");
            case "join" -> require(single, other, "more than one `join`", "use one");
            case "relevantfields" ->
                require(
                        other.parts().stream().noneMatch(part -> part instanceof Part.Group group && !group.square()),
                        other,
                        "CloudWatch refuses a function in `relevantfields`",
                        "compare a field with a value");
            case "unnest" ->
                require(
                        !unnestsSplit(other),
                        other,
                        "CloudWatch refuses to `unnest` what `split` returns",
                        "use `expand`");
            default -> {}
        }
    }

    private static boolean isPattern(Command command) {
        return command instanceof Other other && other.name().equals("pattern");
    }

    private boolean unnestsSplit(Other other) {
        return other.parts().get(0) instanceof Part.Word word && splits.contains(word.text());
    }

    private void require(boolean kept, Command command, String message, String remedy) {
        if (!kept) {
            error(command, message, remedy);
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
