package io.github.flowcheck.engine;

import io.github.flowcheck.engine.value.NaturalOrder;
import java.util.Comparator;
import java.util.List;

/** The order of rows: a sort's, or without one the order that CloudWatch documents, newest first; then the order of arrival. */
final class RowOrder implements Comparator<Row> {
    private final List<Key> keys;
    private final boolean newestFirst;

    private RowOrder(List<Key> keys, boolean newestFirst) {
        this.keys = List.copyOf(keys);
        this.newestFirst = newestFirst;
    }

    /** A slot to sort by. */
    record Key(int slot, boolean descending) {}

    static RowOrder by(List<Key> keys) {
        return new RowOrder(keys, false);
    }

    static RowOrder newestFirst() {
        return new RowOrder(List.of(), true);
    }

    static RowOrder ofArrival() {
        return new RowOrder(List.of(), false);
    }

    @Override
    public int compare(Row a, Row b) {
        for (Key key : keys) {
            int order = NaturalOrder.ASCENDING.compare(a.get(key.slot()), b.get(key.slot()));
            if (order != 0) {
                return key.descending() ? -order : order;
            }
        }
        int byTime = newestFirst ? Long.compare(b.timestamp(), a.timestamp()) : 0;
        return byTime != 0 ? byTime : Long.compare(a.sequence(), b.sequence());
    }
}
