package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.NaturalOrder;
import io.github.flowcheck.engine.value.Values;
import java.util.Comparator;
import java.util.List;

/** The order of rows: a sort's, or without one the order that CloudWatch documents, newest first; then the order of arrival. */
public final class RowOrder implements Comparator<Row> {
    private final List<Key> keys;
    private final boolean newestFirst;
    private final int sign;

    private RowOrder(List<Key> keys, boolean newestFirst, int sign) {
        this.keys = List.copyOf(keys);
        this.newestFirst = newestFirst;
        this.sign = sign;
    }

    /** A slot to sort by. */
    public record Key(int slot, boolean descending) {}

    /** The order of {@code sort}. */
    public static RowOrder by(List<Key> keys) {
        return new RowOrder(keys, false, 1);
    }

    /** The order of events without {@code sort}. */
    public static RowOrder newestFirst() {
        return new RowOrder(List.of(), true, 1);
    }

    /** The order in which rows come. */
    public static RowOrder ofArrival() {
        return new RowOrder(List.of(), false, 1);
    }

    RowOrder backwards() {
        return new RowOrder(keys, newestFirst, -sign);
    }

    @Override
    public int compare(Row a, Row b) {
        for (Key key : keys) {
            int order =
                    NaturalOrder.ASCENDING.compare(Values.plain(a.get(key.slot())), Values.plain(b.get(key.slot())));
            if (order != 0) {
                return sign * (key.descending() ? -order : order);
            }
        }
        int byTime = newestFirst ? Long.compare(b.timestamp(), a.timestamp()) : 0;
        return sign * (byTime != 0 ? byTime : Long.compare(a.sequence(), b.sequence()));
    }
}
