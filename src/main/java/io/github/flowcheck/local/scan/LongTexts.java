package io.github.flowcheck.local.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that are too long to stand in a group's key, by the numbers under which they are remembered. Where there is no memory for
 * another one, {@link io.github.flowcheck.engine.QueryTooLargeException} tells it.
 */
final class LongTexts {
    private byte[] bytes = new byte[0];
    private int[] ends = new int[0];
    private int[] slots = new int[0];
    private int count;
    private final GroupMemory.Share memory;

    /** @param memory of which texts take what they need */
    LongTexts(GroupMemory.Share memory) {
        this.memory = memory;
    }

    String text(int number) {
        int start = start(number);
        return new String(bytes, start, ends[number] - start, StandardCharsets.UTF_8);
    }

    int remember(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return remember(encoded, 0, encoded.length);
    }

    /** The number of a text, which is a new one if it is not known. */
    int remember(byte[] buffer, int start, int length) {
        if (2 * count >= slots.length) {
            grow();
        }
        int slot = slot(buffer, start, length);
        if (slots[slot] == 0) {
            slots[slot] = add(buffer, start, length) + 1;
        }
        return slots[slot] - 1;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int add(byte[] buffer, int start, int length) {
        int from = start(count);
        if (from + length > bytes.length) {
            int size = Math.max(64, from + length + bytes.length / 2);
            memory.take(size - bytes.length);
            bytes = Arrays.copyOf(bytes, size);
        }
        System.arraycopy(buffer, start, bytes, from, length);
        ends[count] = from + length;
        return count++;
    }

    private void grow() {
        int size = Math.max(16, 2 * slots.length);
        memory.take((long) Integer.BYTES * (size - slots.length + size / 2 + 1 - ends.length));
        slots = new int[size];
        ends = Arrays.copyOf(ends, size / 2 + 1);
        for (int i = 0; i < count; i++) {
            slots[slot(bytes, start(i), ends[i] - start(i))] = i + 1;
        }
    }

    /** Where the text is, or where it would be. */
    private int slot(byte[] buffer, int start, int length) {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + buffer[i];
        }
        int slot = (hash ^ hash >>> 15) * 0x9e37_79b1 >>> 1 & slots.length - 1;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (Arrays.equals(bytes, start(number), ends[number], buffer, start, start + length)) {
                return slot;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
