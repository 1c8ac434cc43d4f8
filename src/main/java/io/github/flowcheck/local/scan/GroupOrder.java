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
     * @param groups of which
     * @param most how many are asked for
     */
    static int[] of(GroupTable table, int[] groups, List<RowLayout.SortKey> sort, int most) {
        if (groups.length / FEW > most) {
            return new FirstGroups(table, sort).of(groups, most);
        }
        long[][] keys = new long[sort.size() + 1][];
        for (int i = 0; i < sort.size(); i++) {
            keys[i] = numbers(table, groups, sort.get(i));
        }
        keys[sort.size()] = positions(table, groups);
        int[] order = new GroupOrder(keys).sorted(groups.length);
        int[] first = new int[Math.min(most, order.length)];
        for (int i = 0; i < first.length; i++) {
            first[i] = groups[order[i]];
        }
        return first;
    }

    /** Where the least of some numbers is, then the next, and so on. */
    static int[] of(long[] numbers) {
        return new GroupOrder(new long[][] {numbers}).sorted(numbers.length);
    }

    private static long[] positions(GroupTable table, int[] groups) {
        long[] positions = new long[groups.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = table.position(groups[i]);
        }
        return positions;
    }

    private static long[] numbers(GroupTable table, int[] groups, RowLayout.SortKey key) {
        long[] numbers = values(table, groups, key.column());
        if (key.descending()) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = ~numbers[i];
            }
        }
        return numbers;
    }

    /** Whole numbers in their usual spelling stand for themselves; of others, equal ones are told apart by their spelling. */
    private static long[] values(GroupTable table, int[] groups, RowLayout.Column column) {
        long[] numbers = new long[groups.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = column.whole(table, groups[i]);
            if (numbers[i] < 0) {
                return ranks(table, groups, column);
            }
        }
        return numbers;
    }

    private static long[] ranks(GroupTable table, int[] groups, RowLayout.Column column) {
        @Nullable Object[] values = new Object[groups.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.of(table, groups[i]);
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
