package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Stages that keep rows of an order, and no more than they may need. They hand them on in that order. */
public final class Collecting {
    private Collecting() {}

    /** {@code limit} after an order, or {@code tail}. */
    public static final class First extends Stage {
        private final RowOrder order;
        private final RowOrder handOnOrder;
        private final int limit;
        private final Keeping keeping;
        private final PriorityQueue<Row> kept;

        private First(RowOrder order, RowOrder handOnOrder, int limit, Budget budget) {
            this.order = order;
            this.handOnOrder = handOnOrder;
            this.limit = limit;
            this.keeping = new Keeping(budget);
            this.kept = new PriorityQueue<>(order.reversed());
        }

        /** The first rows of an order. */
        public static First of(RowOrder order, int limit, Budget budget) {
            return new First(order, order, limit, budget);
        }

        /** The last rows of an order. */
        public static First last(RowOrder order, int limit, Budget budget) {
            return new First(order.backwards(), order, limit, budget);
        }

        @Override
        public void accept(Row row) {
            if (kept.size() < limit) {
                kept.add(keeping.keep(row));
            } else if (order.compare(row, kept.element()) < 0) {
                keeping.drop(kept.remove());
                kept.add(keeping.keep(row));
            }
        }

        @Override
        public boolean isDivisible() {
            return true;
        }

        @Override
        public void addAll(Stage other) {
            ((First) other).kept.forEach(this::accept);
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void finish() {
            List<Row> rows = new ArrayList<>(kept);
            kept.clear();
            rows.sort(handOnOrder);
            handOn(rows);
        }
    }

    /** {@code limit any}: the first to arrive. */
    public static final class Any extends Stage {
        private final int limit;
        private final Keeping keeping;
        private final List<Row> kept = new ArrayList<>();

        public Any(int limit, Budget budget) {
            this.limit = limit;
            this.keeping = new Keeping(budget);
        }

        @Override
        public void accept(Row row) {
            if (kept.size() < limit) {
                kept.add(keeping.keep(row));
            }
        }

        @Override
        public boolean isSatisfied() {
            return kept.size() == limit;
        }

        @Override
        public void finish() {
            handOn(kept);
        }
    }

    /** All rows in an order, for commands that look from one row to the next. */
    public static final class All extends Stage {
        private final RowOrder order;
        private final Keeping keeping;
        private final List<Row> kept = new ArrayList<>();

        public All(RowOrder order, Budget budget) {
            this.order = order;
            this.keeping = new Keeping(budget);
        }

        @Override
        public void accept(Row row) {
            kept.add(keeping.keepOneMore(row));
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void finish() {
            kept.sort(order);
            handOn(kept);
        }
    }
}
