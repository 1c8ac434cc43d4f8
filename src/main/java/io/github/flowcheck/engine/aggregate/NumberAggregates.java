package io.github.flowcheck.engine.aggregate;

import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.ExactSum;
import io.github.flowcheck.engine.value.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Aggregates that add numbers up. What is no number adds nothing. */
final class NumberAggregates {
    private NumberAggregates() {}

    /** Of a condition, which is 1 or 0, this counts the rows where it holds. */
    static final class Sum implements Accumulator {
        private final Evaluator operand;
        private final ExactSum sum = new ExactSum();
        private boolean empty = true;

        Sum(Evaluator operand) {
            this.operand = operand;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                sum.add(number);
                empty = false;
            }
        }

        @Override
        public void addAll(Accumulator other) {
            sum.addAll(((Sum) other).sum);
            empty &= ((Sum) other).empty;
        }

        @Override
        public @Nullable Object value() {
            return empty ? null : sum.value();
        }
    }

    /** The sum of all values, divided by how many there were. */
    static final class Average implements Accumulator {
        private final Evaluator operand;
        private final ExactSum sum = new ExactSum();
        private long count;

        Average(Evaluator operand) {
            this.operand = operand;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                sum.add(number);
                count++;
            }
        }

        @Override
        public void addAll(Accumulator other) {
            sum.addAll(((Average) other).sum);
            count += ((Average) other).count;
        }

        @Override
        public @Nullable Object value() {
            return count == 0 ? null : Numbers.divide(sum.value(), count);
        }
    }

    /**
     * The variance of all values, or its square root, dividing by how many there were (of the population): which of the two usual
     * divisors CloudWatch takes is not documented. Computed from exact sums, so that it does not depend on the order of rows.
     */
    static final class Spread implements Accumulator {
        private final Evaluator operand;
        private final boolean root;
        private final ExactSum sum = new ExactSum();
        private final ExactSum squares = new ExactSum();
        private long count;

        Spread(Evaluator operand, boolean root) {
            this.operand = operand;
            this.root = root;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                sum.add(number);
                squares.addSquare(number);
                count++;
            }
        }

        @Override
        public void addAll(Accumulator other) {
            sum.addAll(((Spread) other).sum);
            squares.addAll(((Spread) other).squares);
            count += ((Spread) other).count;
        }

        @Override
        public @Nullable Object value() {
            if (count == 0) {
                return null;
            }
            BigDecimal rows = BigDecimal.valueOf(count);
            BigDecimal variance = squares.exact()
                    .multiply(rows)
                    .subtract(sum.exact().pow(2))
                    .divide(rows.multiply(rows), MathContext.DECIMAL128);
            return Numbers.of(root ? variance.sqrt(MathContext.DECIMAL128) : variance);
        }
    }
}
