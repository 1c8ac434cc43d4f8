package io.github.flowcheck.local.scan;

import java.util.Arrays;

/** Rows of numbers, of which the first ones are a key by which a row is found. */
final class KeyedRows {
    /** More rows than that are no use: limits are far below. */
    private static final int MOST = (1 << 24) - 1;

    /** Of a slot, the bits that tell which row it is, from 1. */
    private static final int ROW = MOST;

    /** All rows, one behind the other. */
    long[] numbers;

    private final int keyWidth;
    private final int width;
    private final GroupMemory.Share memory;

    /** Each with eight bits of the key's hash above the number of its row, so that hardly a row is looked at that is not the one. */
    private int[] slots = new int[8];

    private int count;
    private int last = -1;

    /**
     * @param keyWidth how many numbers a key is
     * @param width how many numbers a row is, its key included
     * @param memory of which rows take what they need, but for the first few
     */
    KeyedRows(int keyWidth, int width, GroupMemory.Share memory) {
        this.memory = memory;
        this.keyWidth = keyWidth;
        this.width = width;
        this.numbers = new long[2 * width];
    }

    /** How many rows there are. */
    int count() {
        return count;
    }

    /** Where the row of a key begins; -1 if there is none. */
    int find(long[] key) {
        if (last >= 0 && isKeyAt(last, key)) {
            return last;
        }
        long hash = hash(key, 0);
        int mark = mark(hash);
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0) {
            int row = ((slots[slot] & ROW) - 1) * width;
            if ((slots[slot] & ~ROW) == mark && isKeyAt(row, key)) {
                last = row;
                return row;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    /**
     * Where the row begins that is made for a key without one; behind the key it holds zeros.
     *
     * @throws io.github.flowcheck.engine.QueryTooLargeException if there is no memory for it
     */
    int append(long[] key) {
        if (count == MOST) {
            throw new IllegalStateException("more than " + MOST + " rows");
        }
        int row = count++ * width;
        if (row + width > numbers.length) {
            int length = row + width + (numbers.length >> 1);
            memory.take((long) Long.BYTES * (length - numbers.length));
            numbers = Arrays.copyOf(numbers, length);
        }
        System.arraycopy(key, 0, numbers, row, keyWidth);
        last = row;
        if (2 * count > slots.length) {
            spread();
        } else {
            enter(count - 1);
        }
        return row;
    }

    private boolean isKeyAt(int row, long[] key) {
        long differences = 0;
        for (int i = 0; i < keyWidth; i++) {
            differences |= numbers[row + i] ^ key[i];
        }
        return differences == 0;
    }

    private long hash(long[] key, int from) {
        long hash = 0;
        for (int i = from; i < from + keyWidth; i++) {
            hash = (hash ^ key[i]) * 0x9e37_79b9_7f4a_7c15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static int mark(long hash) {
        return (int) (hash >>> 32) & ~ROW;
    }

    private void spread() {
        memory.take((long) Integer.BYTES * slots.length);
        slots = new int[2 * slots.length];
        for (int i = 0; i < count; i++) {
            enter(i);
        }
    }

    private void enter(int number) {
        long hash = hash(numbers, number * width);
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = mark(hash) | number + 1;
    }
}
