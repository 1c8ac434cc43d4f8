package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Command.Other;
import io.github.flowcheck.insights.Command.SavedQuery;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.Part;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads commands of which only the name is known, for their shape, and calls of saved queries. */
final class OtherCommands {
    private final Cursor cursor;
    private final CommandParser commands;
    private final ExpressionParser expressions;

    OtherCommands(Cursor cursor, CommandParser commands, ExpressionParser expressions) {
        this.cursor = cursor;
        this.commands = commands;
        this.expressions = expressions;
    }

    /** What follows the name. */
    Other other(String name) {
        List<Part> parts = parts("");
        if (parts.isEmpty()) {
            throw cursor.unexpected("more of `" + name + "`", "see the documentation of `" + name + "`");
        }
        return new Other(name, parts);
    }

    /** {@code $name(parameter = value, …)}, the dollar sign being taken. */
    SavedQuery savedQuery() {
        Token token = cursor.current();
        if (token.kind() != Kind.WORD && token.kind() != Kind.NAME) {
            throw cursor.unexpected(
                    "the name of a saved query", "write `$name(…)`, a name with other characters in backticks");
        }
        String name = cursor.takeName();
        cursor.expectSymbol("(", "write the parameters in parentheses, or `()` for none");
        List<SavedQuery.Argument> arguments = new ArrayList<>();
        if (!cursor.takeSymbol(")")) {
            do {
                String parameter = cursor.expectName("the name of a parameter", "write `name = value`");
                cursor.expectSymbol("=", "write `name = value`");
                arguments.add(new SavedQuery.Argument(parameter, expressions.literal()));
            } while (cursor.takeSymbol(","));
            cursor.expectSymbol(")", "separate parameters with `,` and close them with `)`");
        }
        return new SavedQuery(name, arguments);
    }

    private List<Part> parts(String close) {
        cursor.enter();
        List<Part> parts = new ArrayList<>();
        while (!ends(close)) {
            parts.add(part(parts));
        }
        cursor.leave();
        return parts;
    }

    private boolean ends(String close) {
        return cursor.current().kind() == Kind.END
                || cursor.isSymbol("|")
                || cursor.isSymbol(")")
                || cursor.isSymbol("]")
                || (!close.isEmpty() && cursor.isSymbol(close));
    }

    private Part part(List<Part> before) {
        Token token = cursor.current();
        switch (token.kind()) {
            case WORD, PERIOD:
                return new Part.Word(cursor.take().text());
            case NAME:
                return new Part.Literal(
                        cursor.placed(new Field(cursor.expectName("a field", "name a field")), token.start()));
            case STRING:
                cursor.take();
                return new Part.Literal(new StringLiteral(token.text()));
            case NUMBER:
                return new Part.Literal(new NumberLiteral(new BigDecimal(expressions.digits())));
            default:
                return symbol(before);
        }
    }

    private Part symbol(List<Part> before) {
        if (cursor.isSymbol("{{")) {
            return new Part.Literal(expressions.literal());
        }
        if (cursor.isSymbol("/") && !before.isEmpty() && introducesRegex(before.get(before.size() - 1))) {
            return new Part.Literal(expressions.regex());
        }
        if (cursor.isSymbol("(") && commands.isCommand(cursor.following())) {
            return new Part.Subquery(commands.subquery());
        }
        if (cursor.isSymbol("(") || cursor.isSymbol("[")) {
            boolean square = cursor.take().text().equals("[");
            String close = square ? "]" : ")";
            List<Part> parts = parts(close);
            cursor.expectSymbol(close, "close the bracket");
            return new Part.Group(square, parts);
        }
        return new Part.Symbol(cursor.take().text());
    }

    private static boolean introducesRegex(Part part) {
        return (part instanceof Part.Word word
                        && Set.of("like", "multi", "@message")
                                .contains(word.text().toLowerCase(Locale.ROOT)))
                || (part instanceof Part.Symbol symbol && Set.of("=~", ",").contains(symbol.text()));
    }
}
