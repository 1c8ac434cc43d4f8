package io.github.flowcheck.local.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a query shows its groups.
 *
 * @param columns what a row has, in order
 * @param sort by what rows are sorted, before the order in which the groups turned up
 * @param limit how many rows there are at most
 */
record RowLayout(List<Column> columns, List<SortKey> sort, int limit) {
    RowLayout {
        columns = List.copyOf(columns);
        sort = List.copyOf(sort);
    }

    /**
     * A column: a key of the group, or a measure.
     *
     * @param number which of them, from 0
     */
    record Column(String name, boolean isKey, int number) {
        /** Its value in a group, as the engine would have it; null if there is none. */
        @Nullable
        Object of(GroupTable table, int group) {
            return isKey ? table.key(group, number) : table.measure(group, number);
        }

        /** The whole number of zero or more that results show the value as; -1 where only the value tells. */
        long whole(GroupTable table, int group) {
            return isKey ? table.wholeKey(group, number) : table.wholeMeasure(group, number);
        }
    }

    /** A column to sort by. */
    record SortKey(Column column, boolean descending) {}
}
