package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.InField;
import io.github.flowcheck.insights.Expression.InQuery;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Negate;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Placeholder;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.RegexGroups;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.SyntaxException;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import io.github.flowcheck.source.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads expressions, by precedence: or, and, not, comparisons, sums, products, powers, the minus sign. */
final class ExpressionParser {
    private static final Map<String, Operator> COMPARISONS = Map.of(
            "=", Operator.EQUAL,
            "==", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.LESS_OR_EQUAL,
            ">", Operator.GREATER,
            ">=", Operator.GREATER_OR_EQUAL);
    private static final String WANTED = "a field, a value or a function";
    private static final String NAMES = "a field name with other characters than letters, digits, `@`, `_` and `.`, "
            + "or one that is a keyword, stands in backticks";

    private final Cursor cursor;
    private final CommandParser commands;
    private final CallParser calls;
    private final NameParser names;

    /** @param commands reads a query in parentheses */
    ExpressionParser(Cursor cursor, CommandParser commands) {
        this.cursor = cursor;
        this.commands = commands;
        this.calls = new CallParser(cursor, this);
        this.names = new NameParser(cursor);
    }

    Expression expression() {
        cursor.enter();
        int start = cursor.start();
        Expression left = and();
        while (cursor.takeWord("or")) {
            left = binary(start, Operator.OR, left, and());
        }
        cursor.leave();
        return left;
    }

    private Expression and() {
        int start = cursor.start();
        Expression left = not();
        while (cursor.takeWord("and")) {
            left = binary(start, Operator.AND, left, not());
        }
        return left;
    }

    private Expression not() {
        int start = cursor.start();
        if (cursor.isSymbol("!")) {
            return exclaimed(start);
        }
        if (!cursor.takeWord("not")) {
            return comparison();
        }
        cursor.enter();
        Expression operand = not();
        cursor.leave();
        return cursor.placed(new Not(operand), start);
    }

    /** {@code !ispresent(x)} [CWL_QuerySyntax-Join]. What of a comparison it takes is not documented, so it stands before none. */
    private Expression exclaimed(int start) {
        Token sign = cursor.take();
        boolean call =
                cursor.current().kind() == Kind.WORD && cursor.following().isSymbol("(");
        if (!call && !cursor.isSymbol("(")) {
            throw cursor.failure(
                    sign,
                    "`!` before something else than a call or parentheses",
                    "write `not`, or `!=` for a comparison");
        }
        Expression operand = primary();
        Token next = cursor.current();
        if (isComparison(next) || next.isWord("not")) {
            throw cursor.failure(
                    next, "a comparison behind `!`", "write `not` instead, or put what `!` negates in parentheses");
        }
        return cursor.placed(new Not(operand), start);
    }

    private Expression comparison() {
        int start = cursor.start();
        Expression left = sum();
        Expression compared = comparedWith(left, start);
        if (compared != left && isComparison(cursor.current())) {
            throw cursor.failure(
                    cursor.current(),
                    "a comparison of a comparison",
                    "join two comparisons with `and`, or use parentheses");
        }
        return compared;
    }

    private static boolean isComparison(Token token) {
        return (token.kind() == Kind.SYMBOL
                        && (COMPARISONS.containsKey(token.text())
                                || token.text().equals("=~")))
                || token.isWord("in")
                || token.isWord("like");
    }

    private Expression comparedWith(Expression left, int start) {
        Token token = cursor.current();
        if (token.kind() == Kind.SYMBOL && COMPARISONS.containsKey(token.text())) {
            cursor.take();
            return binary(start, COMPARISONS.get(token.text()), left, sum());
        }
        if (cursor.takeSymbol("=~")) {
            return cursor.placed(new Like(left, pattern(), false, true), start);
        }
        boolean negated = token.isWord("not");
        Token word = negated ? cursor.following() : token;
        if (!word.isWord("in") && !word.isWord("like")) {
            return left;
        }
        if (negated) {
            cursor.take();
        }
        cursor.take();
        if (word.isWord("like")) {
            return cursor.placed(new Like(left, pattern(), negated, false), start);
        }
        return cursor.placed(membership(left, negated), start);
    }

    private Expression membership(Expression left, boolean negated) {
        if (cursor.isSymbol("(")) {
            return new InQuery(left, commands.subquery(), negated);
        }
        Kind kind = cursor.current().kind();
        boolean array =
                kind == Kind.NAME || (kind == Kind.WORD && !cursor.following().isSymbol("("));
        return array ? new InField(left, names.field(WANTED, NAMES), negated) : new In(left, list(), negated);
    }

    /** A string, a number or a parameter. */
    Expression literal() {
        Token token = cursor.current();
        boolean number = token.kind() == Kind.NUMBER || token.isSymbol("-");
        if (token.kind() == Kind.STRING || number || token.isSymbol("{{")) {
            return signed();
        }
        throw cursor.unexpected("a value", "write a string in quotes or a number");
    }

    /** The digits of the current number. */
    String digits() {
        return number().toPlainString();
    }

    /** A period such as {@code 5m}. */
    Period period() {
        return calls.period();
    }

    private List<Expression> list() {
        cursor.expectSymbol("[", "write the values as `[a, b]`");
        if (cursor.isSymbol("]")) {
            throw cursor.unexpected("a value", "write at least one value, or leave the condition out");
        }
        List<Expression> values = new ArrayList<>();
        do {
            values.add(sum());
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol("]", "separate values with `,` and close the list with `]`");
        return values;
    }

    private Expression pattern() {
        if (cursor.isSymbol("/")) {
            return regex();
        }
        if (cursor.current().kind() == Kind.STRING || cursor.isSymbol("{{")) {
            return primary();
        }
        throw cursor.unexpected("a string or a regular expression", "write `\"text\"` or `/regex/`");
    }

    RegexLiteral regex() {
        int start = cursor.start();
        Token token = cursor.takeRegex();
        if (RegexGroups.endsInClass(token.text())) {
            throw new SyntaxException(
                    Problem.error(
                            cursor.placeFrom(start),
                            "a regular expression that ends within `[`",
                            "write a slash inside it as `\\/`, or close the class with `]`"),
                    token.end());
        }
        Token next = cursor.current();
        if (next.kind() == Kind.WORD && next.start() == token.end()) {
            throw cursor.failure(
                    next,
                    "a flag behind a regular expression",
                    next.isWord("i")
                            ? "write `(?i)` at its beginning to ignore case"
                            : "write flags at its beginning, such as `(?i)`");
        }
        return cursor.placed(new RegexLiteral(token.text()), start);
    }

    private Expression sum() {
        int start = cursor.start();
        Expression left = product();
        while (cursor.isSymbol("+") || cursor.isSymbol("-")) {
            Operator operator = cursor.take().text().equals("+") ? Operator.ADD : Operator.SUBTRACT;
            left = binary(start, operator, left, addend());
        }
        return left;
    }

    /** A period may be added, as CloudWatch was seen to take it; anything else that begins with a digit is no number. */
    private Expression addend() {
        return calls.isPeriod() ? calls.period() : product();
    }

    private Expression product() {
        int start = cursor.start();
        Expression left = power();
        while (cursor.isSymbol("*") || cursor.isSymbol("/") || cursor.isSymbol("%")) {
            Operator operator =
                    switch (cursor.take().text()) {
                        case "*" -> Operator.MULTIPLY;
                        case "/" -> Operator.DIVIDE;
                        default -> Operator.REMAINDER;
                    };
            left = binary(start, operator, left, power());
        }
        return left;
    }

    /** From the right, as in mathematics; the documentation does not say, so the printer always writes parentheses. */
    private Expression power() {
        int start = cursor.start();
        Expression left = signed();
        if (!cursor.takeSymbol("^")) {
            return left;
        }
        cursor.enter();
        Expression right = power();
        cursor.leave();
        return binary(start, Operator.POWER, left, right);
    }

    private Expression signed() {
        int start = cursor.start();
        if (!cursor.takeSymbol("-")) {
            return primary();
        }
        if (cursor.current().kind() == Kind.NUMBER) {
            return cursor.placed(new NumberLiteral(number().negate()), start);
        }
        cursor.enter();
        Expression operand = signed();
        cursor.leave();
        return cursor.placed(new Negate(operand), start);
    }

    private Expression primary() {
        Token token = cursor.current();
        int start = token.start();
        switch (token.kind()) {
            case NUMBER:
                return cursor.placed(new NumberLiteral(number()), start);
            case STRING:
                cursor.take();
                return cursor.placed(new StringLiteral(token.text()), start);
            case WORD:
                if (cursor.following().isSymbol("(")
                        && !FieldName.RESERVED.contains(token.text().toLowerCase(Locale.ROOT))) {
                    return calls.call();
                }
                return names.field(WANTED, NAMES);
            case NAME:
                return names.field(WANTED, NAMES);
            case PERIOD:
                throw cursor.failure(
                        token,
                        token.shown() + " is no number",
                        calls.isPeriod()
                                ? "a period stands in `bin`, `datefloor` and `dateceil` only; " + NAMES
                                : "a text such as an address, a block or an id stands in quotes, as a whole; a field name that"
                                        + " begins with a digit in backticks; a number has digits and perhaps a point, such as 1000 or 0.5");
            default:
                return bracketed(start);
        }
    }

    private Expression bracketed(int start) {
        if (cursor.takeSymbol("(")) {
            Expression inner = expression();
            cursor.expectSymbol(")", "close the parenthesis, or join conditions with `and` or `or`");
            return inner;
        }
        if (cursor.takeSymbol("{{")) {
            String name = cursor.expectName("the name of a parameter", "write a parameter as `{{name}}`");
            if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                throw new SyntaxException(
                        Problem.error(
                                cursor.placeFrom(start),
                                "`" + name + "` cannot name a parameter",
                                "use letters, digits and `_`, not led by a digit"),
                        start + 2);
            }
            cursor.expectSymbol("}}", "write a parameter as `{{name}}`");
            return cursor.placed(new Placeholder(name), start);
        }
        if (cursor.isSymbol("/")) {
            throw cursor.unexpected(WANTED, "compare with a regular expression by `like` or `=~`");
        }
        if (cursor.isSymbol("[")) {
            throw cursor.unexpected(WANTED, "write a list behind `in`");
        }
        if (cursor.isSymbol("!")) {
            throw cursor.unexpected(WANTED, "write `(not …)`, or `!=` for a comparison");
        }
        if (cursor.isSymbol(">")) {
            throw cursor.unexpected(WANTED, "write `!=` for what is not equal, `>=` for what is at least equal");
        }
        throw cursor.unexpected(WANTED, NAMES);
    }

    private BigDecimal number() {
        Token token = cursor.current();
        if (token.text().length() > NumberLiteral.LONGEST) {
            throw cursor.failure(
                    token, "a number of more than " + NumberLiteral.LONGEST + " digits", "write a string in quotes");
        }
        cursor.take();
        return new BigDecimal(token.text());
    }

    private Binary binary(int start, Operator operator, Expression left, Expression right) {
        cursor.link();
        return cursor.placed(new Binary(operator, left, right), start);
    }
}
