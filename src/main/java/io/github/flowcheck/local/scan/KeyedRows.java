package io.github.flowcheck.local.scan;

import java.util.Arrays;

/** Rows of numbers, of which the first ones are a key by which a row is found. */
final class KeyedRows {
    /** All rows, one behind the other. */
    long[] numbers;

    private final int keyWidth;
    private final int width;
    private int[] slots = new int[8];
    private int count;
    private int last = -1;

    /**
     * @param keyWidth how many numbers a key is
     * @param width how many numbers a row is, its key included
     */
    KeyedRows(int keyWidth, int width) {
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
        int slot = slot(key, 0);
        while (slots[slot] != 0) {
            int row = (slots[slot] - 1) * width;
            if (isKeyAt(row, key)) {
                last = row;
                return row;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    /** Where the row begins that is made for a key without one; behind the key it holds zeros. */
    int append(long[] key) {
        int row = count++ * width;
        if (row + width > numbers.length) {
            numbers = Arrays.copyOf(numbers, row + width + (numbers.length >> 1));
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

    private int slot(long[] key, int from) {
        long hash = 0;
        for (int i = from; i < from + keyWidth; i++) {
            hash = (hash ^ key[i]) * 0x9e37_79b9_7f4a_7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash & slots.length - 1;
    }

    private void spread() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < count; i++) {
            enter(i);
        }
    }

    private void enter(int number) {
        int slot = slot(numbers, number * width);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = number + 1;
    }
}
