package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.EightBytes;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.local.scan.Code.Step;

/**
 * Tells which of some tasks a record belongs to. What the tasks ask in common is asked once, and the steps stand in a row of numbers,
 * close together: a thousand tasks that each had objects of their own would wait for memory at every record, and Java's compiler
 * has far less to do for one loop than for all kinds of conditions within each other.
 *
 * <p>Immutable; any number of threads can run it.
 */
final class Program {
    private static final int END = Step.END.ordinal();
    private static final int GO = Step.GO.ordinal();
    private static final int TEXTS = Step.TEXTS.ordinal();
    private static final int NUMBERS = Step.NUMBERS.ordinal();
    private static final int TEST = Step.TEST.ordinal();
    private static final int RANGES = Step.RANGES.ordinal();
    private static final int SLOTS = Step.SLOTS.ordinal();
    private static final int HOLDS = Step.HOLDS.ordinal();

    /** Of so many words are the texts that steps look at. */
    static final int WORDS = 2;

    /** How many numbers a slot has: the words of a text, and where to go for it. */
    static final int SLOT = WORDS + 1;

    /** The longest text that steps look at, in bytes. */
    static final int LONGEST = WORDS * Long.BYTES;

    /** So many ranges are faster asked in turn than looked for. */
    private static final int MOST_ASKED_IN_TURN = 16;

    private final long[] code;
    private final long[] values;
    private final RecordTest[] tests;
    private final ScanTask[] all;

    /**
     * @param code the steps, which programs that differ in values alone share, so that these are at hand whoever runs
     * @param values the texts and tasks that steps name, by their places
     */
    Program(long[] code, long[] values, RecordTest[] tests, ScanTask[] all) {
        this.code = code;
        this.values = values;
        this.tests = tests;
        this.all = all;
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    /** All of its tasks, for records that are not plain: whether such a one belongs to a task its tests tell. */
    ScanTask[] all() {
        return all;
    }

    /**
     * Adds a plain record to the tasks that it belongs to.
     *
     * @param position where it stands in the logs
     * @param ranges have seen the record
     */
    void run(FlowRecord record, long position, TimeRanges ranges, Gathering target) {
        int at = 0;
        long holding = 0;
        long asked = 0;
        long found = 0;
        while (true) {
            long head = code[at];
            int step = (int) head & 0xff;
            int field = (int) (head >>> Code.POSITION) & 0xffff;
            int count = (int) (head >>> Code.COUNT);
            if (step == TEXTS) {
                long answer = code[at + 1];
                boolean holds = (asked & answer) != 0
                        ? (found & answer) != 0
                        : isOneOf(record, field, (int) code[at + 4], count);
                asked |= answer;
                found |= holds ? answer : 0;
                at = (int) code[at + (holds ? 2 : 3)];
            } else if (step == NUMBERS) {
                at = (int) code[at + (isIn(record.numberAt(field), at + 3, count) ? 1 : 2)];
            } else if (step == RANGES) {
                at = range(record.numberAt(field), at + 1, count);
            } else if (step == HOLDS) {
                holding |= 1L << count;
                at++;
            } else if (step == GO) {
                at = (int) code[at + 1];
            } else if (step == TEST) {
                long answer = code[at + 1];
                boolean holds = (asked & answer) != 0 ? (found & answer) != 0 : tests[count].holds(record);
                asked |= answer;
                found |= holds ? answer : 0;
                at = (int) code[at + (holds ? 2 : 3)];
            } else if (step == SLOTS) {
                at = slot(record, field, at + 1, count);
            } else if (step == END) {
                return;
            } else {
                if (ranges.holdsCurrent((int) code[at + 1])) {
                    target.add(record, position, (int) values[count], holding);
                }
                holding = 0;
                at += 2;
            }
        }
    }

    private boolean isOneOf(FlowRecord record, int field, int from, int count) {
        int start = record.startAt(field);
        int length = record.endAt(field) - start;
        if (length > LONGEST) {
            return false;
        }
        long first = EightBytes.word(record.buffer(), start, length, 0);
        long second = EightBytes.word(record.buffer(), start, length, 1);
        boolean found = (values[from] ^ first | values[from + 1] ^ second) == 0;
        // mostly there is one
        for (int i = from + WORDS; i < from + WORDS * count; i += WORDS) {
            found |= (values[i] ^ first | values[i + 1] ^ second) == 0;
        }
        return found;
    }

    private boolean isIn(long number, int from, int count) {
        if (count > MOST_ASKED_IN_TURN) {
            return isInOneOf(number, from, count);
        }
        boolean found = false;
        for (int i = from; i < from + 2 * count; i += 2) {
            found |= number >= code[i] & number <= code[i + 1];
        }
        return found;
    }

    /** The same of many ranges, which are in order. */
    private boolean isInOneOf(long number, int from, int count) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number > code[from + 2 * middle + 1]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < count && number >= code[from + 2 * low];
    }

    /** Where to go for a number; the first range begins at 0. */
    private int range(long number, int from, int count) {
        int low = from;
        int high = from + count - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (code[middle] <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return (int) code[low + count];
    }

    /** Where to go for a text; behind the slots stands where to go for any that is in none. */
    private int slot(FlowRecord record, int field, int from, int count) {
        int start = record.startAt(field);
        int length = record.endAt(field) - start;
        if (length <= LONGEST) {
            long first = EightBytes.word(record.buffer(), start, length, 0);
            long second = EightBytes.word(record.buffer(), start, length, 1);
            int slot = slot(first, second) & count - 1;
            for (int at = from + SLOT * slot; code[at] != 0; at = from + SLOT * slot) {
                if ((code[at] ^ first | code[at + 1] ^ second) == 0) {
                    return (int) code[at + WORDS];
                }
                slot = slot + 1 & count - 1;
            }
        }
        return (int) code[from + SLOT * count];
    }

    static int slot(long first, long second) {
        return (int) ((first * 31 ^ second) * 0x9e37_79b9_7f4a_7c15L >>> 40);
    }
}
