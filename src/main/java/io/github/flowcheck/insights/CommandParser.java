package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Dedup;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.ParseGlob;
import io.github.flowcheck.insights.Command.ParseRegex;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Lexer.Kind;
import io.github.flowcheck.insights.Lexer.Token;
import io.github.flowcheck.source.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads one command. */
final class CommandParser {
    private static final List<String> KNOWN =
            List.of("dedup", "display", "fields", "filter", "limit", "order", "parse", "sort", "stats", "where");

    static final List<String> NAMES =
            Stream.concat(KNOWN.stream(), OtherCommands.NAMES.stream()).sorted().toList();

    private static final Set<String> PARSE_MODES = Set.of("multi", "logfmt", "csv");

    private static final String ALIAS =
            "write `as` and a name; one with other characters than letters, digits, `@`, `_` and `.` "
                    + "stands in backticks";

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final OtherCommands others;

    CommandParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor, this::subquery);
        this.others = new OtherCommands(cursor, this, expressions);
    }

    /** Whether a token can begin a query in parentheses. */
    boolean isCommand(Token token) {
        return token.isSymbol("$")
                || (token.kind() == Kind.WORD && NAMES.stream().anyMatch(token::isWord));
    }

    /** A query in parentheses, the opening one being the current token. */
    List<Command> subquery() {
        cursor.expectSymbol("(", "write the query in parentheses");
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
        if (name.kind() != Kind.WORD) {
            throw cursor.unexpected("a command", "begin with one of: " + String.join(", ", NAMES));
        }
        if (isBareCount(name)) {
            return bareCount(name);
        }
        Supplier<Command> rest = rest(name);
        cursor.take();
        Command command = rest.get();
        return cursor.placed(command, name.start());
    }

    private Supplier<Command> rest(Token name) {
        return switch (name.text().toLowerCase(Locale.ROOT)) {
            case "fields" -> () -> new Fields(columns(expressions::expression));
            case "display" -> () -> new Display(columns(expressions::expression));
            case "filter", "where" -> () -> new Filter(expressions.expression());
            case "stats" -> this::stats;
            case "sort", "order" -> this::sort;
            case "limit" -> this::limit;
            case "dedup" -> () -> new Dedup(fieldList());
            case "parse" -> () -> parse(name);
            default -> {
                String other = OtherCommands.find(name.text())
                        .orElseThrow(() ->
                                cursor.failure(name, "there is no command `" + name.text() + "`", remedyFor(name)));
                yield () -> others.other(other);
            }
        };
    }

    private String remedyFor(Token name) {
        if (cursor.following().isSymbol("(") && Functions.find(name.text()).isPresent()) {
            boolean aggregate =
                    Functions.find(name.text()).filter(Function::isAggregate).isPresent();
            return "write `" + (aggregate ? "stats " : "fields ") + name.text() + "(…)`";
        }
        return NearestName.of(name.text(), NAMES)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("the commands are: " + String.join(", ", NAMES));
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
        cursor.problems()
                .warning(
                        cursor.place(name),
                        "`count` is no command, and CloudWatch refuses it; it is read as `stats count`",
                        "write `" + CommandPrinter.print(command) + "`");
        return command;
    }

    private List<Column> columns(Supplier<Expression> expression) {
        List<Column> columns = new ArrayList<>();
        do {
            int start = cursor.start();
            Expression value = expression.get();
            Optional<String> alias = cursor.takeWord("as") ? Optional.of(alias()) : Optional.empty();
            columns.add(cursor.placed(new Column(value, alias), start));
        } while (cursor.takeSymbol(","));
        return columns;
    }

    private String alias() {
        return cursor.expectName("a name after `as`", ALIAS);
    }

    private Command stats() {
        List<Column> aggregates = columns(expressions::withAggregates);
        return new Stats(aggregates, cursor.takeWord("by") ? columns(expressions::expression) : List.of());
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
        Token count = cursor.current();
        if (count.kind() != Kind.NUMBER) {
            throw cursor.unexpected("how many rows", "write `limit 20` or `limit any 20`");
        }
        boolean inRange = count.text().matches("0*[1-9][0-9]{0,5}") && Long.parseLong(count.text()) <= Limit.MOST;
        if (!inRange) {
            throw cursor.failure(
                    count, "`" + count.text() + "` is no limit", "write a whole number from 1 to " + Limit.MOST);
        }
        cursor.take();
        return new Limit(Long.parseLong(count.text()), any);
    }

    private List<Expression> fieldList() {
        List<Expression> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (cursor.takeSymbol(","));
        return fields;
    }

    private Field field() {
        int start = cursor.start();
        return cursor.placed(new Field(cursor.expectName("a field", ALIAS)), start);
    }

    private Command parse(Token name) {
        if (isParseMode(cursor.current()) || isParseModeAfterField()) {
            return others.other("parse");
        }
        boolean named = cursor.current().kind() == Kind.WORD || cursor.current().kind() == Kind.NAME;
        Field field = named ? field() : cursor.placed(new Field("@message"), name.start());
        if (cursor.isSymbol("/")) {
            int start = cursor.start();
            RegexLiteral regex = expressions.regex();
            if (!RegexGroups.of(regex.pattern()).iterator().hasNext()) {
                cursor.problems()
                        .error(
                                cursor.placeFrom(start),
                                "a regular expression without a named group",
                                "name what becomes a field: `(?<name>…)`");
            }
            return new ParseRegex(field, regex);
        }
        Token glob = cursor.current();
        if (glob.kind() != Kind.STRING) {
            throw cursor.unexpected("a pattern", "write `\"* text *\" as a, b` or `/(?<a>…)/`");
        }
        cursor.take();
        return new ParseGlob(field, glob.text(), aliases(glob));
    }

    /** Looks no further than a field: what follows a slash or a quote may be no token. */
    private boolean isParseModeAfterField() {
        boolean field = cursor.current().kind() == Kind.WORD || cursor.current().kind() == Kind.NAME;
        return field && isParseMode(cursor.following());
    }

    private static boolean isParseMode(Token token) {
        return token.kind() == Kind.WORD && PARSE_MODES.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private List<String> aliases(Token glob) {
        if (!cursor.takeWord("as")) {
            throw cursor.unexpected("`as`", "name each `*` of the pattern: `as a, b`");
        }
        List<String> aliases = new ArrayList<>();
        do {
            Token token = cursor.current();
            String alias = alias();
            if (aliases.contains(alias)) {
                cursor.problems()
                        .error(
                                cursor.place(token),
                                "two parts with the name `" + alias + "`",
                                "give each part its own name");
            }
            aliases.add(alias);
        } while (cursor.takeSymbol(","));
        long stars = glob.text().chars().filter(c -> c == '*').count();
        if (stars != aliases.size()) {
            cursor.problems()
                    .error(
                            cursor.place(glob),
                            "a pattern with " + stars + " `*` and " + aliases.size() + " names",
                            "write as many names as the pattern has `*`");
        }
        return aliases;
    }
}
