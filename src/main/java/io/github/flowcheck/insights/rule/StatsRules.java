package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules about fields that no row has behind {@code stats}. The documentation says that only its columns are left, and calls a second
 * {@code stats} with others not valid; CloudWatch was seen to refuse that. Whether it still bears a filter behind a single one, as
 * old samples have it, is not known.
 */
final class StatsRules {
    private StatsRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.warning(
                        "gone-after-stats", "a field that `stats` leaves no row", (query, findings) -> Pipelines.of(
                                        query.query().commands())
                                .forEach(commands -> goneAfterStats(commands, false, findings))),
                QueryRule.error(
                        "gone-in-stats",
                        "a field in or behind a second `stats` that the one before leaves no row",
                        (query, context, findings) -> Pipelines.of(query.query().commands())
                                .forEach(commands -> goneAfterStats(commands, true, findings))),
                QueryRule.error(
                        "time-after-stats",
                        "`bin` in a second `stats`, where no event is left to have a time",
                        (query, context, findings) -> Pipelines.of(query.query().commands())
                                .forEach(commands -> timeAfterStats(commands, findings))));
    }

    /** CloudWatch says "Unknown symbols found in or after stats: @timestamp". */
    private static void timeAfterStats(List<Command> commands, Findings findings) {
        boolean after = false;
        for (Command command : commands) {
            if (after && command instanceof Stats) {
                Pipelines.expressions(command).stream()
                        .filter(part -> part instanceof Call call && call.name().equals("bin"))
                        .forEach(call -> findings.add(
                                call,
                                "`bin` rounds `@timestamp`, which the `stats` before leaves no row",
                                "name it there, `by bin(5m) as t`, and group by `t` here"));
            }
            if (command.addsUnnamed()) {
                return;
            }
            after |= command instanceof Stats;
        }
    }

    /** @param second whether to tell what a second {@code stats} has to do with, or everything else */
    private static void goneAfterStats(List<Command> commands, boolean second, Findings findings) {
        Set<String> left = new HashSet<>();
        boolean after = false;
        boolean again = false;
        for (Command command : commands) {
            if (after) {
                again |= command instanceof Stats;
                for (Expression read : again == second ? read(command) : List.<Expression>of()) {
                    tell(read, left, second, findings);
                }
                left.addAll(added(command));
            }
            if (command.addsUnnamed()) {
                return;
            }
            if (command instanceof Stats stats) {
                left.clear();
                columns(stats).map(Column::name).forEach(left::add);
                after = true;
            }
        }
    }

    private static void tell(Expression expression, Set<String> left, boolean second, Findings findings) {
        for (Expression part : Pipelines.expressions(expression)) {
            if (part instanceof Field field && !isLeft(field.name(), left)) {
                findings.add(
                        field,
                        "`stats` leaves no `" + field.name() + "`, and CloudWatch "
                                + (second ? "refuses" : "may refuse") + " the query",
                        "use it before `stats`, or group `by` it");
            }
        }
    }

    /** A member of a structure is left with it. */
    private static boolean isLeft(String name, Set<String> left) {
        return FieldNames.wholes(name).anyMatch(left::contains);
    }

    private static List<String> added(Command command) {
        if (command instanceof Fields fields) {
            return fields.columns().stream().map(Column::name).toList();
        }
        return command instanceof Display display
                ? display.columns().stream().map(Column::name).toList()
                : command.defines();
    }

    private static Stream<Column> columns(Stats stats) {
        return Stream.concat(stats.by().stream(), stats.aggregates().stream());
    }

    /** The expressions that a command computes from the rows before it. */
    private static List<Expression> read(Command command) {
        if (!(command instanceof Stats stats)) {
            return command.reads();
        }
        List<Expression> read = new ArrayList<>();
        stats.by().forEach(column -> read.add(column.expression()));
        stats.aggregates().forEach(column -> addArguments(column.expression(), read));
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
