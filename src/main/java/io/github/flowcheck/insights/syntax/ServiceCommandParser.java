package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.ServiceCommand;
import io.github.flowcheck.insights.ServiceCommand.Anomaly;
import io.github.flowcheck.insights.ServiceCommand.Diff;
import io.github.flowcheck.insights.ServiceCommand.Estimate;
import io.github.flowcheck.insights.ServiceCommand.Join;
import io.github.flowcheck.insights.ServiceCommand.Lookup;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what follows the keyword of a command that needs more than events. */
final class ServiceCommandParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final NameParser names;
    private final CommandParser commands;

    /** @param commands reads a query in parentheses */
    ServiceCommandParser(Cursor cursor, ExpressionParser expressions, NameParser names, CommandParser commands) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.names = names;
        this.commands = commands;
    }

    /** What follows the name of a command. */
    Command rest(String command) {
        return switch (command) {
            case "join" -> join();
            case "lookup" -> lookup();
            case "cidrlookup" -> cidrLookup();
            case "appendcols" -> appendCols();
            case "pattern" -> pattern();
            case "anomaly" -> alone(new Anomaly());
            case "diff" -> diff();
            case "logcompare" -> logCompare();
            case "relevantfields" -> relevantFields();
            case "unmask" -> unmask();
            case "estimate" -> alone(new Estimate());
            default -> throw new IllegalStateException("nothing reads " + command);
        };
    }

    private Command join() {
        Options options = Options.read(cursor, "join", List.of("type", "left", "right"));
        if (!cursor.takeWord("where")) {
            throw cursor.unexpected(
                    "`where`", "write `join type=inner left=a right=b where a.field = b.field (SOURCE 'group')`");
        }
        Expression condition = condition();
        if (!cursor.isSymbol("(")) {
            throw cursor.unexpected("a query in parentheses", "write the other side as `(SOURCE 'group' | …)`");
        }
        return new Join(
                options.either("type", "left", "inner"),
                options.name("left"),
                options.name("right"),
                condition,
                commands.subquery());
    }

    /** Equalities of fields. A parenthesis behind a field begins the query, so that no expression can be read here. */
    private Expression condition() {
        int start = cursor.start();
        Expression condition = equality();
        while (cursor.takeWord("and")) {
            cursor.link();
            condition = cursor.placed(new Binary(Operator.AND, condition, equality()), start);
        }
        return condition;
    }

    private Expression equality() {
        int start = cursor.start();
        Field left = names.field();
        if (!cursor.takeSymbol("=") && !cursor.takeSymbol("==")) {
            throw cursor.unexpected(
                    "`=`", "write `a.field = b.field`; what else is asked stands in a `filter` behind `join`");
        }
        return cursor.placed(new Binary(Operator.EQUAL, left, names.field()), start);
    }

    private Command lookup() {
        String table = table();
        List<Lookup.Match> matches = new ArrayList<>();
        do {
            int start = cursor.start();
            String column = cursor.expectName("a column", "write `lookup table column as field OUTPUT column`");
            Field field = cursor.takeWord("as") ? names.field() : cursor.placed(new Field(column), start);
            matches.add(new Lookup.Match(column, field));
        } while (cursor.takeSymbol(","));
        return new Lookup(table, matches, onlyMissing(), outputs());
    }

    private Command cidrLookup() {
        String table = table();
        Field address = names.field();
        Optional<String> column = names.optionalAlias();
        return new ServiceCommand.CidrLookup(table, address, column, onlyMissing(), outputs());
    }

    private String table() {
        return cursor.expectName("the name of a lookup table", "write it behind the command; its fields follow");
    }

    private boolean onlyMissing() {
        if (cursor.takeWord("OUTPUTNEW")) {
            return true;
        }
        if (!cursor.takeWord("OUTPUT")) {
            throw cursor.unexpected(
                    "`OUTPUT` or `OUTPUTNEW`", "write `OUTPUT` and the columns of the table that are added");
        }
        return false;
    }

    private List<Lookup.Output> outputs() {
        List<Lookup.Output> outputs = new ArrayList<>();
        do {
            String column = cursor.expectName("a column", "name the columns of the table that are added");
            outputs.add(new Lookup.Output(column, names.optionalAlias().filter(alias -> !alias.equals(column))));
        } while (cursor.takeSymbol(","));
        return outputs;
    }

    private Command appendCols() {
        Options options = Options.read(cursor, "appendcols", List.of("override", "max"));
        if (!cursor.isSymbol("(")) {
            throw cursor.unexpected("a query in parentheses", "write `appendcols (SOURCE 'group' | …)`");
        }
        return new ServiceCommand.AppendCols(
                options.flag("override"), options.count("max", Limit.MOST), commands.subquery());
    }

    private Command pattern() {
        return new ServiceCommand.Pattern(expressions.expression());
    }

    private Command diff() {
        if (cursor.endsCommand()) {
            return new Diff(Optional.empty());
        }
        Token word = cursor.current();
        Optional<Diff.Before> before = Arrays.stream(Diff.Before.values())
                .filter(known -> word.isWord(known.word()))
                .findFirst();
        if (before.isEmpty()) {
            throw cursor.unexpected(
                    "a time to compare with",
                    "write "
                            + Arrays.stream(Diff.Before.values())
                                    .map(known -> "`" + known.word() + "`")
                                    .collect(Collectors.joining(", "))
                            + ", or nothing for the time just before");
        }
        cursor.take();
        return new Diff(before);
    }

    private Command logCompare() {
        if (!cursor.takeWord("timeshift")) {
            throw cursor.unexpected("`timeshift`", "write `logcompare timeshift 7d`");
        }
        return new ServiceCommand.LogCompare(expressions.period());
    }

    private Command relevantFields() {
        List<Field> fields = cursor.isWord("where") ? List.of() : names.fields();
        if (!cursor.takeWord("where")) {
            throw cursor.unexpected("`where`", "write `relevantfields where status = 500`");
        }
        return new ServiceCommand.RelevantFields(fields, expressions.expression());
    }

    private Command unmask() {
        if (cursor.isSymbol("(")) {
            throw cursor.unexpected("a field", "write `fields unmask(@message) as message`");
        }
        return new ServiceCommand.Unmask(names.fields());
    }

    /** For a command without anything behind its keyword. */
    private Command alone(Command command) {
        if (!cursor.endsCommand() && cursor.current().kind() != Kind.END) {
            throw cursor.unexpected("`|` or the end of the query", "write nothing behind `" + command.keyword() + "`");
        }
        return command;
    }
}
