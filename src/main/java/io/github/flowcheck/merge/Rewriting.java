package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Conditions about other fields, and combinations of conditions. */
final class Rewriting {
    private Rewriting() {}

    /**
     * The same condition about fields of other names. What was {@code =~} becomes {@code like}, which says the same and is known to
     * stand inside functions.
     */
    static Expression rename(Expression expression, UnaryOperator<String> names) {
        if (expression instanceof Field field) {
            return new Field(names.apply(field.name()));
        } else if (expression instanceof Binary binary) {
            return new Binary(binary.operator(), rename(binary.left(), names), rename(binary.right(), names));
        } else if (expression instanceof Not not) {
            return new Not(rename(not.operand(), names));
        } else if (expression instanceof In in) {
            return new In(rename(in.operand(), names), in.values(), in.negated());
        } else if (expression instanceof Like like) {
            return new Like(rename(like.operand(), names), like.pattern(), like.negated(), false);
        } else if (expression instanceof Call call) {
            return new Call(call.name(), renamed(call.arguments(), names));
        }
        return expression;
    }

    private static List<Expression> renamed(List<Expression> expressions, UnaryOperator<String> names) {
        return expressions.stream().map(expression -> rename(expression, names)).toList();
    }

    /** Empty for no conditions. */
    static Optional<Expression> all(List<Expression> conditions) {
        return conditions.stream().reduce((left, right) -> new Binary(Operator.AND, left, right));
    }

    /** @param conditions at least one */
    static Expression any(List<Expression> conditions) {
        return conditions.stream()
                .reduce((left, right) -> new Binary(Operator.OR, left, right))
                .orElseThrow();
    }
}
