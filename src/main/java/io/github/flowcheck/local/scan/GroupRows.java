package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a result, in the order that the query asks for. */
final class GroupRows {
    private final GroupTable table;
    private final List<RowLayout.Column> columns;
    private final List<String> names;

    private GroupRows(GroupTable table, List<RowLayout.Column> columns) {
        this.table = table;
        this.columns = columns;
        List<String> all = new ArrayList<>();
        for (RowLayout.Column column : columns) {
            all.add(column.name());
        }
        this.names = List.copyOf(all);
    }

    /** A group as a row. */
    private final class GroupRow extends ResultRow {
        private final int group;

        GroupRow(int group) {
            this.group = group;
        }

        @Override
        protected List<String> columns() {
            return names;
        }

        @Override
        protected @Nullable String text(int column) {
            Object value = columns.get(column).of(table, group);
            return value == null ? null : Values.shown(value);
        }

        @Override
        protected long whole(int column) {
            return columns.get(column).whole(table, group);
        }
    }

    /** @param groups those of the table that are meant */
    static List<Map<String, String>> of(GroupTable table, int[] groups, RowLayout layout) {
        GroupRows all = new GroupRows(table, layout.columns());
        int[] order = GroupOrder.of(table, groups, layout.sort(), layout.limit());
        List<Map<String, String>> rows = new ArrayList<>(order.length);
        for (int group : order) {
            rows.add(all.new GroupRow(group));
        }
        return rows;
    }
}
