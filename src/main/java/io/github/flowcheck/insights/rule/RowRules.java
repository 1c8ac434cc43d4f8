package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Head;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Command.Tail;
import io.github.flowcheck.insights.ParseCommand;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.ServiceCommand;
import java.util.List;
import java.util.OptionalLong;

/** Rules about which rows are left at the end. */
final class RowRules {
    /** How many rows come where the query names no limit [CWL_QuerySyntax-Limit]. */
    private static final long DEFAULT_LIMIT = 10_000;

    private RowRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.warning(
                        "after-limit",
                        "a command behind `limit` that sees only the rows which are left",
                        RowRules::afterLimit),
                QueryRule.warning(
                        "order-lost", "a `sort` whose order a later `stats` or `sort` undoes", RowRules::orderLost),
                QueryRule.warning(
                        "display-twice", "several `display`: only the last one counts", RowRules::displayTwice),
                QueryRule.warning(
                        "no-limit",
                        "no `limit`: of more than 10,000 rows the others are left out, and nothing says so",
                        RowRules::noLimit),
                QueryRule.warning(
                        "small-limit", "a `limit` below the number of rows that is asked about", RowRules::smallLimit),
                QueryRule.warning(
                        "deprecated-command", "`head` and `tail`, which are deprecated", RowRules::deprecated));
    }

    private static void afterLimit(ParsedQuery query, Findings findings) {
        boolean limited = false;
        for (Command command : query.query().commands()) {
            boolean narrows = command instanceof Filter
                    || command instanceof Stats
                    || command instanceof Sort
                    || command instanceof Dedup;
            if (limited && narrows) {
                findings.add(
                        command,
                        "`" + command.keyword() + "` behind `limit` sees only the rows that `limit` left",
                        "move it before `limit`");
            }
            limited |= command instanceof Limit;
        }
    }

    private static void orderLost(ParsedQuery query, Findings findings) {
        List<Command> commands = query.query().commands();
        for (int i = 0; i < commands.size(); i++) {
            if (!(commands.get(i) instanceof Sort)) {
                continue;
            }
            Command next = commands.subList(i + 1, commands.size()).stream()
                    .filter(RowRules::heedsOrder)
                    .findFirst()
                    .orElse(null);
            if (next instanceof Stats || next instanceof Sort) {
                findings.add(
                        commands.get(i),
                        "nothing heeds the order of this `sort` before `" + next.keyword() + "` undoes it",
                        "remove it, or sort behind `" + next.keyword() + "`");
            }
        }
    }

    private static boolean heedsOrder(Command command) {
        return !(command instanceof Filter
                || command instanceof Command.Fields
                || command instanceof Display
                || command instanceof ParseCommand.ParseGlob
                || command instanceof ParseCommand.ParseRegex);
    }

    private static void displayTwice(ParsedQuery query, Findings findings) {
        List<Command> displays = query.query().commands().stream()
                .filter(Display.class::isInstance)
                .toList();
        displays.stream()
                .limit(Math.max(0, displays.size() - 1))
                .forEach(display -> findings.add(
                        display, "only the last `display` of a query counts", "remove this one, or use `fields`"));
    }

    private static void noLimit(ParsedQuery query, QueryContext context, Findings findings) {
        List<Command> commands = query.query().commands();
        boolean enough = context.rowsAsked().isPresent() && context.rowsAsked().getAsLong() <= DEFAULT_LIMIT;
        if (enough || commands.isEmpty() || commands.stream().anyMatch(RowRules::bounds)) {
            return;
        }
        findings.add(
                commands.get(commands.size() - 1),
                "without `limit` CloudWatch answers with at most 10,000 rows, and does not say if there are more",
                "end the query with `limit`, at most " + Limit.MOST);
    }

    /** Whether what a command leaves is few rows, or for CloudWatch to count. */
    private static boolean bounds(Command command) {
        return command instanceof Limit
                || command instanceof Head
                || command instanceof Tail
                || (command instanceof Stats stats && stats.by().isEmpty())
                || command instanceof ServiceCommand.Estimate
                || command instanceof ServiceCommand.Pattern
                || command instanceof ServiceCommand.RelevantFields;
    }

    private static void smallLimit(ParsedQuery query, QueryContext context, Findings findings) {
        OptionalLong asked = context.rowsAsked();
        for (Command command : query.query().commands()) {
            if (asked.isPresent() && command instanceof Limit limit && limit.count() < asked.getAsLong()) {
                findings.add(
                        limit,
                        "a limit of " + limit.count() + ", where the check must be able to see " + asked.getAsLong()
                                + " rows",
                        "write `limit " + Math.min(asked.getAsLong(), Limit.MOST) + "` or more");
            }
        }
    }

    private static void deprecated(ParsedQuery query, Findings findings) {
        for (Command command : query.query().commands()) {
            if (command instanceof Head || command instanceof Tail) {
                findings.add(
                        command,
                        "`" + command.keyword() + "` is deprecated",
                        command instanceof Head ? "use `limit`" : "sort the other way round, then use `limit`");
            }
        }
    }
}
