package io.github.flowcheck.learn;

import io.github.flowcheck.flow.FlowRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each network interface, found by the bytes of its id. Makes no text for an id that was met lately.
 *
 * @param <T> what is known; empty for what is no interface
 */
final class InterfaceTable<T> {
    private static final int SLOTS = 1 << 12;

    private final Function<String, Optional<T>> fresh;
    private final Map<String, Optional<T>> known = new TreeMap<>();
    private final byte[][] ids = new byte[SLOTS][0];
    private final @Nullable Optional<T>[] slots;

    /** @param fresh makes what is known of an interface that was not met before */
    @SuppressWarnings("unchecked")
    InterfaceTable(Function<String, Optional<T>> fresh) {
        this.fresh = fresh;
        this.slots = (Optional<T>[]) new Optional<?>[SLOTS];
    }

    Optional<T> of(String id) {
        return known.computeIfAbsent(id, fresh);
    }

    /** The interface whose id is the field at that position. */
    Optional<T> of(FlowRecord record, int position) {
        byte[] buffer = record.buffer();
        int start = record.startAt(position);
        int end = record.endAt(position);
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + buffer[i];
        }
        int slot = (hash ^ hash >>> 12 ^ hash >>> 24) & SLOTS - 1;
        Optional<T> cached = slots[slot];
        if (cached != null && Arrays.equals(ids[slot], 0, ids[slot].length, buffer, start, end)) {
            return cached;
        }
        Optional<T> found = of(record.textAt(position));
        ids[slot] = Arrays.copyOfRange(buffer, start, end);
        slots[slot] = found;
        return found;
    }

    /** How many ids were met. */
    int size() {
        return known.size();
    }

    /** All that are interfaces, by id. */
    Map<String, T> all() {
        Map<String, T> all = new TreeMap<>();
        known.forEach((id, value) -> value.ifPresent(one -> all.put(id, one)));
        return all;
    }

    void clear() {
        known.clear();
        Arrays.fill(slots, null);
    }
}
