package io.github.flowcheck.engine;

import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.Expression.Call;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Aggregates that describe how numbers are distributed. */
final class NumberAggregates {
    private NumberAggregates() {}

    static Supplier<Accumulator> percentile(Call call, ExpressionCompiler expressions, Budget budget) {
        Evaluator operand = expressions.number(call.arguments().get(0));
        Optional<Number> percent =
                ExpressionCompiler.constant(call.arguments().get(1)).map(Values::number);
        boolean inRange = percent.isPresent()
                && Numbers.compare(percent.get(), 0L) >= 0
                && Numbers.compare(percent.get(), 100L) <= 0;
        if (!inRange) {
            expressions.problem(call.arguments().get(1), "no percentile", "write a number from 0 to 100, such as 95");
        }
        return () -> new Percentile(operand, percent.orElse(0L), budget);
    }

    /** The sum of all values, divided by how many there were. */
    static final class Average implements Accumulator {
        private final Evaluator operand;
        private Number sum = 0L;
        private long count;

        Average(Evaluator operand) {
            this.operand = operand;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                sum = Numbers.add(sum, number);
                count++;
            }
        }

        @Override
        public @Nullable Object value() {
            return count == 0 ? null : Numbers.divide(sum, count);
        }
    }

    /**
     * The variance of all values, or its square root, dividing by how many there were (of the population): which of the two usual
     * divisors CloudWatch takes is not documented. Computed in double precision, by Welford's method.
     */
    static final class Spread implements Accumulator {
        private final Evaluator operand;
        private final boolean root;
        private long count;
        private double mean;
        private double squares;

        Spread(Evaluator operand, boolean root) {
            this.operand = operand;
            this.root = root;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                double value = number.doubleValue();
                double distance = value - mean;
                mean += distance / ++count;
                squares += distance * (value - mean);
            }
        }

        @Override
        public @Nullable Object value() {
            if (count == 0) {
                return null;
            }
            double variance = Math.max(0, squares / count);
            return Numbers.of(root ? Math.sqrt(variance) : variance);
        }
    }

    /**
     * The least value that is not below the given part of all values (nearest rank), so always one that occurs. CloudWatch may
     * interpolate or approximate.
     */
    static final class Percentile implements Accumulator {
        private final Evaluator operand;
        private final Number percent;
        private final Budget budget;
        private final TreeMap<Number, Long> counts = new TreeMap<>(Numbers::compare);
        private long count;

        Percentile(Evaluator operand, Number percent, Budget budget) {
            this.operand = operand;
            this.percent = percent;
            this.budget = budget;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                count++;
                if (counts.merge(number, 1L, Long::sum) == 1L) {
                    budget.takeValue();
                }
            }
        }

        @Override
        public @Nullable Object value() {
            BigDecimal rank = Numbers.decimal(percent)
                    .multiply(BigDecimal.valueOf(count))
                    .divide(BigDecimal.valueOf(100), MathContext.DECIMAL128);
            long passed = 0;
            for (Map.Entry<Number, Long> entry : counts.entrySet()) {
                passed += entry.getValue();
                if (BigDecimal.valueOf(passed).compareTo(rank) >= 0) {
                    return entry.getKey();
                }
            }
            return null;
        }
    }
}
