package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.value.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. Of what is no number they have no value. */
final class NumberFunctions {
    /** The mean radius of the earth in kilometres; which one CloudWatch takes is not documented. */
    private static final double EARTH_RADIUS = 6371;

    private NumberFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("abs", of(number -> Numbers.compare(number, 0L) < 0 ? Numbers.negate(number) : number));
        builders.put("ceil", of(number -> Numbers.round(number, RoundingMode.CEILING, 0)));
        builders.put("floor", of(number -> Numbers.round(number, RoundingMode.FLOOR, 0)));
        builders.put("log", of(number -> Numbers.of(Math.log(number.doubleValue()))));
        builders.put("sqrt", of(NumberFunctions::squareRoot));
        builders.put("toNumber", of(number -> number));
        builders.put("toDouble", of(number -> number));
        builders.put("toInt", of(number -> whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        builders.put("toLong", of(number -> whole(number, Long.MIN_VALUE, Long.MAX_VALUE)));
        builders.put("round", NumberFunctions::round);
        builders.put("greatest", arguments -> extreme(arguments, 1));
        builders.put("least", arguments -> extreme(arguments, -1));
        builders.put("haversine", NumberFunctions::haversine);
    }

    private static Builder of(Function<Number, @Nullable Number> function) {
        return arguments -> {
            Evaluator operand = arguments.number(0);
            return row -> operand.on(row) instanceof Number number ? function.apply(number) : null;
        };
    }

    private static @Nullable Number squareRoot(Number number) {
        BigDecimal decimal = Numbers.decimal(number);
        return decimal.signum() < 0 ? null : Numbers.of(decimal.sqrt(MathContext.DECIMAL64));
    }

    /** Without its fraction; nothing if it does not fit. */
    private static @Nullable Number whole(Number number, long least, long greatest) {
        Number whole = Numbers.round(number, RoundingMode.DOWN, 0);
        return whole instanceof Long && whole.longValue() >= least && whole.longValue() <= greatest ? whole : null;
    }

    private static Evaluator round(Arguments arguments) {
        Evaluator operand = arguments.number(0);
        Evaluator decimals = arguments.count() == 1 ? row -> 0L : arguments.number(1);
        return row -> operand.on(row) instanceof Number number
                        && decimals.on(row) instanceof Long places
                        && places >= 0
                        && places <= 34
                ? Numbers.round(number, RoundingMode.HALF_UP, places.intValue())
                : null;
    }

    /** The greatest (sign 1) or least (sign -1) of the arguments that are numbers. */
    private static Evaluator extreme(Arguments arguments, int sign) {
        List<Evaluator> operands = arguments.all(arguments::number);
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

    /** The distance in kilometres between two points in degrees of latitude and longitude; none outside of the globe. */
    private static Evaluator haversine(Arguments arguments) {
        List<Evaluator> degrees = arguments.all(arguments::number);
        return row -> {
            double[] point = new double[4];
            for (int i = 0; i < point.length; i++) {
                Number number = (Number) degrees.get(i).on(row);
                int most = i % 2 == 0 ? 90 : 180;
                if (number == null || Math.abs(number.doubleValue()) > most) {
                    return null;
                }
                point[i] = Math.toRadians(number.doubleValue());
            }
            double half = square(Math.sin((point[2] - point[0]) / 2))
                    + Math.cos(point[0]) * Math.cos(point[2]) * square(Math.sin((point[3] - point[1]) / 2));
            return Numbers.of(2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half))));
        };
    }

    private static double square(double value) {
        return value * value;
    }
}
