package io.github.flowcheck.engine.row;

import io.github.flowcheck.engine.row.Layout.Member;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Structure;
import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.engine.value.Values;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, by slot. Fields of an event are asked for once, when they are first needed, and read as a number once.
 */
public final class Row {
    /** What reading a slot as a number gave. */
    public enum Reading {
        NONE,
        LONG,
        DECIMAL
    }

    /** The field that tells when CloudWatch received an event, in milliseconds; results show it as a time. */
    public static final String INGESTION_TIME = "@ingestionTime";

    private final @Nullable String[] eventFields;
    private final @Nullable Member[] members;
    private final boolean hasMembers;
    private final @Nullable Object[] values;
    /** The generation in which a slot was loaded, so that the next event costs nothing for slots that nothing asks for. */
    private final int[] loadedIn;

    private final int[] readIn;
    private final Reading[] readings;
    private final long[] longs;
    private int generation = 1;
    private @Nullable RowSource event;
    private long timestamp;
    private long sequence;
    private long copies;

    public Row(Layout layout) {
        this(layout.eventFields(), layout.members());
    }

    private Row(@Nullable String[] eventFields, @Nullable Member[] members) {
        this.eventFields = eventFields;
        this.members = members;
        this.hasMembers = Arrays.stream(members).anyMatch(Objects::nonNull);
        this.values = new Object[eventFields.length];
        this.loadedIn = new int[values.length];
        this.readIn = new int[values.length];
        this.readings = new Reading[values.length];
        this.longs = new long[values.length];
    }

    /** Makes this the row of an event. */
    public void reset(@Nullable RowSource next, long number) {
        event = next;
        sequence = number;
        copies = 0;
        if (++generation == 0) {
            Arrays.fill(loadedIn, 0);
            Arrays.fill(readIn, 0);
            generation = 1;
        }
    }

    /** Makes this an empty row without an event. */
    public void clear() {
        reset(null, 0);
    }

    /** Gives a row without an event its number. */
    public void number(long number) {
        sequence = number;
    }

    /** Counts one more row that is made of this one, by all stages together, and tells how many there are. */
    public long countCopy() {
        return ++copies;
    }

    /** When the row's event happened; 0 for a row of a group. */
    public long timestamp() {
        return event == null ? timestamp : event.timestamp();
    }

    /** The number of the row in the order of arrival. */
    public long sequence() {
        return sequence;
    }

    /** The value of a slot. */
    public @Nullable Object get(int slot) {
        if (loadedIn[slot] != generation) {
            values[slot] = load(slot);
            loadedIn[slot] = generation;
        }
        return values[slot];
    }

    private @Nullable Object load(int slot) {
        Member member = members[slot];
        if (member != null) {
            return get(member.base()) instanceof Structure structure ? structure.at(member.path()) : null;
        }
        String field = eventFields[slot];
        if (field == null || event == null) {
            return null;
        }
        if (field == Layout.TIMESTAMP) {
            return new Timestamp(event.timestamp());
        }
        String text = event.field(field);
        boolean time = field.equals(INGESTION_TIME) && text != null && Numbers.parse(text) instanceof Long;
        return time ? new Timestamp(Long.parseLong(text)) : text;
    }

    /** Gives a slot a value, until the next event comes. */
    public void set(int slot, @Nullable Object value) {
        values[slot] = value;
        loadedIn[slot] = generation;
        readIn[slot] = 0;
        if (hasMembers) {
            forgetParts(slot);
        }
    }

    /** Parts of what stood in the slot before. They have slots behind it. */
    private void forgetParts(int slot) {
        for (int other = slot + 1; other < members.length; other++) {
            Member member = members[other];
            if (member != null && member.base() == slot) {
                loadedIn[other] = 0;
                readIn[other] = 0;
                forgetParts(other);
            }
        }
    }

    /** Reads the slot as a number, once. A {@link Reading#LONG} is then at {@link #longAt}. */
    public Reading reading(int slot) {
        if (readIn[slot] != generation) {
            readings[slot] = read(slot);
            readIn[slot] = generation;
        }
        return readings[slot];
    }

    private Reading read(int slot) {
        if (eventFields[slot] == Layout.TIMESTAMP && event != null) {
            longs[slot] = event.timestamp();
            return Reading.LONG;
        }
        String field = eventFields[slot];
        if (field != null && event != null && loadedIn[slot] != generation) {
            long whole = event.whole(field);
            if (whole >= 0) {
                longs[slot] = whole;
                return Reading.LONG;
            }
        }
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

    /** The slot's number, if {@link #reading} gave {@link Reading#LONG}. */
    public long longAt(int slot) {
        return longs[slot];
    }

    /** The slot's number, or null if it holds none. */
    public @Nullable Number numberAt(int slot) {
        return switch (reading(slot)) {
            case LONG -> (Number) longs[slot];
            case DECIMAL -> Values.number(get(slot));
            default -> null;
        };
    }

    /** Whether the slot holds a point in time, without loading a field of the event that is none. */
    public boolean isTime(int slot) {
        String field = eventFields[slot];
        boolean loads = loadedIn[slot] != generation && field != null && event != null;
        return loads && field != Layout.TIMESTAMP && !field.equals(INGESTION_TIME)
                ? false
                : get(slot) instanceof Timestamp;
    }

    /** A row that keeps all values when the event is gone. */
    public Row copy() {
        Row copy = new Row(eventFields, members);
        for (int slot = 0; slot < values.length; slot++) {
            copy.set(slot, get(slot));
        }
        copy.timestamp = timestamp();
        copy.sequence = sequence;
        return copy;
    }

    /** How many characters the row keeps. */
    public long characters() {
        long characters = 0;
        for (Object value : values) {
            characters += Budget.characters(value);
        }
        return characters;
    }
}
