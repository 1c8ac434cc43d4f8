package io.github.flowcheck.engine.expression;

import io.github.flowcheck.engine.function.TextTest;
import io.github.flowcheck.engine.row.Condition;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.row.Row.Reading;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.InField;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Turns conditions into closures, with short ways for a field against a literal, on which most of a scan's time goes. */
final class ConditionCompiler {
    private static final Set<String> TIMES = Set.of("bin", "datefloor", "dateceil", "fromMillis");

    private final ExpressionCompiler expressions;

    ConditionCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    static boolean isCondition(Expression expression) {
        return (expression instanceof Binary binary && !ExpressionCompiler.isArithmetic(binary.operator()))
                || expression instanceof Not
                || expression instanceof In
                || expression instanceof InField
                || expression instanceof Like;
    }

    Condition compile(Expression expression) {
        if (expression instanceof Binary binary && !ExpressionCompiler.isArithmetic(binary.operator())) {
            return switch (binary.operator()) {
                case AND, OR -> junction(binary);
                default -> comparison(binary);
            };
        }
        if (expression instanceof Not not) {
            Condition operand = compile(not.operand());
            return row -> !operand.holds(row);
        }
        if (expression instanceof In in) {
            return in(in);
        }
        if (expression instanceof InField in) {
            Condition contained =
                    expressions.condition(new Call("jsonArrayContains", List.of(in.array(), in.operand())));
            Evaluator operand = expressions.evaluator(in.operand());
            boolean wanted = !in.negated();
            return row -> operand.on(row) != null && contained.holds(row) == wanted;
        }
        if (expression instanceof Like like) {
            return like(like);
        }
        Evaluator evaluator = expressions.evaluator(expression);
        return row -> Values.truth(evaluator.on(row));
    }

    private Condition junction(Binary binary) {
        List<Condition> parts = new ArrayList<>();
        flatten(binary, binary.operator(), parts);
        Condition[] all = parts.toArray(Condition[]::new);
        boolean and = binary.operator() == Operator.AND;
        return row -> {
            for (Condition part : all) {
                if (part.holds(row) != and) {
                    return !and;
                }
            }
            return and;
        };
    }

    private void flatten(Expression expression, Operator operator, List<Condition> parts) {
        if (expression instanceof Binary binary && binary.operator() == operator) {
            flatten(binary.left(), operator, parts);
            flatten(binary.right(), operator, parts);
        } else {
            parts.add(compile(expression));
        }
    }

    private Condition comparison(Binary binary) {
        Operator operator = binary.operator();
        refuseTextBeside(binary.left(), binary.right());
        refuseTextBeside(binary.right(), binary.left());
        Optional<Object> right = ExpressionCompiler.constant(binary.right());
        if (binary.left() instanceof Field field && right.isPresent()) {
            return withLiteral(expressions.slot(field), operator, right.get());
        }
        Optional<Object> left = ExpressionCompiler.constant(binary.left());
        if (binary.right() instanceof Field field && left.isPresent()) {
            return withLiteral(expressions.slot(field), mirrored(operator), left.get());
        }
        Evaluator a = expressions.evaluator(binary.left());
        Evaluator b = expressions.evaluator(binary.right());
        IntPredicate accepts = accepts(operator);
        return row -> {
            Object x = a.on(row);
            Object y = Values.isPlain(x) ? b.on(row) : null;
            return Values.isPlain(y) && accepts.test(Values.compare(x, y));
        };
    }

    /** As its milliseconds a point in time would be before nearly all texts that tell another, so that none would be found. */
    private void refuseTextBeside(Expression time, Expression text) {
        boolean isTime = time instanceof Field field
                ? field.name().equals(Layout.TIMESTAMP) || field.name().equals(Row.INGESTION_TIME)
                : time instanceof Call call && TIMES.contains(call.name());
        if (isTime && text instanceof StringLiteral string && Values.number(string.value()) == null) {
            expressions.unevaluated(
                    text,
                    "a text beside a point in time is not evaluated offline: what CloudWatch makes of it is not documented",
                    "write milliseconds since 1970, such as 1418530500000 for 2014-12-14T04:15:00Z");
        }
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    private static IntPredicate accepts(Operator operator) {
        return switch (operator) {
            case EQUAL -> order -> order == 0;
            case NOT_EQUAL -> order -> order != 0;
            case LESS -> order -> order < 0;
            case LESS_OR_EQUAL -> order -> order <= 0;
            case GREATER -> order -> order > 0;
            default -> order -> order >= 0;
        };
    }

    private static Condition withLiteral(int slot, Operator operator, Object literal) {
        Number number = Values.number(literal);
        String text = Values.text(literal);
        if (number == null && operator == Operator.EQUAL) {
            return row -> {
                Object value = row.get(slot);
                return Values.isPlain(value) && text.equals(Values.text(value));
            };
        }
        IntPredicate accepts = accepts(operator);
        if (number == null) {
            return row -> {
                Object value = row.get(slot);
                return Values.isPlain(value) && accepts.test(Values.text(value).compareTo(text));
            };
        }
        if (number instanceof Long whole) {
            return withWhole(slot, accepts, whole, text);
        }
        return row -> {
            Object value = row.get(slot);
            return Values.isPlain(value) && accepts.test(compare(row.numberAt(slot), value, number, text));
        };
    }

    private static Condition withWhole(int slot, IntPredicate accepts, long whole, String text) {
        return row -> {
            if (row.reading(slot) == Reading.LONG) {
                return accepts.test(Long.compare(row.longAt(slot), whole));
            }
            Object value = row.get(slot);
            return Values.isPlain(value) && accepts.test(compare(row.numberAt(slot), value, whole, text));
        };
    }

    private static int compare(@Nullable Number a, Object value, Number literal, String text) {
        return a != null ? Numbers.compare(a, literal) : Values.text(value).compareTo(text);
    }

    /** With literals only this is one look-up; a value equals an element as it would with {@code =}. */
    private Condition in(In in) {
        List<Optional<Object>> constants =
                in.values().stream().map(ExpressionCompiler::constant).toList();
        in.values().forEach(value -> refuseTextBeside(in.operand(), value));
        Evaluator operand = expressions.evaluator(in.operand());
        boolean wanted = !in.negated();
        if (constants.stream().allMatch(Optional::isPresent)) {
            Members members = new Members(constants.stream().map(Optional::get).toList());
            if (in.operand() instanceof Field field) {
                int slot = expressions.slot(field);
                return row -> {
                    Object value = row.get(slot);
                    return Values.isPlain(value) && members.contains(value) == wanted;
                };
            }
            return row -> {
                Object value = operand.on(row);
                return Values.isPlain(value) && members.contains(value) == wanted;
            };
        }
        List<Evaluator> values = expressions.evaluators(in.values());
        return row -> {
            Object value = operand.on(row);
            return Values.isPlain(value) && values.stream().anyMatch(e -> isEqual(value, e, row)) == wanted;
        };
    }

    private static boolean isEqual(Object value, Evaluator other, Row row) {
        Object element = other.on(row);
        return Values.isPlain(element) && Values.compare(value, element) == 0;
    }

    private Condition like(Like like) {
        Evaluator operand = expressions.text(like.operand());
        boolean wanted = !like.negated();
        if (like.pattern() instanceof RegexLiteral regex) {
            TextTest test = TextTest.ofRegex(regex, expressions);
            return row -> operand.on(row) instanceof String text && test.found(text) == wanted;
        }
        if (!(like.pattern() instanceof StringLiteral string)) {
            expressions.problem(like.pattern(), "a pattern without a value", "write a string or a regular expression");
            return row -> false;
        }
        String part = string.value();
        return row -> operand.on(row) instanceof String text && text.contains(part) == wanted;
    }
}
