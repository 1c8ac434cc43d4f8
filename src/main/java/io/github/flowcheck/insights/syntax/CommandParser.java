package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.FilterIndex;
import io.github.flowcheck.insights.Command.Head;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Command.Tail;
import io.github.flowcheck.insights.CommandInfo;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import io.github.flowcheck.source.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one command. */
final class CommandParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final NameParser names;
    private final OtherCommands others;

    CommandParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, this);
        this.names = new NameParser(cursor);
        this.others = new OtherCommands(cursor, this, expressions);
    }

    /** Whether a token can begin a query in parentheses. */
    boolean isCommand(Token token) {
        return token.isSymbol("$")
                || (token.kind() == Kind.WORD && Commands.find(token.text()).isPresent());
    }

    /** A query in parentheses, the opening one being the current token. */
    List<Command> subquery() {
        cursor.expectSymbol("(", "write the query in parentheses");
        if (cursor.current().kind() == Kind.STRING || cursor.current().kind() == Kind.NUMBER) {
            throw cursor.unexpected("a query", "write values in square brackets: `in [1, 2]`");
        }
        cursor.enter();
        List<Command> commands = new ArrayList<>();
        do {
            commands.add(command());
        } while (cursor.takeSymbol("|"));
        cursor.leave();
        cursor.expectSymbol(")", "close the query with `)`");
        return commands;
    }

    Command command() {
        Token name = cursor.current();
        if (cursor.takeSymbol("$")) {
            return cursor.placed(others.savedQuery(), name.start());
        }
        if (name.isSymbol("|")) {
            throw cursor.unexpected("a command", "write one between two `|`; to join conditions write `or`");
        }
        if (name.kind() != Kind.WORD) {
            throw cursor.unexpected("a command", "begin with one of: " + String.join(", ", Commands.words()));
        }
        if (isBareCount(name)) {
            return bareCount(name);
        }
        Optional<CommandInfo> info = Commands.find(name.text());
        if (info.isEmpty()) {
            throw cursor.failure(name, "there is no command " + name.shown(), remedyFor(name));
        }
        cursor.take();
        return cursor.placed(rest(info.get().name()), name.start());
    }

    /** What follows the name of a command. */
    private Command rest(String name) {
        return switch (name) {
            case "fields" -> new Fields(columns());
            case "display" -> new Display(columns());
            case "filter" -> new Filter(expressions.expression());
            case "filterIndex" -> new FilterIndex(expressions.expression());
            case "stats" -> stats();
            case "sort" -> sort();
            case "limit" -> limit();
            case "head" -> new Head(optionalCount());
            case "tail" -> new Tail(optionalCount());
            case "dedup" -> new Dedup(List.copyOf(names.fields()));
            case "parse" -> new ParseParser(cursor, expressions, names).parse();
            case "search" -> others.other("search");
            case "SOURCE" -> new SourceParser(cursor, expressions).source();
            case "json",
                    "unnest",
                    "expand",
                    "accum",
                    "autoregress",
                    "addtotals",
                    "fillmissing",
                    "filldown",
                    "countFrequent",
                    "sessionize",
                    "outlier" -> new RowCommandParser(cursor, expressions, names).rest(name);
            default -> new ServiceCommandParser(cursor, expressions, names, this).rest(name);
        };
    }

    private String remedyFor(Token name) {
        if (cursor.following().isSymbol("(") && Functions.find(name.text()).isPresent()) {
            boolean aggregate =
                    Functions.find(name.text()).filter(Function::isAggregate).isPresent();
            return "write `" + (aggregate ? "stats " : "fields ") + name.text() + "(…)`";
        }
        return NearestName.of(name.text(), Commands.words())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("the commands are: " + String.join(", ", Commands.words()));
    }

    /** {@code count(*) by …} without {@code stats}, as query templates in circulation have it. */
    private boolean isBareCount(Token name) {
        return name.isWord("count") && cursor.following().isSymbol("(");
    }

    private Command bareCount(Token name) {
        Command command = cursor.placed(stats(), name.start());
        Stats stats = (Stats) command;
        boolean countsStars = stats.aggregates().size() == 1
                && stats.aggregates().get(0).expression() instanceof Expression.Call call
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Expression.Star;
        String text = cursor.place(name)
                .source()
                .text()
                .substring(name.start(), cursor.placeFrom(name.start()).end());
        if (!countsStars || stats.by().isEmpty()) {
            throw cursor.failure(name, "there is no command `count`", "write `stats " + text + "`");
        }
        return command;
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        do {
            int start = cursor.start();
            Expression value = expressions.expression();
            columns.add(cursor.placed(new Column(value, names.optionalAlias()), start));
        } while (cursor.takeSymbol(","));
        return columns;
    }

    private Command stats() {
        List<Column> aggregates = columns();
        List<Column> by = takeBy() ? columns() : List.of();
        return new Stats(aggregates, by, by.isEmpty() ? Optional.empty() : offset(by));
    }

    /** The Lambda developer guide writes {@code group by} [snapstart-monitoring]. */
    private boolean takeBy() {
        if (cursor.isWord("group") && cursor.following().isWord("by")) {
            cursor.take();
        }
        return cursor.takeWord("by");
    }

    /** What shifts the bins that rows are grouped by [CWL_QuerySyntax-timeseries-functions]. */
    private Optional<Period> offset(List<Column> by) {
        Token word = cursor.current();
        if (!cursor.takeWord("offset")) {
            return Optional.empty();
        }
        boolean bins = by.stream()
                .anyMatch(column -> column.expression() instanceof Expression.Call call
                        && call.name().equals("bin"));
        if (!bins) {
            throw cursor.failure(word, "`offset` without `bin`, whose bins it shifts", "write `by bin(5m) offset 1h`");
        }
        return Optional.of(expressions.period());
    }

    private Command sort() {
        cursor.takeWord("by");
        List<SortKey> keys = new ArrayList<>();
        do {
            int start = cursor.start();
            Expression key = expressions.expression();
            boolean descending = cursor.takeWord("desc");
            if (!descending) {
                cursor.takeWord("asc");
            }
            keys.add(cursor.placed(new SortKey(key, descending), start));
        } while (cursor.takeSymbol(","));
        return new Sort(keys);
    }

    private Command limit() {
        boolean any = cursor.takeWord("any");
        return new Limit(count("write `limit 20` or `limit any 20`"), any);
    }

    private OptionalLong optionalCount() {
        return cursor.endsCommand() ? OptionalLong.empty() : OptionalLong.of(count("write a number, or nothing"));
    }

    private long count(String remedy) {
        if (cursor.current().kind() != Kind.NUMBER) {
            throw cursor.unexpected("how many rows", remedy);
        }
        Token number = cursor.current();
        long count = cursor.count(number, "limit", Limit.MOST);
        cursor.take();
        return count;
    }
}
