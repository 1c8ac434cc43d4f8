package io.github.flowcheck.engine.aggregate;

import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.NaturalOrder;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.engine.value.Values;
import org.jspecify.annotations.Nullable;

/** Aggregates that pick one of the values, as long as it is no map and no list. */
final class Extremes {
    private Extremes() {}

    /** A point in time comes out of an aggregate as its milliseconds, as it does on the service. */
    private static @Nullable Object millis(@Nullable Object value) {
        return value instanceof Timestamp time ? (Object) time.millis() : value;
    }

    /**
     * The least or greatest number; only where no value is one, the first or last text. The documentation does not say what becomes
     * of a mixture.
     */
    static final class OfNumbers implements Accumulator {
        private final Evaluator operand;
        private final int sign;
        private @Nullable Number best;
        private @Nullable String text;

        OfNumbers(Evaluator operand, int sign) {
            this.operand = operand;
            this.sign = sign;
        }

        @Override
        public void add(Row row) {
            Object value = operand.on(row);
            Number number = Values.number(value);
            if (number != null) {
                add(number);
            } else if (Values.isPlain(value) && best == null) {
                add(Values.text(value));
            }
        }

        private void add(Number number) {
            best = best == null || Numbers.compare(number, best) * sign > 0 ? number : best;
        }

        private void add(String other) {
            text = text == null || other.compareTo(text) * sign > 0 ? other : text;
        }

        @Override
        public void addAll(Accumulator other) {
            OfNumbers that = (OfNumbers) other;
            if (that.best != null) {
                add(that.best);
            }
            if (that.text != null) {
                add(that.text);
            }
        }

        @Override
        public @Nullable Object value() {
            return best != null ? best : text;
        }
    }

    /** The value that {@code sort} would put first or last; of those that it takes for equal the one that came first. */
    static final class Sorted implements Accumulator {
        private final Evaluator operand;
        private final int sign;
        private @Nullable Object best;
        private long sequence;

        Sorted(Evaluator operand, int sign) {
            this.operand = operand;
            this.sign = sign;
        }

        @Override
        public void add(Row row) {
            Object value = Values.plain(operand.on(row));
            if (value != null) {
                add(value, row.sequence());
            }
        }

        private void add(Object value, long at) {
            int order = best == null ? 1 : NaturalOrder.ASCENDING.compare(value, best) * sign;
            if (order > 0 || order == 0 && at < sequence) {
                best = value;
                sequence = at;
            }
        }

        @Override
        public void addAll(Accumulator other) {
            Sorted that = (Sorted) other;
            if (that.best != null) {
                add(that.best, that.sequence);
            }
        }

        @Override
        public @Nullable Object value() {
            return millis(best);
        }
    }

    /**
     * The value of the event with the least or greatest {@code @timestamp} of those that have one; of events of the same time the one
     * that came first or last.
     */
    static final class InTime implements Accumulator {
        private final Evaluator operand;
        private final boolean latest;
        private long time;
        private long sequence;
        private @Nullable Object found;

        InTime(Evaluator operand, boolean latest) {
            this.operand = operand;
            this.latest = latest;
        }

        @Override
        public void add(Row row) {
            Object value = Values.plain(operand.on(row));
            if (value != null) {
                add(value, row.timestamp(), row.sequence());
            }
        }

        private void add(Object value, long when, long at) {
            int order = when == time ? Long.compare(at, sequence) : Long.compare(when, time);
            if (found == null || (latest ? order > 0 : order < 0)) {
                found = value;
                time = when;
                sequence = at;
            }
        }

        @Override
        public void addAll(Accumulator other) {
            InTime that = (InTime) other;
            if (that.found != null) {
                add(that.found, that.time, that.sequence);
            }
        }

        @Override
        public @Nullable Object value() {
            return millis(found);
        }
    }
}
