package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.RowCommand;
import io.github.flowcheck.insights.RowCommand.AddTotals;
import io.github.flowcheck.insights.RowCommand.Autoregress;
import io.github.flowcheck.insights.RowCommand.FillMissing;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows the keyword of a command over rows. */
final class RowCommandParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final NameParser names;

    RowCommandParser(Cursor cursor, ExpressionParser expressions, NameParser names) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.names = names;
    }

    /** What follows the name of a command. */
    Command rest(String command) {
        return switch (command) {
            case "json" -> json();
            case "unnest" -> unnest();
            case "expand" -> expand();
            case "accum" -> accum();
            case "autoregress" -> autoregress();
            case "addtotals" -> addTotals();
            case "fillmissing" -> fillMissing();
            case "filldown" -> fillDown();
            case "countFrequent" -> countFrequent();
            case "sessionize" -> sessionize();
            case "outlier" -> outlier();
            default -> throw new IllegalStateException("nothing reads " + command);
        };
    }

    private Command unnest() {
        Field field = names.field();
        if (!cursor.takeWord("into")) {
            throw cursor.unexpected("`into`", "name the members: `unnest list into member`");
        }
        return new RowCommand.Unnest(field, names.alias("into"));
    }

    private Command expand() {
        return new RowCommand.Expand(names.field());
    }

    /** Several paths at once, as other query languages have them, are not documented. */
    private Command json() {
        String form = "write `json field=payload \"user.name\" as name`";
        if (!cursor.isWord("field") || !cursor.following().isSymbol("=")) {
            throw cursor.unexpected("`field=`", form);
        }
        cursor.take();
        cursor.take();
        Field field = names.field();
        Token path = cursor.current();
        if (path.kind() != Kind.STRING || path.text().isEmpty()) {
            throw cursor.unexpected("a path in quotes", form);
        }
        cursor.take();
        if (!cursor.takeWord("as")) {
            throw cursor.unexpected("`as`", form);
        }
        return new RowCommand.Json(field, path.text(), names.alias("as"));
    }

    private Command accum() {
        return new RowCommand.Accum(names.field(), names.optionalAlias());
    }

    private Command autoregress() {
        Field field = names.field();
        Optional<Autoregress.Lags> lags = lags();
        Optional<String> alias = names.optionalAlias();
        return new Autoregress(field, alias, lags.or(this::lags));
    }

    private Optional<Autoregress.Lags> lags() {
        if (!cursor.isWord("p") || !cursor.following().isSymbol("=")) {
            return Optional.empty();
        }
        cursor.take();
        cursor.take();
        Token first = cursor.current();
        int from = lag();
        int to = cursor.takeSymbol("-") ? lag() : from;
        if (to < from) {
            throw cursor.failure(first, "`p=" + from + "-" + to + "` runs backwards", "write the smaller number first");
        }
        return Optional.of(new Autoregress.Lags(from, to));
    }

    private int lag() {
        Token token = cursor.current();
        if (token.kind() != Kind.NUMBER) {
            throw cursor.unexpected("how many rows back", "write `p=1`, or `p=1-4` for several");
        }
        cursor.take();
        return (int) cursor.count(token, "number of rows back", Autoregress.Lags.MOST);
    }

    private Command addTotals() {
        Options options = Options.read(cursor, "addtotals", List.of("fieldname", "row", "col"));
        List<Field> fields = cursor.endsCommand() ? List.of() : names.fields();
        return new AddTotals(options.name("fieldname"), options.flag("row"), options.flag("col"), fields);
    }

    private Command fillMissing() {
        List<FillMissing.Filling> fillings = new ArrayList<>();
        if (cursor.takeWord("with")) {
            do {
                Expression value = expressions.literal();
                if (!cursor.takeWord("for")) {
                    throw cursor.unexpected("`for`", "write `with 0 for field`");
                }
                fillings.add(new FillMissing.Filling(value, names.field()));
            } while (cursor.takeSymbol(","));
        } else if (!cursor.endsCommand()) {
            throw cursor.unexpected("`with`", "write `fillmissing with 0 for field`, or `fillmissing` alone");
        }
        return new FillMissing(fillings);
    }

    private Command fillDown() {
        List<Field> fields = new ArrayList<>();
        while (!cursor.endsCommand()) {
            fields.add(names.fieldPattern());
            cursor.takeSymbol(",");
        }
        return new RowCommand.FillDown(fields);
    }

    private Command countFrequent() {
        return new RowCommand.CountFrequent(names.fields());
    }

    private Command sessionize() {
        List<Field> fields = names.fields();
        Optional<Period> span = cursor.takeWord("maxspan") ? Optional.of(expressions.period()) : Optional.empty();
        return new RowCommand.Sessionize(fields, span, names.optionalAlias());
    }

    private Command outlier() {
        Options options = Options.read(cursor, "outlier", List.of("action", "param", "uselower", "mark"));
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(names.field());
            cursor.takeSymbol(",");
        } while (!cursor.endsCommand());
        return new RowCommand.Outlier(
                options.either("action", "remove", "transform"),
                options.number("param").map(this::decimal),
                options.flag("uselower"),
                options.flag("mark"),
                fields);
    }

    private BigDecimal decimal(Token number) {
        if (number.text().length() > Expression.NumberLiteral.LONGEST) {
            throw cursor.failure(number, "a number of too many digits", "write a shorter one");
        }
        return new BigDecimal(number.text());
    }
}
