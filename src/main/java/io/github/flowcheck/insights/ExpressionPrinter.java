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

/** Writes expressions with as few parentheses as read back to the same tree. */
final class ExpressionPrinter {
    private static final int NOT = 3;
    private static final int COMPARISON = Operator.EQUAL.precedence();
    private static final int SUM = Operator.ADD.precedence();
    private static final int PRIMARY = Operator.POWER.precedence() + 1;
    private static final int ENCLOSED = PRIMARY + 1;

    private ExpressionPrinter() {}

    static String print(Expression expression) {
        StringBuilder text = new StringBuilder();
        print(expression, text);
        return text.toString();
    }

    static void print(Expression expression, StringBuilder text) {
        if (expression instanceof Binary binary) {
            binary(binary, text);
        } else if (expression instanceof Call call) {
            text.append(call.name()).append('(');
            joined(call.arguments(), 0, text);
            text.append(')');
        } else if (expression instanceof In in) {
            within(in.operand(), SUM, text);
            text.append(in.negated() ? " not in [" : " in [");
            joined(in.values(), SUM, text);
            text.append(']');
        } else if (expression instanceof Like like) {
            within(like.operand(), SUM, text);
            text.append(like.tilde() ? " =~ " : like.negated() ? " not like " : " like ");
            print(like.pattern(), text);
        } else if (expression instanceof Not not) {
            text.append("not ");
            within(not.operand(), NOT, text);
        } else if (!leaf(expression, text)) {
            seldom(expression, text);
        }
    }

    private static void seldom(Expression expression, StringBuilder text) {
        if (expression instanceof Negate negate) {
            // the minus sign of a number belongs to the number
            boolean number = negate.operand() instanceof NumberLiteral;
            text.append('-');
            within(negate.operand(), number ? ENCLOSED : PRIMARY, text);
        } else if (expression instanceof InField in) {
            within(in.operand(), SUM, text);
            text.append(in.negated() ? " not in " : " in ");
            print(in.array(), text);
        } else if (expression instanceof InQuery in) {
            within(in.operand(), SUM, text);
            text.append(in.negated() ? " not in " : " in ");
            CommandPrinter.subquery(in.query(), text);
        } else {
            text.append('*');
        }
    }

    private static boolean leaf(Expression expression, StringBuilder text) {
        if (expression instanceof Field field) {
            text.append(FieldName.written(field.name()));
        } else if (expression instanceof StringLiteral string) {
            quoted(string.value(), text);
        } else if (expression instanceof NumberLiteral number) {
            text.append(number.value().toPlainString());
        } else if (expression instanceof RegexLiteral regex) {
            text.append('/').append(regex.pattern()).append('/');
        } else if (expression instanceof Period period) {
            text.append(period.count()).append(period.unit().symbol());
        } else if (expression instanceof Placeholder placeholder) {
            text.append("{{").append(placeholder.name()).append("}}");
        } else {
            return false;
        }
        return true;
    }

    /** In double quotes; a double quote or a backslash inside is led by a backslash, which the documentation does not describe. */
    static void quoted(String value, StringBuilder text) {
        if (value.indexOf('"') < 0 && value.indexOf('\\') < 0) {
            text.append('"').append(value).append('"');
            return;
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '"') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    /** Goes down the left side in a loop, as chains of conditions are deep there. */
    private static void binary(Binary whole, StringBuilder text) {
        Deque<Binary> chain = new ArrayDeque<>();
        Binary first = whole;
        while (first.left() instanceof Binary left && precedence(left) >= neededOnTheLeft(first.operator())) {
            chain.push(first);
            first = left;
        }
        within(first.left(), neededOnTheLeft(first.operator()), text);
        right(first, text);
        for (Binary next : chain) {
            right(next, text);
        }
    }

    private static int neededOnTheLeft(Operator operator) {
        boolean chains = operator.precedence() != COMPARISON && operator != Operator.POWER;
        return chains ? operator.precedence() : operator.precedence() + 1;
    }

    private static void right(Binary binary, StringBuilder text) {
        Operator operator = binary.operator();
        text.append(' ').append(operator.symbol()).append(' ');
        within(binary.right(), operator.precedence() + 1, text);
    }

    private static void joined(List<Expression> expressions, int precedence, StringBuilder text) {
        for (int i = 0; i < expressions.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            within(expressions.get(i), precedence, text);
        }
    }

    private static void within(Expression expression, int precedence, StringBuilder text) {
        if (precedence(expression) < precedence) {
            text.append('(');
            print(expression, text);
            text.append(')');
        } else {
            print(expression, text);
        }
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
