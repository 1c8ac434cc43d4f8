package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.stage.Stage.Step;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code addtotals}: sums over the columns of a row, and over the rows of a column. What is no number adds nothing, nor does a point in
 * time: the documentation sums up numeric fields, and the bin that rows are grouped by was seen to be left out.
 */
public final class Totals {
    private Totals() {}

    /** The sum of some slots goes into another one; nothing if none of them holds a number. */
    public static Step ofRow(List<Integer> slots, int total) {
        return row -> {
            Number sum = null;
            for (int slot : slots) {
                sum = sum(sum, number(row, slot));
            }
            row.set(total, sum);
            return true;
        };
    }

    private static @Nullable Number number(Row row, int slot) {
        return row.get(slot) instanceof Timestamp ? null : row.numberAt(slot);
    }

    private static @Nullable Number sum(@Nullable Number sum, @Nullable Number number) {
        return sum == null || number == null ? (sum == null ? number : sum) : Numbers.add(sum, number);
    }

    /** One more row behind all others, with the sums of some slots. */
    public static Stage ofColumns(Layout layout, List<Integer> slots) {
        return new Stage() {
            private final @Nullable Number[] sums = new Number[slots.size()];
            private long rows;

            @Override
            public void accept(Row row) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = sum(sums[i], number(row, slots.get(i)));
                }
                rows++;
                next().accept(row);
            }

            @Override
            public boolean isSatisfied() {
                return false;
            }

            @Override
            public void finish() {
                Row last = new Row(layout);
                last.number(rows);
                for (int i = 0; i < sums.length; i++) {
                    last.set(slots.get(i), sums[i]);
                }
                next().accept(last);
                next().finish();
            }
        };
    }
}
