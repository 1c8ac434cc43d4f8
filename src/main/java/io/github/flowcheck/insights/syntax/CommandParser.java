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
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ServiceCommand.Anomaly;
import io.github.flowcheck.insights.ServiceCommand.Estimate;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import io.github.flowcheck.source.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads one command. */
final class CommandParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final NameParser names;
    private final OtherCommands others;
    private final Map<String, Supplier<Command>> rests;

    CommandParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, this::subquery);
        this.names = new NameParser(cursor);
        this.others = new OtherCommands(cursor, this, expressions);
        this.rests = rests();
    }

    /** What reads the rest of each command, by its name. */
    private Map<String, Supplier<Command>> rests() {
        RowCommandParser rows = new RowCommandParser(cursor, expressions, names);
        ServiceCommandParser service = new ServiceCommandParser(cursor, expressions, names, this::subquery);
        SourceParser sources = new SourceParser(cursor, expressions);
        ParseParser parses = new ParseParser(cursor, expressions, names);
        return Map.ofEntries(
                Map.entry("fields", () -> new Fields(columns())),
                Map.entry("display", () -> new Display(columns())),
                Map.entry("filter", () -> new Filter(expressions.expression())),
                Map.entry("filterIndex", () -> new FilterIndex(expressions.expression())),
                Map.entry("stats", this::stats),
                Map.entry("sort", this::sort),
                Map.entry("limit", this::limit),
                Map.entry("head", () -> new Head(optionalCount())),
                Map.entry("tail", () -> new Tail(optionalCount())),
                Map.entry("dedup", () -> new Dedup(List.copyOf(names.fields()))),
                Map.entry("parse", parses::parse),
                Map.entry("search", () -> others.other("search")),
                Map.entry("json", rows::json),
                Map.entry("unnest", rows::unnest),
                Map.entry("expand", rows::expand),
                Map.entry("accum", rows::accum),
                Map.entry("autoregress", rows::autoregress),
                Map.entry("addtotals", rows::addTotals),
                Map.entry("fillmissing", rows::fillMissing),
                Map.entry("filldown", rows::fillDown),
                Map.entry("countFrequent", rows::countFrequent),
                Map.entry("sessionize", rows::sessionize),
                Map.entry("outlier", rows::outlier),
                Map.entry("SOURCE", sources::source),
                Map.entry("join", service::join),
                Map.entry("lookup", service::lookup),
                Map.entry("cidrlookup", service::cidrLookup),
                Map.entry("appendcols", service::appendCols),
                Map.entry("pattern", service::pattern),
                Map.entry("anomaly", () -> service.alone(new Anomaly())),
                Map.entry("diff", service::diff),
                Map.entry("logcompare", service::logCompare),
                Map.entry("relevantfields", service::relevantFields),
                Map.entry("unmask", service::unmask),
                Map.entry("estimate", () -> service.alone(new Estimate())));
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
        CommandInfo info = Commands.find(name.text())
                .orElseThrow(() -> cursor.failure(name, "there is no command `" + name.text() + "`", remedyFor(name)));
        cursor.take();
        Command command = rests.get(info.name()).get();
        return cursor.placed(command, name.start());
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
        return new Stats(aggregates, cursor.takeWord("by") ? columns() : List.of());
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
