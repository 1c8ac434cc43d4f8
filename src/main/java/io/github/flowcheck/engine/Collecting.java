package io.github.flowcheck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Stages that keep the first rows of an order, and no more than they may need. They hand them on in that order. */
final class Collecting {
    private Collecting() {}

    /** Renumbers rows, so that what follows keeps their order. */
    private static void handOn(List<Row> rows, Stage next) {
        long number = 0;
        for (Row row : rows) {
            row.number(number++);
            next.accept(row);
        }
        next.finish();
    }

    /** {@code limit} after an order. */
    static final class First extends Stage {
        private final RowOrder order;
        private final int limit;
        private final PriorityQueue<Row> kept;

        First(RowOrder order, int limit) {
            this.order = order;
            this.limit = limit;
            this.kept = new PriorityQueue<>(order.reversed());
        }

        @Override
        void accept(Row row) {
            if (kept.size() < limit) {
                kept.add(row.copy());
            } else if (order.compare(row, kept.element()) < 0) {
                kept.remove();
                kept.add(row.copy());
            }
        }

        @Override
        boolean isSatisfied() {
            return false;
        }

        @Override
        void finish() {
            List<Row> rows = new ArrayList<>(kept);
            kept.clear();
            rows.sort(order);
            handOn(rows, next());
        }
    }

    /** {@code limit any}: the first to arrive. */
    static final class Any extends Stage {
        private final int limit;
        private final List<Row> kept = new ArrayList<>();

        Any(int limit) {
            this.limit = limit;
        }

        @Override
        void accept(Row row) {
            if (kept.size() < limit) {
                kept.add(row.copy());
            }
        }

        @Override
        boolean isSatisfied() {
            return kept.size() == limit;
        }

        @Override
        void finish() {
            handOn(kept, next());
        }
    }
}
