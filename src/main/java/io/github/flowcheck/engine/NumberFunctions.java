package io.github.flowcheck.engine;

import io.github.flowcheck.engine.ScalarFunctions.Builder;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.insights.Expression.Call;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. Of what is no number they have no value. */
final class NumberFunctions {
    private NumberFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("abs", of(number -> Numbers.compare(number, 0L) < 0 ? Numbers.negate(number) : number));
        builders.put("ceil", of(number -> Numbers.round(number, RoundingMode.CEILING, 0)));
        builders.put("floor", of(number -> Numbers.round(number, RoundingMode.FLOOR, 0)));
        builders.put("log", of(number -> Numbers.of(Math.log(number.doubleValue()))));
        builders.put("sqrt", of(NumberFunctions::squareRoot));
        builders.put("toNumber", of(number -> number));
        builders.put("toDouble", of(number -> number));
        builders.put("toInt", of(number -> Numbers.round(number, RoundingMode.DOWN, 0)));
        builders.put("toLong", of(number -> Numbers.round(number, RoundingMode.DOWN, 0)));
        builders.put("round", NumberFunctions::round);
        builders.put("greatest", (call, compiler) -> extreme(call, compiler, 1));
        builders.put("least", (call, compiler) -> extreme(call, compiler, -1));
    }

    private static Builder of(Function<Number, @Nullable Number> function) {
        return (call, compiler) -> {
            Evaluator operand = compiler.number(call.arguments().get(0));
            return row -> operand.on(row) instanceof Number number ? function.apply(number) : null;
        };
    }

    private static @Nullable Number squareRoot(Number number) {
        BigDecimal decimal = Numbers.decimal(number);
        return decimal.signum() < 0 ? null : Numbers.of(decimal.sqrt(MathContext.DECIMAL64));
    }

    private static Evaluator round(Call call, ExpressionCompiler compiler) {
        Evaluator operand = compiler.number(call.arguments().get(0));
        Evaluator decimals = call.arguments().size() == 1
                ? row -> 0L
                : compiler.number(call.arguments().get(1));
        return row -> operand.on(row) instanceof Number number
                        && decimals.on(row) instanceof Long places
                        && places >= 0
                        && places <= 34
                ? Numbers.round(number, RoundingMode.HALF_UP, places.intValue())
                : null;
    }

    /** The greatest (sign 1) or least (sign -1) of the arguments that are numbers. */
    private static Evaluator extreme(Call call, ExpressionCompiler compiler, int sign) {
        List<Evaluator> operands =
                call.arguments().stream().map(compiler::number).toList();
        return row -> {
            Number best = null;
            for (Evaluator operand : operands) {
                if (operand.on(row) instanceof Number number
                        && (best == null || Numbers.compare(number, best) * sign > 0)) {
                    best = number;
                }
            }
            return best;
        };
    }
}
