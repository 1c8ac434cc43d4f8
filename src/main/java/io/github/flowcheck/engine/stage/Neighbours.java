package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.stage.Stage.Step;
import io.github.flowcheck.engine.value.Numbers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that look at the rows before, so that they need rows in an order. */
public final class Neighbours {
    private Neighbours() {}

    /** {@code accum}: the sum up to here; nothing where there is no number. */
    public static Step accumulate(Evaluator operand, int slot) {
        return new Step() {
            private Number sum = 0L;

            @Override
            public boolean apply(Row row) {
                Number number = (Number) operand.on(row);
                sum = number == null ? sum : Numbers.add(sum, number);
                row.set(slot, number == null ? null : sum);
                return true;
            }
        };
    }

    /**
     * {@code autoregress}: values of rows before.
     *
     * @param slots where they go: the value of {@code first} rows before, then of one more, and so on
     */
    public static Step lag(Evaluator operand, int first, List<Integer> slots) {
        int most = first + slots.size() - 1;
        return new Step() {
            /** The value of the row before comes first. */
            private final Deque<Held> before = new ArrayDeque<>();

            @Override
            public boolean apply(Row row) {
                Object value = operand.on(row);
                Iterator<Held> held = before.iterator();
                for (int lag = 1; lag <= most && held.hasNext(); lag++) {
                    Object earlier = held.next().value();
                    if (lag >= first) {
                        row.set(slots.get(lag - first), earlier);
                    }
                }
                before.addFirst(new Held(value));
                if (before.size() > most) {
                    before.removeLast();
                }
                return true;
            }
        };
    }

    /** A value that may be missing. */
    private record Held(@Nullable Object value) {}

    /** {@code filldown}: the last value that there was, where there is none. */
    public static Step fillDown(Evaluator operand, int slot) {
        return new Step() {
            private @Nullable Object last;

            @Override
            public boolean apply(Row row) {
                Object value = operand.on(row);
                last = value == null ? last : value;
                row.set(slot, last);
                return true;
            }
        };
    }
}
