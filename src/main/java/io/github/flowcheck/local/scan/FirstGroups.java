package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.NaturalOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the few groups of very many that come first. Holds each against the last of those that are first so far, which nearly always
 * the first key decides, so that the others are hardly ever looked at.
 */
final class FirstGroups {
    private final GroupTable table;
    private final List<RowLayout.SortKey> sort;

    FirstGroups(GroupTable table, List<RowLayout.SortKey> sort) {
        this.table = table;
        this.sort = sort;
    }

    /** Those of the groups that come first, in order; there are more than are asked for. */
    int[] of(int[] groups, int most) {
        int[] heap = Arrays.copyOf(groups, most);
        for (int i = most / 2 - 1; i >= 0; i--) {
            sink(heap, i, most);
        }
        for (int i = most; i < groups.length; i++) {
            if (compare(groups[i], heap[0]) < 0) {
                heap[0] = groups[i];
                sink(heap, 0, most);
            }
        }
        for (int end = most - 1; end > 0; end--) {
            int last = heap[0];
            heap[0] = heap[end];
            heap[end] = last;
            sink(heap, 0, end);
        }
        return heap;
    }

    /** Puts a group below those that come behind it; the last of all stands first. */
    private void sink(int[] heap, int from, int end) {
        int at = from;
        int child = 2 * at + 1;
        while (child < end) {
            if (child + 1 < end && compare(heap[child + 1], heap[child]) > 0) {
                child++;
            }
            if (compare(heap[child], heap[at]) <= 0) {
                return;
            }
            int up = heap[child];
            heap[child] = heap[at];
            heap[at] = up;
            at = child;
            child = 2 * at + 1;
        }
    }

    private int compare(int a, int b) {
        for (RowLayout.SortKey key : sort) {
            int order = compare(a, b, key.column());
            if (order != 0) {
                return key.descending() ? -order : order;
            }
        }
        return Long.compare(table.position(a), table.position(b));
    }

    private int compare(int a, int b, RowLayout.Column column) {
        long one = column.whole(table, a);
        long other = one < 0 ? -1 : column.whole(table, b);
        return other < 0
                ? NaturalOrder.ASCENDING.compare(column.of(table, a), column.of(table, b))
                : Long.compare(one, other);
    }
}
