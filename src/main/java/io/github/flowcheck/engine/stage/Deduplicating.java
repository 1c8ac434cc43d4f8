package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code dedup} and the limit after it: of all rows with the same keys the first in the order; rows that lack a key are never
 * duplicates. Keeps at most twice as many rows as the limit: a row behind that many other keys' first rows can never come back.
 */
public final class Deduplicating extends Stage {
    private final List<Integer> keys;
    private final RowOrder order;
    private final int limit;
    private final Keeping keeping;
    private final Map<Object, Row> kept = new HashMap<>();
    private @Nullable Row last;

    public Deduplicating(List<Integer> keys, RowOrder order, int limit, Budget budget) {
        this.keys = keys;
        this.order = order;
        this.limit = limit;
        this.keeping = new Keeping(budget);
    }

    @Override
    public void accept(Row row) {
        if (last != null && order.compare(row, last) > 0) {
            return;
        }
        Object key = key(row);
        Row before = kept.get(key);
        if (before == null || order.compare(row, before) < 0) {
            if (before != null) {
                keeping.drop(before);
            }
            kept.put(key, keeping.keep(row));
            if (kept.size() > 2L * limit) {
                prune();
            }
        }
    }

    @Override
    public boolean isDivisible() {
        return true;
    }

    @Override
    public void addAll(Stage other) {
        ((Deduplicating) other).kept.values().forEach(this::accept);
    }

    private Object key(Row row) {
        List<Object> values = new ArrayList<>(keys.size());
        for (int slot : keys) {
            Object value = Values.plain(row.get(slot));
            if (value == null) {
                return new Object();
            }
            values.add(value);
        }
        return values;
    }

    private void prune() {
        List<Row> rows = first();
        Row worst = rows.get(rows.size() - 1);
        last = worst;
        kept.values().removeIf(row -> {
            boolean behind = order.compare(row, worst) > 0;
            if (behind) {
                keeping.drop(row);
            }
            return behind;
        });
    }

    private List<Row> first() {
        return kept.values().stream().sorted(order).limit(limit).toList();
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void finish() {
        handOn(first());
    }
}
