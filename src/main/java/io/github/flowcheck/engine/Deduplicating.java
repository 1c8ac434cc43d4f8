package io.github.flowcheck.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code dedup} and the limit after it: of all rows with the same keys the first in the order; rows that lack a key are never
 * duplicates. Keeps at most twice as many rows as the limit: a row behind that many other keys' first rows can never come back.
 */
final class Deduplicating extends Stage {
    private final List<Integer> keys;
    private final RowOrder order;
    private final int limit;
    private final Map<Object, Row> kept = new HashMap<>();
    private @Nullable Row last;

    Deduplicating(List<Integer> keys, RowOrder order, int limit) {
        this.keys = keys;
        this.order = order;
        this.limit = limit;
    }

    @Override
    void accept(Row row) {
        if (last != null && order.compare(row, last) > 0) {
            return;
        }
        Object key = key(row);
        Row before = kept.get(key);
        if (before == null || order.compare(row, before) < 0) {
            kept.put(key, row.copy());
            if (kept.size() > 2L * limit) {
                prune();
            }
        }
    }

    private Object key(Row row) {
        List<Object> values = new ArrayList<>(keys.size());
        for (int slot : keys) {
            Object value = row.get(slot);
            if (value == null) {
                return new Object();
            }
            values.add(value);
        }
        return values;
    }

    private void prune() {
        List<Row> rows = first();
        last = rows.get(rows.size() - 1);
        Row worst = last;
        kept.values().removeIf(row -> order.compare(row, worst) > 0);
    }

    private List<Row> first() {
        return kept.values().stream().sorted(order).limit(limit).toList();
    }

    @Override
    boolean isSatisfied() {
        return false;
    }

    @Override
    void finish() {
        long number = 0;
        for (Row row : first()) {
            row.number(number++);
            next().accept(row);
        }
        next().finish();
    }
}
