package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.InQuery;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Negate;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Placeholder;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.Lexer.Kind;
import io.github.flowcheck.insights.Lexer.SyntaxException;
import io.github.flowcheck.insights.Lexer.Token;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
    private static final Set<String> PERIOD_FUNCTIONS = Set.of("bin", "datefloor", "dateceil");
    private static final String WANTED = "a field, a value or a function";
    private static final String NAMES = "a field name with other characters than letters, digits, `@`, `_` and `.`, "
            + "or one that is a keyword, stands in backticks";

    private final Cursor cursor;
    private final Supplier<List<Command>> subquery;
    private boolean aggregates;

    /** @param subquery reads a query in parentheses */
    ExpressionParser(Cursor cursor, Supplier<List<Command>> subquery) {
        this.cursor = cursor;
        this.subquery = subquery;
    }

    /** An expression in which aggregates may stand. */
    Expression withAggregates() {
        aggregates = true;
        try {
            return expression();
        } finally {
            aggregates = false;
        }
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
        if (!cursor.takeWord("not")) {
            return comparison();
        }
        cursor.enter();
        Expression operand = not();
        cursor.leave();
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
        return cursor.placed(
                cursor.isSymbol("(") ? new InQuery(left, subquery.get(), negated) : new In(left, list(), negated), start);
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

    private List<Expression> list() {
        cursor.expectSymbol("[", "write the values as `[a, b]`");
        List<Expression> values = new ArrayList<>();
        do {
            values.add(sum());
            cursor.link();
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
        return cursor.placed(new RegexLiteral(cursor.takeRegex().text()), start);
    }

    private Expression sum() {
        int start = cursor.start();
        Expression left = product();
        while (cursor.isSymbol("+") || cursor.isSymbol("-")) {
            Operator operator = cursor.take().text().equals("+") ? Operator.ADD : Operator.SUBTRACT;
            left = binary(start, operator, left, product());
        }
        return left;
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
                    return call();
                }
                return cursor.placed(new Field(cursor.expectName(WANTED, NAMES)), start);
            case NAME:
                return cursor.placed(new Field(checkedName(cursor.take())), start);
            case PERIOD:
                throw cursor.failure(
                        token,
                        "`" + token.text() + "` is no number",
                        "a period stands in `bin`, `datefloor` and `dateceil` only; " + NAMES);
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
        throw cursor.unexpected(WANTED, NAMES);
    }

    private String checkedName(Token name) {
        if (name.text().chars().anyMatch(Character::isISOControl)) {
            throw cursor.failure(name, "a field name that holds a control character", "remove it");
        }
        return name.text();
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

    private Expression call() {
        Token name = cursor.take();
        Optional<Function> function = Functions.find(name.text());
        if (function.isEmpty()) {
            cursor.problems()
                    .error(cursor.place(name), "there is no function `" + name.text() + "`", remedyFor(name.text()));
        }
        boolean outer = aggregates;
        if (function.filter(Function::isAggregate).isPresent()) {
            refuseAggregate(name);
            aggregates = false;
        }
        List<Expression> arguments = arguments(name.text());
        aggregates = outer;
        function.filter(known -> !known.takes(arguments.size())).ifPresent(known -> cursor.problems()
                .error(
                        cursor.placeFrom(name.start()),
                        "`" + known.name() + "` takes " + known.arity() + ", not " + arguments.size(),
                        "write it with " + known.arity()));
        return cursor.placed(new Call(function.map(Function::name).orElse(name.text()), arguments), name.start());
    }

    private void refuseAggregate(Token name) {
        if (!aggregates) {
            cursor.problems()
                    .error(
                            cursor.place(name),
                            "`" + name.text() + "` computes a value from many rows, which no single row has here",
                            "use it in `stats`, before `by` and not inside another such function");
        }
    }

    private static String remedyFor(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "lower" -> "use `tolower`";
            case "upper" -> "use `toupper`";
            default ->
                NearestName.of(name, Functions.names())
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("the functions are: " + String.join(", ", Functions.names()));
        };
    }

    private List<Expression> arguments(String function) {
        cursor.take();
        List<Expression> arguments = new ArrayList<>();
        if (cursor.takeSymbol(")")) {
            return arguments;
        }
        do {
            arguments.add(argument(function));
            cursor.link();
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol(")", "separate arguments with `,` and close the call with `)`");
        return arguments;
    }

    private Expression argument(String function) {
        Token token = cursor.current();
        int start = token.start();
        if (token.isSymbol("*")) {
            cursor.take();
            if (!function.equalsIgnoreCase("count") && Functions.find(function).isPresent()) {
                cursor.problems()
                        .error(
                                cursor.place(token),
                                "`*` stands for no value here",
                                "name a field; only `count` takes `*`");
            }
            return cursor.placed(new Star(), start);
        }
        if (token.isSymbol("/")) {
            return regex();
        }
        if (PERIOD_FUNCTIONS.contains(function.toLowerCase(Locale.ROOT)) && isPeriod(token)) {
            return period(token);
        }
        return expression();
    }

    private boolean isPeriod(Token token) {
        boolean apart = token.kind() == Kind.NUMBER && cursor.following().kind() == Kind.WORD;
        return token.kind() == Kind.PERIOD || apart;
    }

    private Period period(Token token) {
        int digits = 0;
        while (digits < token.text().length() && Lexer.isDigit(token.text().charAt(digits))) {
            digits++;
        }
        cursor.take();
        String name = token.kind() == Kind.PERIOD
                ? token.text().substring(digits)
                : cursor.take().text();
        long count = digits > 0 && digits <= 9 ? Long.parseLong(token.text().substring(0, digits)) : 0;
        Optional<PeriodUnit> unit = PeriodUnit.find(name);
        String message = unit.isEmpty() ? "`" + name + "` is no unit of time" : "`" + count + name + "` is no period";
        String remedy = unit.filter(known -> known.most() > 0)
                .map(known ->
                        "write 1 to " + known.most() + " " + known.symbol() + ", or a longer unit, such as 5m for 300s")
                .orElse("write a whole number and ms, s, m, h, d, w, mo, q or y, such as 5m");
        if (unit.filter(known -> known.allows(count)).isEmpty()) {
            throw new SyntaxException(Problem.error(cursor.placeFrom(token.start()), message, remedy), token.end());
        }
        return cursor.placed(new Period(count, unit.get()), token.start());
    }

    private Binary binary(int start, Operator operator, Expression left, Expression right) {
        cursor.link();
        return cursor.placed(new Binary(operator, left, right), start);
    }
}
