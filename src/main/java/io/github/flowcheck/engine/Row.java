package io.github.flowcheck.engine;

import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.engine.value.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, by slot. Fields of an event are asked for once, when they are first needed, and read as a number once.
 */
final class Row {
    /** What reading a slot as a number gave. */
    enum Reading {
        NOT_READ,
        NONE,
        LONG,
        DECIMAL
    }

    private final Layout layout;
    private final @Nullable Object[] values;
    private final boolean[] loaded;
    private final Reading[] readings;
    private final long[] longs;
    private @Nullable Event event;
    private long timestamp;
    private long sequence;

    Row(Layout layout) {
        this.layout = layout;
        this.values = new Object[layout.size()];
        this.loaded = new boolean[values.length];
        this.readings = new Reading[values.length];
        this.longs = new long[values.length];
        Arrays.fill(readings, Reading.NOT_READ);
    }

    /** Makes this the row of an event. */
    void reset(Event next, long number) {
        event = next;
        timestamp = next.timestamp();
        sequence = number;
        Arrays.fill(loaded, false);
        Arrays.fill(readings, Reading.NOT_READ);
    }

    /** Gives a row without an event its number. */
    void number(long number) {
        sequence = number;
    }

    long timestamp() {
        return timestamp;
    }

    /** The number of the row in the order of arrival. */
    long sequence() {
        return sequence;
    }

    @Nullable Object get(int slot) {
        if (!loaded[slot]) {
            values[slot] = load(slot);
            loaded[slot] = true;
        }
        return values[slot];
    }

    private @Nullable Object load(int slot) {
        String field = layout.eventField(slot);
        if (field == null || event == null) {
            return null;
        }
        return field.equals(Layout.TIMESTAMP) ? new Timestamp(timestamp) : event.field(field);
    }

    void set(int slot, @Nullable Object value) {
        values[slot] = value;
        loaded[slot] = true;
        readings[slot] = Reading.NOT_READ;
    }

    /** Reads the slot as a number, once. A {@link Reading#LONG} is then at {@link #longAt}. */
    Reading reading(int slot) {
        Reading reading = readings[slot];
        if (reading == Reading.NOT_READ) {
            reading = read(slot);
            readings[slot] = reading;
        }
        return reading;
    }

    private Reading read(int slot) {
        Object value = get(slot);
        if (value instanceof String text) {
            int length = text.length();
            if (length > 0 && length <= 18 && isDigits(text, slot)) {
                return Reading.LONG;
            }
        }
        Number number = Values.number(value);
        if (number instanceof Long whole) {
            longs[slot] = whole;
            return Reading.LONG;
        }
        return number == null ? Reading.NONE : Reading.DECIMAL;
    }

    /** Without making an object, for the usual port, count of bytes or protocol. */
    private boolean isDigits(String text, int slot) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        longs[slot] = value;
        return true;
    }

    long longAt(int slot) {
        return longs[slot];
    }

    /** The slot's number, or null if it holds none. */
    @Nullable Number numberAt(int slot) {
        return switch (reading(slot)) {
            case LONG -> (Number) longs[slot];
            case DECIMAL -> Values.number(get(slot));
            default -> null;
        };
    }

    /** A row that keeps all values when the event is gone. */
    Row copy() {
        Row copy = new Row(layout);
        for (int slot = 0; slot < values.length; slot++) {
            copy.set(slot, get(slot));
        }
        copy.timestamp = timestamp;
        copy.sequence = sequence;
        return copy;
    }
}
