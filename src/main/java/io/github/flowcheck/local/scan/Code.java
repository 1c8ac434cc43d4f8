package io.github.flowcheck.local.scan;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the code of a {@link Program}: numbers in a row, in which places to go to are told by labels until all of them are known.
 */
final class Code {
    /** What a step does, in its first number's lowest byte. */
    enum Step {
        /** The record has been offered to all tasks. */
        END,
        /** Goes elsewhere. */
        GO,
        /**
         * Whether a field is one of some texts of up to 16 bytes. What follows is the bit in which the answer is kept for when it is
         * asked again, where to go, and where among the values the texts are, two words each.
         */
        TEXTS,
        /** Whether a field that is always a number is in one of some ranges: where to go follows, then each range's ends. */
        NUMBERS,
        /** Whether a test holds that is asked itself: the bit in which the answer is kept follows, then where to go. */
        TEST,
        /** By the range in which a number is: where ranges begin follows, then where to go for each. */
        RANGES,
        /** By a text: slots follow, each of two words and where to go. */
        SLOTS,
        /** Remembers that the condition of one of the task's sums holds. */
        HOLDS,
        /** Adds the record to the task that a value tells, if it is in the stretch of time whose number follows. */
        ADD
    }

    static final int POSITION = 8;
    static final int COUNT = 24;

    private final List<RecordTest> tests = new ArrayList<>();
    private long[] code = new long[64];
    private int length;
    private int[] labels = new int[16];
    private int labelCount;
    /** Where labels stand that are to become places. */
    private int[] uses = new int[32];

    private int useCount;
    private long[] values = new long[16];
    private int valueCount;
    private final Map<LongBuffer, Integer> places = new HashMap<>();

    /** A label that is not placed yet. */
    int label() {
        if (labelCount == labels.length) {
            labels = Arrays.copyOf(labels, 2 * labelCount);
        }
        return labelCount++;
    }

    /** Places a label here. */
    void place(int label) {
        labels[label] = length;
    }

    /**
     * Begins a step.
     *
     * @param position of the field it looks at
     * @param count of what follows
     */
    void step(Step step, int position, int count) {
        put(step.ordinal() | (long) position << POSITION | (long) count << COUNT);
    }

    void put(long number) {
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length++] = number;
    }

    /** Puts the place of a label. */
    void to(int label) {
        if (useCount == uses.length) {
            uses = Arrays.copyOf(uses, 2 * useCount);
        }
        uses[useCount++] = length;
        put(label);
    }

    /** Where to go if a test holds, and if it does not. */
    void branch(int holds, int holdsNot) {
        to(holds);
        to(holdsNot);
    }

    int number(RecordTest test) {
        tests.add(test);
        return tests.size() - 1;
    }

    /** Where some values stand that steps name; where they stand already, if they do. */
    int values(long... some) {
        Integer known = places.putIfAbsent(LongBuffer.wrap(some), valueCount);
        if (known != null) {
            return known;
        }
        if (valueCount + some.length > values.length) {
            values = Arrays.copyOf(values, 2 * (valueCount + some.length));
        }
        System.arraycopy(some, 0, values, valueCount, some.length);
        valueCount += some.length;
        return valueCount - some.length;
    }

    /** Where one comes to who goes to a place, and on from there as long as nothing else is done. */
    private int atLast(int place) {
        int last = place;
        while ((code[last] & 0xff) == Step.GO.ordinal()) {
            last = (int) code[last + 1];
        }
        return last;
    }

    /**
     * The program, for records of which all of some tasks are told.
     *
     * @param shared the code of other programs, by itself
     */
    Program end(List<ScanTask> all, Map<LongBuffer, long[]> shared) {
        step(Step.END, 0, 0);
        for (int i = 0; i < useCount; i++) {
            code[uses[i]] = labels[(int) code[uses[i]]];
        }
        for (int i = 0; i < useCount; i++) {
            code[uses[i]] = atLast((int) code[uses[i]]);
        }
        long[] own = Arrays.copyOf(code, length);
        long[] known = shared.putIfAbsent(LongBuffer.wrap(own), own);
        return new Program(
                known == null ? own : known,
                Arrays.copyOf(values, valueCount),
                tests.toArray(new RecordTest[0]),
                all.toArray(new ScanTask[0]));
    }
}
