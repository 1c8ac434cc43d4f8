package io.github.flowcheck.insights.syntax;

import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.PeriodUnit;
import io.github.flowcheck.insights.syntax.Lexer.Kind;
import io.github.flowcheck.insights.syntax.Lexer.SyntaxException;
import io.github.flowcheck.insights.syntax.Lexer.Token;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads calls of functions that there are; what they take is left to the rules. */
final class CallParser {
    private static final Set<String> PERIOD_FUNCTIONS = Set.of("bin", "datefloor", "dateceil", "rate");

    private final Cursor cursor;
    private final ExpressionParser expressions;

    CallParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** A call whose name is the current token. */
    Expression call() {
        Token name = cursor.take();
        Optional<Function> function = Functions.find(name.text());
        if (function.isEmpty()) {
            cursor.problems()
                    .error(cursor.place(name), "there is no function `" + name.text() + "`", remedyFor(name.text()));
        }
        List<Expression> arguments = arguments(name.text());
        String spelling = function.isPresent() ? function.get().name() : name.text();
        return cursor.placed(new Call(spelling, arguments), name.start());
    }

    private static String remedyFor(String name) {
        return OtherNames.remedy(name)
                .or(() -> NearestName.of(name, Functions.names()).map(near -> "did you mean `" + near + "`?"))
                .orElse("the functions are: " + String.join(", ", Functions.names()));
    }

    private List<Expression> arguments(String function) {
        cursor.take();
        List<Expression> arguments = new ArrayList<>();
        if (cursor.takeSymbol(")")) {
            return arguments;
        }
        do {
            arguments.add(argument(function));
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol(")", "separate arguments with `,` and close the call with `)`");
        return arguments;
    }

    private Expression argument(String function) {
        Token token = cursor.current();
        int start = token.start();
        if (token.isSymbol("*")) {
            cursor.take();
            return cursor.placed(new Star(), start);
        }
        if (token.isSymbol("/")) {
            return expressions.regex();
        }
        if (PERIOD_FUNCTIONS.contains(function.toLowerCase(Locale.ROOT)) && isPeriod(token)) {
            return period(token);
        }
        return expressions.expression();
    }

    private boolean isPeriod(Token token) {
        boolean apart = token.kind() == Kind.NUMBER && cursor.following().kind() == Kind.WORD;
        return token.kind() == Kind.PERIOD || apart;
    }

    /** Whether the current token is a number and a unit in one word. */
    boolean isPeriod() {
        Token token = cursor.current();
        return token.kind() == Kind.PERIOD
                && PeriodUnit.find(token.text().substring(digits(token))).isPresent();
    }

    Period period() {
        if (!isPeriod(cursor.current())) {
            throw cursor.unexpected("a period", "write a whole number and a unit, such as 5m");
        }
        return period(cursor.current());
    }

    private Period period(Token token) {
        int digits = digits(token);
        cursor.take();
        String name = token.kind() == Kind.PERIOD
                ? token.text().substring(digits)
                : cursor.take().text();
        long count = digits > 0 && digits <= 9 ? Long.parseLong(token.text().substring(0, digits)) : 0;
        Optional<PeriodUnit> unit = PeriodUnit.find(name);
        if (unit.isEmpty() || !unit.get().allows(count)) {
            throw noPeriod(token, count, name, unit);
        }
        return cursor.placed(new Period(count, unit.get()), token.start());
    }

    private static int digits(Token token) {
        int digits = 0;
        while (digits < token.text().length() && FieldName.isDigit(token.text().charAt(digits))) {
            digits++;
        }
        return digits;
    }

    private SyntaxException noPeriod(Token token, long count, String name, Optional<PeriodUnit> unit) {
        String message = unit.isEmpty() ? "`" + name + "` is no unit of time" : "`" + count + name + "` is no period";
        String remedy = unit.filter(known -> known.most() > 0)
                .map(known ->
                        "write 1 to " + known.most() + " " + known.symbol() + ", or a longer unit, such as 5m for 300s")
                .orElse("write a whole number and ms, s, m, h, d, w, mo, q or y, such as 5m");
        return new SyntaxException(Problem.error(cursor.placeFrom(token.start()), message, remedy), token.end());
    }
}
