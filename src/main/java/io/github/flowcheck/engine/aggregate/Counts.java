package io.github.flowcheck.engine.aggregate;

import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Values;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Aggregates that count. */
final class Counts {
    private Counts() {}

    /** How many rows there are. */
    static final class OfRows implements Accumulator {
        private long count;

        @Override
        public void add(Row row) {
            count++;
        }

        @Override
        public void addAll(Accumulator other) {
            count += ((OfRows) other).count;
        }

        @Override
        public Object value() {
            return count;
        }
    }

    /** How many rows have a value; absent, not 0, where none has, as measured on the service. */
    static final class OfValues implements Accumulator {
        private final Evaluator operand;
        private long count;

        OfValues(Evaluator operand) {
            this.operand = operand;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) != null) {
                count++;
            }
        }

        @Override
        public void addAll(Accumulator other) {
            count += ((OfValues) other).count;
        }

        @Override
        public @Nullable Object value() {
            return count == 0 ? null : (Object) count;
        }
    }

    /** Exact, where CloudWatch may approximate. */
    static final class Distinct implements Accumulator {
        private final Evaluator operand;
        private final Budget budget;
        private final Set<String> seen = new HashSet<>();

        Distinct(Evaluator operand, Budget budget) {
            this.operand = operand;
            this.budget = budget;
        }

        @Override
        public void add(Row row) {
            Object value = operand.on(row);
            if (Values.isPlain(value)) {
                add(Values.text(value));
            }
        }

        private void add(String text) {
            if (seen.add(text)) {
                budget.takeValue();
                budget.takeCharacters(text.length());
            }
        }

        @Override
        public void addAll(Accumulator other) {
            ((Distinct) other).seen.forEach(this::add);
        }

        @Override
        public @Nullable Object value() {
            return seen.isEmpty() ? null : (Object) (long) seen.size();
        }
    }
}
