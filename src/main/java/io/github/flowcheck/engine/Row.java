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
        NONE,
        LONG,
        DECIMAL
    }

    private final Layout layout;
    private final @Nullable String[] eventFields;
    private final @Nullable Object[] values;
    /** The generation in which a slot was loaded, so that the next event costs nothing for slots that nothing asks for. */
    private final int[] loadedIn;

    private final int[] readIn;
    private final Reading[] readings;
    private final long[] longs;
    private int generation = 1;
    private @Nullable Event event;
    private long timestamp;
    private long sequence;

    Row(Layout layout) {
        this.layout = layout;
        this.eventFields = layout.eventFields();
        this.values = new Object[eventFields.length];
        this.loadedIn = new int[values.length];
        this.readIn = new int[values.length];
        this.readings = new Reading[values.length];
        this.longs = new long[values.length];
    }

    /** Makes this the row of an event. */
    void reset(Event next, long number) {
        event = next;
        sequence = number;
        if (++generation == 0) {
            Arrays.fill(loadedIn, 0);
            Arrays.fill(readIn, 0);
            generation = 1;
        }
    }

    /** Gives a row without an event its number. */
    void number(long number) {
        sequence = number;
    }

    long timestamp() {
        return event == null ? timestamp : event.timestamp();
    }

    /** The number of the row in the order of arrival. */
    long sequence() {
        return sequence;
    }

    @Nullable
    Object get(int slot) {
        if (loadedIn[slot] != generation) {
            values[slot] = load(slot);
            loadedIn[slot] = generation;
        }
        return values[slot];
    }

    private @Nullable Object load(int slot) {
        String field = eventFields[slot];
        if (field == null || event == null) {
            return null;
        }
        return field == Layout.TIMESTAMP ? new Timestamp(event.timestamp()) : event.field(field);
    }

    void set(int slot, @Nullable Object value) {
        values[slot] = value;
        loadedIn[slot] = generation;
        readIn[slot] = 0;
    }

    /** Reads the slot as a number, once. A {@link Reading#LONG} is then at {@link #longAt}. */
    Reading reading(int slot) {
        if (readIn[slot] != generation) {
            readings[slot] = read(slot);
            readIn[slot] = generation;
        }
        return readings[slot];
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
    @Nullable
    Number numberAt(int slot) {
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
        copy.timestamp = timestamp();
        copy.sequence = sequence;
        return copy;
    }
}
