package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.Printer;
import java.util.Map;

/**
 * Tells comparisons of a field with a value that it never has.
 *
 * @param known what values fields can have, by their names
 * @param findings takes what is found
 */
record Comparisons(Map<String, FieldValues> known, Findings findings) {
    void judge(Expression part) {
        if (part instanceof In in) {
            in.values().forEach(value -> equality(in.operand(), value, in.negated()));
        } else if (part instanceof Like like) {
            part(like);
        } else if (part instanceof Binary binary) {
            comparison(binary);
        }
    }

    private void comparison(Binary binary) {
        Expression left = binary.left();
        Expression right = binary.right();
        switch (binary.operator()) {
            case EQUAL -> {
                equality(left, right, false);
                equality(right, left, false);
            }
            case NOT_EQUAL -> {
                equality(left, right, true);
                equality(right, left, true);
            }
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> {
                order(left, right);
                order(right, left);
                bounds(binary);
            }
            default -> {}
        }
    }

    private void equality(Expression operand, Expression literal, boolean negated) {
        if (operand instanceof Field field && known.containsKey(field.name()) && isLiteral(literal)) {
            FieldValues values = known.get(field.name());
            if (!values.mayBe(value(literal))) {
                findings.add(
                        literal,
                        is(field) + ", never " + Printer.print(literal) + effect(negated),
                        values.remedy(name(field), value(literal)));
            }
        }
    }

    private void part(Like like) {
        if (like.operand() instanceof Field field
                && known.containsKey(field.name())
                && like.pattern() instanceof StringLiteral part
                && !known.get(field.name()).mayContain(part.value())) {
            findings.add(
                    part,
                    is(field) + ", and holds no " + Printer.print(part) + effect(like.negated()),
                    "write a part of such a value, in which every character stands for itself, or a regular expression, `/…/`");
        }
    }

    /** A text that is no number is not compared as one. */
    private void order(Expression operand, Expression literal) {
        if (operand instanceof Field field
                && known.containsKey(field.name())
                && literal instanceof StringLiteral text
                && known.get(field.name()).isNumber()
                && !known.get(field.name()).mayBe(text.value())) {
            findings.add(
                    literal,
                    is(field) + ", and " + Printer.print(literal) + " is none: this does not compare numbers",
                    known.get(field.name()).remedy(name(field), text.value()));
        }
    }

    private void bounds(Binary binary) {
        switch (binary.operator()) {
            case GREATER -> excess(binary.left(), binary.right(), false);
            case GREATER_OR_EQUAL -> excess(binary.left(), binary.right(), true);
            case LESS -> excess(binary.right(), binary.left(), false);
            default -> excess(binary.right(), binary.left(), true);
        }
    }

    private void excess(Expression operand, Expression literal, boolean orEqual) {
        if (operand instanceof Field field
                && known.containsKey(field.name())
                && literal instanceof NumberLiteral number) {
            FieldValues values = known.get(field.name());
            String value = value(number);
            if (!values.mayExceed(number.value()) && !(orEqual && values.mayBe(value))) {
                findings.add(
                        literal,
                        is(field) + ", never " + (orEqual ? value + " or more" : "above " + value) + effect(false),
                        values.mayBe(value) ? "compare it with a lower number" : values.remedy(name(field), value));
            }
        }
    }

    private String is(Field field) {
        return "`" + field.name() + "` is " + known.get(field.name()).inWords();
    }

    private static String effect(boolean negated) {
        return negated ? ": this leaves out nothing" : ": this finds nothing";
    }

    static String name(Field field) {
        return FieldName.written(field.name());
    }

    static boolean isLiteral(Expression expression) {
        return expression instanceof StringLiteral || expression instanceof NumberLiteral;
    }

    private static String value(Expression literal) {
        return literal instanceof StringLiteral text
                ? text.value()
                : ((NumberLiteral) literal).value().toPlainString();
    }
}
