package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.value.NaturalOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of groups: by what a query sorts by, then as they turned up. Whatever is sorted by becomes numbers first. */
final class GroupOrder {
    /** Of many groups so few are looked for that they are not all put in order. */
    private static final int FEW = 16;

    /** By what is sorted: a number a group, the least one first. */
    private final long[][] keys;

    private GroupOrder(long[][] keys) {
        this.keys = keys;
    }

    /**
     * The numbers of the first groups, in order.
     *
     * @param most how many are asked for
     */
    static int[] of(GroupTable table, List<RowLayout.SortKey> sort, int most) {
        if (table.count() / FEW > most) {
            return new FirstGroups(table, sort).of(most);
        }
        long[][] keys = new long[sort.size() + 1][];
        for (int i = 0; i < sort.size(); i++) {
            keys[i] = numbers(table, sort.get(i));
        }
        keys[sort.size()] = positions(table);
        int[] all = new GroupOrder(keys).sorted(table.count());
        return all.length > most ? Arrays.copyOf(all, most) : all;
    }

    private static long[] positions(GroupTable table) {
        long[] positions = new long[table.count()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = table.position(i);
        }
        return positions;
    }

    private static long[] numbers(GroupTable table, RowLayout.SortKey key) {
        long[] numbers = values(table, key.column());
        if (key.descending()) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = ~numbers[i];
            }
        }
        return numbers;
    }

    /** Whole numbers in their usual spelling stand for themselves; of others, equal ones are told apart by their spelling. */
    private static long[] values(GroupTable table, RowLayout.Column column) {
        long[] numbers = new long[table.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = column.whole(table, i);
            if (numbers[i] < 0) {
                return ranks(table, column);
            }
        }
        return numbers;
    }

    private static long[] ranks(GroupTable table, RowLayout.Column column) {
        @Nullable Object[] values = new Object[table.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.of(table, i);
        }
        @Nullable Object[] sorted = values.clone();
        Arrays.sort(sorted, NaturalOrder.ASCENDING);
        long[] ranks = new long[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank(values[i], sorted);
        }
        return ranks;
    }

    /** Where the first of the values stands that are equal to this one. */
    private static int rank(@Nullable Object value, @Nullable Object[] sorted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (NaturalOrder.ASCENDING.compare(sorted[middle], value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Merges ever longer stretches, which boxes nothing; groups that are equal in everything stay as they are. */
    private int[] sorted(int count) {
        int[] groups = new int[count];
        for (int i = 0; i < count; i++) {
            groups[i] = i;
        }
        int[] merged = new int[count];
        for (int length = 1; length < count; length *= 2) {
            for (int start = 0; start < count; start += 2 * length) {
                merge(groups, start, Math.min(start + length, count), Math.min(start + 2 * length, count), merged);
            }
            int[] before = groups;
            groups = merged;
            merged = before;
        }
        return groups;
    }

    /** Merges what is sorted from the start to the middle with what is sorted from there to the end. */
    private void merge(int[] groups, int start, int middle, int end, int[] merged) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesRight = left == middle || right < end && isBefore(groups[right], groups[left]);
            merged[i] = takesRight ? groups[right++] : groups[left++];
        }
    }

    private boolean isBefore(int a, int b) {
        for (long[] key : keys) {
            if (key[a] != key[b]) {
                return key[a] < key[b];
            }
        }
        return false;
    }
}
