package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.NaturalOrder;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a result, in the order that the query asks for. */
final class GroupRows {
    private GroupRows() {}

    /** A group as a row. */
    private static final class GroupRow extends ResultRow {
        private final GroupTable table;
        private final int group;
        private final RowLayout layout;
        private final List<String> names;

        GroupRow(GroupTable table, int group, RowLayout layout, List<String> names) {
            this.table = table;
            this.group = group;
            this.layout = layout;
            this.names = names;
        }

        @Override
        protected List<String> columns() {
            return names;
        }

        @Override
        protected @Nullable String text(int column) {
            Object value = table.value(group, layout.columns().get(column));
            return value == null ? null : Values.shown(value);
        }
    }

    static List<Map<String, String>> of(GroupTable table, RowLayout layout) {
        List<String> names =
                layout.columns().stream().map(RowLayout.Column::name).toList();
        Comparator<Integer> order = Comparator.comparingLong(table::position);
        for (int i = layout.sort().size() - 1; i >= 0; i--) {
            order = order(table, layout.sort().get(i)).thenComparing(order);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        IntStream.range(0, table.count())
                .boxed()
                .sorted(order)
                .limit(layout.limit())
                .forEach(group -> rows.add(new GroupRow(table, group, layout, names)));
        return rows;
    }

    /**
     * Whole numbers in their usual spelling are read once a group, and not once a comparison; of others, equal ones are told apart
     * by their spelling.
     */
    private static Comparator<Integer> order(GroupTable table, RowLayout.SortKey key) {
        @Nullable Object[] values = new Object[table.count()];
        long[] numbers = new long[values.length];
        boolean whole = true;
        for (int i = 0; i < values.length; i++) {
            Object value = table.value(i, key.column());
            values[i] = value;
            if (whole && Values.number(value) instanceof Long number) {
                numbers[i] = number;
                whole = value instanceof Long || number.toString().equals(value);
            } else {
                whole = false;
            }
        }
        Comparator<Integer> order = whole
                ? Comparator.comparingLong(group -> numbers[group])
                : (a, b) -> NaturalOrder.ASCENDING.compare(values[a], values[b]);
        return key.descending() ? order.reversed() : order;
    }
}
