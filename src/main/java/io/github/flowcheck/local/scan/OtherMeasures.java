package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.flow.FlowRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the measures that checks do not ask for. As far as they are whole numbers they stand in the rows of the groups, anything
 * else beside them.
 */
final class OtherMeasures {
    private final List<Measure.Other> measures;
    private final int[] places;
    private final @Nullable DistinctValues[] values;
    private final Sums sums;
    private final long mostValues;
    private long valueCount;

    /** By the place in the rows: numbers that do not stand there, and texts of groups without a number. */
    private final Map<Integer, Number> extremes = new HashMap<>();

    private final Map<Integer, String> texts = new HashMap<>();

    /**
     * @param sums of the same rows
     * @param mostValues how many different values may be remembered
     * @param memory of which they take what they need
     */
    OtherMeasures(GroupShape shape, Sums sums, long mostValues, GroupMemory.Share memory) {
        this.measures = shape.others;
        this.places = shape.otherPlaces;
        this.sums = sums;
        this.mostValues = mostValues;
        this.values = new DistinctValues[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = measures.get(i) instanceof Measure.Distinct distinct
                    ? new DistinctValues(distinct.value(), memory)
                    : null;
        }
    }

    /**
     * Adds a record to a group.
     *
     * @param row where the group's row begins
     * @throws QueryTooLargeException if there are too many different values
     */
    void add(FlowRecord record, long[] numbers, int row, int group) {
        for (int i = 0; i < places.length; i++) {
            int place = row + places[i];
            DistinctValues distinct = values[i];
            if (distinct != null) {
                if (distinct.add(record, group)) {
                    countValue(numbers, place);
                }
            } else {
                add(measures.get(i), record, numbers, place);
            }
        }
    }

    private void countValue(long[] numbers, int place) {
        numbers[place] = Math.max(numbers[place], 0) + 1;
        if (++valueCount > mostValues) {
            throw QueryTooLargeException.ofValues(mostValues);
        }
    }

    private void add(Measure.Other measure, FlowRecord record, long[] numbers, int place) {
        if (measure instanceof Measure.Sum sum) {
            addNumber(sum.number(), record, numbers, place);
        } else if (measure instanceof Measure.Average average) {
            if (addNumber(average.number(), record, numbers, place)) {
                numbers[place + 1]++;
            }
        } else if (measure instanceof Measure.Extreme extreme) {
            long number = record.numberAt(extreme.position());
            if (number >= 0) {
                take(extreme.sign(), number, numbers, place);
            } else {
                take(extreme.sign(), record.textAt(extreme.position()), place);
            }
        }
    }

    private boolean addNumber(RecordNumber wanted, FlowRecord record, long[] numbers, int place) {
        long number = wanted.whole(record);
        if (number != RecordNumber.NONE) {
            sums.add(numbers, place, number);
            return true;
        }
        Number any = wanted.any(record);
        if (any != null) {
            sums.addAny(place, any);
        }
        return any != null;
    }

    private static void take(int sign, long number, long[] numbers, int place) {
        long before = numbers[place];
        if (before == RecordNumber.NONE || sign * Long.compare(number, before) > 0) {
            numbers[place] = number;
        }
    }

    private void take(int sign, String text, int place) {
        Number number = Numbers.parse(text);
        if (number == null) {
            texts.merge(place, text, (a, b) -> sign * b.compareTo(a) > 0 ? b : a);
        } else {
            take(sign, number, place);
        }
    }

    private void take(int sign, Number number, int place) {
        extremes.merge(place, number, (a, b) -> better(sign, a, b));
    }

    private static Number better(int sign, Number a, Number b) {
        return sign * Numbers.compare(b, a) > 0 ? b : a;
    }

    /**
     * Takes over what belongs to a group of other rows.
     *
     * @param row where the group's row begins here
     * @param otherRow where it begins there
     */
    void addAll(OtherMeasures other, long[] numbers, int row, long[] otherNumbers, int otherRow) {
        for (int i = 0; i < places.length; i++) {
            int place = row + places[i];
            int from = otherRow + places[i];
            if (measures.get(i) instanceof Measure.Extreme extreme) {
                addExtreme(extreme.sign(), other, numbers, place, otherNumbers, from);
            } else if (values[i] == null) {
                sums.addAll(numbers, place, other.sums, otherNumbers, from);
                if (measures.get(i) instanceof Measure.Average) {
                    numbers[place + 1] += otherNumbers[from + 1];
                }
            }
        }
    }

    private void addExtreme(int sign, OtherMeasures other, long[] numbers, int place, long[] otherNumbers, int from) {
        if (otherNumbers[from] != RecordNumber.NONE) {
            take(sign, otherNumbers[from], numbers, place);
        }
        Number number = other.extremes.get(from);
        if (number != null) {
            take(sign, number, place);
        }
        String text = other.texts.get(from);
        if (text != null) {
            take(sign, text, place);
        }
    }

    /**
     * Takes over the different values of groups of other rows.
     *
     * @param groups by their number there, where the groups' rows begin here
     * @param width of a row
     * @throws QueryTooLargeException if there are too many different values
     */
    void addValues(OtherMeasures other, int[] groups, long[] numbers, int width) {
        for (int i = 0; i < places.length; i++) {
            DistinctValues mine = values[i];
            DistinctValues more = other.values[i];
            for (int n = 0; mine != null && more != null && n < more.count(); n++) {
                int row = groups[more.groupOf(n)];
                if (mine.add(more, n, row / width)) {
                    countValue(numbers, row + places[i]);
                }
            }
        }
    }

    /** The value of a measure in a group, as the engine would have it; null if there is none. */
    @Nullable
    Object value(Measure.Other measure, long[] numbers, int place) {
        if (measure instanceof Measure.Sum) {
            return sums.value(numbers, place);
        }
        if (measure instanceof Measure.Average) {
            Number sum = sums.value(numbers, place);
            return sum == null ? null : Numbers.divide(sum, numbers[place + 1]);
        }
        long number = numbers[place];
        if (!(measure instanceof Measure.Extreme extreme)) {
            return number == RecordNumber.NONE ? null : (Object) number;
        }
        Number rest = extremes.get(place);
        if (number == RecordNumber.NONE) {
            return rest == null ? texts.get(place) : rest;
        }
        return rest == null ? (Object) number : better(extreme.sign(), number, rest);
    }
}
