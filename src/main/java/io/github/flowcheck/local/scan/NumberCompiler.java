package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Negate;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes numbers of expressions: of fields, literals, and what is computed of them. Empty for any other. */
final class NumberCompiler {
    private static final Set<Operator> COMPUTED =
            EnumSet.of(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.REMAINDER);

    private final FieldNames names;

    NumberCompiler(FieldNames names) {
        this.names = names;
    }

    Optional<RecordNumber> compile(Expression expression) {
        if (expression instanceof Field field) {
            Optional<RecordNumber> computed = names.number(field.name());
            return computed.isPresent()
                    ? computed
                    : names.position(field.name()).map(RecordNumber.OfField::new);
        }
        if (expression instanceof NumberLiteral literal) {
            return Optional.of(new RecordNumber.Constant(Numbers.of(literal.value())));
        }
        if (expression instanceof Negate negate) {
            return compile(negate.operand())
                    .map(number -> new RecordNumber.Computed(Operator.SUBTRACT, new RecordNumber.Constant(0L), number));
        }
        if (!(expression instanceof Binary binary) || !COMPUTED.contains(binary.operator())) {
            return Optional.empty();
        }
        Optional<RecordNumber> left = compile(binary.left());
        Optional<RecordNumber> right = compile(binary.right());
        return left.isPresent() && right.isPresent()
                ? Optional.of(new RecordNumber.Computed(binary.operator(), left.get(), right.get()))
                : Optional.empty();
    }
}
