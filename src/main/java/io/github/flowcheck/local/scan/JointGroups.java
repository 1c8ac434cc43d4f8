package io.github.flowcheck.local.scan;

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
        int count = 0;
        for (int i = 0; i < some.firsts().length; i++) {
            count += behind(some.lasts()[i]) - firstFrom(some.firsts()[i]);
        }
        int[] found = new int[count];
        int at = 0;
        for (int i = 0; i < some.firsts().length; i++) {
            int from = firstFrom(some.firsts()[i]);
            int length = behind(some.lasts()[i]) - from;
            System.arraycopy(groups, from, found, at, length);
            at += length;
        }
        return found;
    }

    /** Where the first number stands that is higher. */
    private int behind(long number) {
        return number == Long.MAX_VALUE ? numbers.length : firstFrom(number + 1);
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
