package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.Groups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of a table for the engine, in the order in which they turned up. */
final class TableGroups implements Groups {
    private final @Nullable GroupTable table;
    private final int[] order;

    /** @param table null if no record was added to any */
    TableGroups(@Nullable GroupTable table) {
        this.table = table;
        this.order = table == null ? new int[0] : GroupOrder.of(table, table.groups(), List.of(), table.count());
    }

    @Override
    public int count() {
        return order.length;
    }

    @Override
    public @Nullable Object key(int group, int number) {
        return table == null ? null : table.key(order[group], number);
    }

    @Override
    public @Nullable Object aggregate(int group, int number) {
        return table == null ? null : table.measure(order[group], number);
    }
}
