package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions with as few parentheses as read back to the same tree. */
final class ExpressionPrinter {
    private static final int NOT = 3;
    private static final int COMPARISON = Operator.EQUAL.precedence();
    private static final int SUM = Operator.ADD.precedence();
    private static final int PRIMARY = Operator.POWER.precedence() + 1;

    private ExpressionPrinter() {}

    static String print(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Not not) {
            return "not " + within(not.operand(), NOT);
        }
        if (expression instanceof Negate negate) {
            boolean number = negate.operand() instanceof NumberLiteral;
            return number ? "-(" + print(negate.operand()) + ")" : "-" + within(negate.operand(), PRIMARY);
        }
        if (expression instanceof In in) {
            return within(in.operand(), SUM) + (in.negated() ? " not in [" : " in [") + joined(in.values(), SUM) + "]";
        }
        if (expression instanceof InField in) {
            return within(in.operand(), SUM) + (in.negated() ? " not in " : " in ") + print(in.array());
        }
        if (expression instanceof InQuery in) {
            return within(in.operand(), SUM)
                    + (in.negated() ? " not in " : " in ")
                    + CommandPrinter.subquery(in.query());
        }
        if (expression instanceof Like like) {
            String operator = like.tilde() ? " =~ " : like.negated() ? " not like " : " like ";
            return within(like.operand(), SUM) + operator + print(like.pattern());
        }
        if (expression instanceof Call call) {
            return call.name() + "(" + joined(call.arguments(), 0) + ")";
        }
        return leaf(expression);
    }

    private static String leaf(Expression expression) {
        if (expression instanceof Field field) {
            return FieldName.written(field.name());
        }
        if (expression instanceof StringLiteral string) {
            return quoted(string.value());
        }
        if (expression instanceof NumberLiteral number) {
            return number.value().toPlainString();
        }
        if (expression instanceof RegexLiteral regex) {
            return "/" + regex.pattern() + "/";
        }
        if (expression instanceof Period period) {
            return period.count() + period.unit().symbol();
        }
        return expression instanceof Placeholder placeholder ? "{{" + placeholder.name() + "}}" : "*";
    }

    /** In double quotes; a double quote or a backslash inside is led by a backslash, which the documentation does not describe. */
    static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Goes down the left side in a loop, as chains of conditions are deep there. */
    private static String binary(Binary whole) {
        Deque<String> tails = new ArrayDeque<>();
        Binary binary = whole;
        while (true) {
            Operator operator = binary.operator();
            boolean chains = operator.precedence() != COMPARISON && operator != Operator.POWER;
            int needed = chains ? operator.precedence() : operator.precedence() + 1;
            tails.push(" " + operator.symbol() + " " + within(binary.right(), operator.precedence() + 1));
            if (binary.left() instanceof Binary left && precedence(left) >= needed) {
                binary = left;
            } else {
                return within(binary.left(), needed) + String.join("", tails);
            }
        }
    }

    private static String joined(List<Expression> expressions, int precedence) {
        return expressions.stream().map(e -> within(e, precedence)).collect(Collectors.joining(", "));
    }

    private static String within(Expression expression, int precedence) {
        String text = print(expression);
        return precedence(expression) < precedence ? "(" + text + ")" : text;
    }

    private static int precedence(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary.operator().precedence();
        }
        if (expression instanceof Not) {
            return NOT;
        }
        if (expression instanceof In
                || expression instanceof InField
                || expression instanceof InQuery
                || expression instanceof Like) {
            return COMPARISON;
        }
        boolean signed = expression instanceof Negate
                || (expression instanceof NumberLiteral number && number.value().signum() < 0);
        return signed ? Operator.POWER.precedence() : PRIMARY;
    }
}
