package io.github.flowcheck.local.scan;

import java.util.Arrays;

/** Which groups of a {@link Joint}'s table belong to each of its tasks: those of the numbers that it asks for. */
final class JointGroups {
    /** The groups by their numbers, in order. */
    private final int[] groups;

    /** Their numbers. */
    private final long[] numbers;

    /** @param table to which nothing is added any more */
    JointGroups(GroupTable table, int key) {
        long[] unordered = new long[table.count()];
        for (int i = 0; i < unordered.length; i++) {
            unordered[i] = table.numberKey(i, key);
        }
        groups = GroupOrder.of(unordered);
        numbers = new long[unordered.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = unordered[groups[i]];
        }
    }

    /** The groups of some numbers. */
    int[] of(Ranges some) {
        int[] found = new int[groups.length];
        int count = 0;
        for (int range = 0; range < some.firsts().length; range++) {
            for (int i = firstFrom(some.firsts()[range]);
                    i < numbers.length && numbers[i] <= some.lasts()[range];
                    i++) {
                found[count++] = groups[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Where the first number stands that is at least so high. */
    private int firstFrom(long number) {
        int low = 0;
        int high = numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
