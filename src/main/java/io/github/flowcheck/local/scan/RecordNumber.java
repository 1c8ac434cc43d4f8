package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.insights.Expression.Operator;
import org.jspecify.annotations.Nullable;

/** A number that is computed of a record. Immutable; any number of threads can ask. */
sealed interface RecordNumber {
    /** Stands for whatever is no whole number, or too large to go on with. */
    long NONE = Long.MIN_VALUE;

    /** The number; {@link #NONE} if only {@link #any} can tell it. */
    long whole(FlowRecord record);

    /** The number as the engine would have it; null if there is none. */
    @Nullable
    Number any(FlowRecord record);

    /** What is compared: the number, but of a field its text; null if there is none. */
    default @Nullable Object value(FlowRecord record) {
        return any(record);
    }

    /** A field. */
    record OfField(int position) implements RecordNumber {
        @Override
        public long whole(FlowRecord record) {
            long number = record.numberAt(position);
            return number < 0 ? NONE : number;
        }

        @Override
        public @Nullable Number any(FlowRecord record) {
            return Numbers.parse(record.textAt(position));
        }

        @Override
        public Object value(FlowRecord record) {
            return record.textAt(position);
        }
    }

    /** Always the same number. */
    record Constant(Number number) implements RecordNumber {
        @Override
        public long whole(FlowRecord record) {
            return number instanceof Long whole ? whole : NONE;
        }

        @Override
        public Number any(FlowRecord record) {
            return number;
        }
    }

    /** What an operation gives for two others. */
    record Computed(Operator operator, RecordNumber left, RecordNumber right) implements RecordNumber {
        @Override
        public long whole(FlowRecord record) {
            long a = left.whole(record);
            long b = right.whole(record);
            return a == NONE || b == NONE ? NONE : whole(a, b);
        }

        private long whole(long a, long b) {
            return switch (operator) {
                case ADD -> ((a ^ a + b) & (b ^ a + b)) < 0 ? NONE : a + b;
                case SUBTRACT -> ((a ^ b) & (a ^ a - b)) < 0 ? NONE : a - b;
                case MULTIPLY -> Math.multiplyHigh(a, b) == a * b >> 63 ? a * b : NONE;
                case DIVIDE -> b != 0 && a % b == 0 ? a / b : NONE;
                default -> b != 0 ? a % b : NONE;
            };
        }

        @Override
        public @Nullable Number any(FlowRecord record) {
            Number a = left.any(record);
            Number b = right.any(record);
            if (a == null || b == null) {
                return null;
            }
            return switch (operator) {
                case ADD -> Numbers.add(a, b);
                case SUBTRACT -> Numbers.subtract(a, b);
                case MULTIPLY -> Numbers.multiply(a, b);
                case DIVIDE -> Numbers.divide(a, b);
                default -> Numbers.remainder(a, b);
            };
        }
    }
}
