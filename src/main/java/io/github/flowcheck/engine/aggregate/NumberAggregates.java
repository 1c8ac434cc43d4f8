package io.github.flowcheck.engine.aggregate;

import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Numbers;
import org.jspecify.annotations.Nullable;

/** Aggregates that add numbers up. What is no number adds nothing. */
final class NumberAggregates {
    private NumberAggregates() {}

    /** Of a condition, which is 1 or 0, this counts the rows where it holds. */
    static final class Sum implements Accumulator {
        private final Evaluator operand;
        private @Nullable Number sum;

        Sum(Evaluator operand) {
            this.operand = operand;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                sum = sum == null ? number : Numbers.add(sum, number);
            }
        }

        @Override
        public @Nullable Object value() {
            return sum;
        }
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
}
