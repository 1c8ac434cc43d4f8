package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.EightBytes;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import io.github.flowcheck.local.scan.RecordTest.OfText;
import io.github.flowcheck.local.scan.RecordTest.ShortText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells by some fields of a record which tasks it may concern, so that many tasks take hardly more time than few. Each step
 * looks at the field by which most of the tasks that are left can be told apart.
 */
sealed interface TaskIndex {
    /** So few tasks are faster asked than told apart. */
    int FEW = 3;

    /** The tasks that the record may concern, with the tests that are left; all that it does concern are among them. */
    List<ScanTask> of(FlowRecord record);

    /** The end: these tasks. */
    record Left(List<ScanTask> tasks) implements TaskIndex {
        @Override
        public List<ScanTask> of(FlowRecord record) {
            return tasks;
        }
    }

    /**
     * By the range that a number is in.
     *
     * @param starts where ranges begin, the first of them at 0
     * @param ranges what is left for each
     * @param others what is left where there is no number
     */
    record ByNumber(int position, long[] starts, TaskIndex[] ranges, TaskIndex others) implements TaskIndex {
        @Override
        public List<ScanTask> of(FlowRecord record) {
            long number = record.numberAt(position);
            if (number < 0) {
                return others.of(record);
            }
            int low = 0;
            int high = starts.length - 1;
            while (low < high) {
                int middle = low + high + 1 >>> 1;
                if (starts[middle] <= number) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return ranges[low].of(record);
        }
    }

    /**
     * By a text.
     *
     * @param texts in slots by their first bytes and length; a slot may be empty
     * @param left what is left for the text in each slot
     * @param others what is left for any other text
     */
    record ByText(int position, ShortText[] texts, TaskIndex[] left, TaskIndex others) implements TaskIndex {
        static final ShortText NONE = new ShortText("");

        @Override
        public List<ScanTask> of(FlowRecord record) {
            byte[] buffer = record.buffer();
            int start = record.startAt(position);
            int end = record.endAt(position);
            int slot = slot(buffer, start, end) & texts.length - 1;
            while (texts[slot] != NONE) {
                if (texts[slot].is(buffer, start, end)) {
                    return left[slot].of(record);
                }
                slot = slot + 1 & texts.length - 1;
            }
            return others.of(record);
        }

        /** An index by some texts, each with what is left for it. */
        static ByText of(int position, List<ShortText> texts, List<TaskIndex> parts, TaskIndex others) {
            int slots = Integer.highestOneBit(4 * texts.size() + 2);
            ShortText[] table = new ShortText[slots];
            TaskIndex[] left = new TaskIndex[slots];
            Arrays.fill(table, NONE);
            Arrays.fill(left, others);
            for (int i = 0; i < texts.size(); i++) {
                byte[] bytes = texts.get(i).bytes();
                int slot = slot(Arrays.copyOf(bytes, bytes.length + Long.BYTES), 0, bytes.length) & slots - 1;
                while (table[slot] != NONE) {
                    slot = slot + 1 & slots - 1;
                }
                table[slot] = texts.get(i);
                left[slot] = parts.get(i);
            }
            return new ByText(position, table, left, others);
        }

        static int slot(byte[] buffer, int start, int end) {
            int length = end - start;
            long first = EightBytes.first(buffer, start, length);
            long last = length > Long.BYTES ? EightBytes.at(buffer, end - Long.BYTES) : 0;
            return (int) ((first * 31 + last) * 0x9e37_79b9_7f4a_7c15L >>> 40) + length;
        }
    }

    /** The index of some tasks. */
    static TaskIndex of(List<ScanTask> tasks) {
        return new Building().of(tasks, new HashSet<>());
    }

    /** Builds an index from its root; equal tasks that are left share one. */
    final class Building {
        private final Map<List<Long>, TaskIndex> known = new HashMap<>();

        TaskIndex of(List<ScanTask> tasks, Set<Integer> used) {
            if (tasks.size() <= FEW) {
                return new Left(tasks);
            }
            List<Long> key = new ArrayList<>();
            for (ScanTask task : tasks) {
                key.add((long) task.number());
                key.add(left(task, OfNumber.class));
                key.add(left(task, OfText.class));
            }
            used.stream().sorted().forEach(position -> key.add(-1L - position));
            TaskIndex before = known.get(key);
            if (before == null) {
                before = split(tasks, used);
                known.put(key, before);
            }
            return before;
        }

        private TaskIndex split(List<ScanTask> tasks, Set<Integer> used) {
            Optional<Split> best = Optional.empty();
            Set<Integer> positions = new TreeSet<>();
            tasks.forEach(
                    task -> task.query().tests().forEach(test -> position(test).ifPresent(positions::add)));
            positions.removeAll(used);
            for (int position : positions) {
                Split split = Split.at(position, tasks);
                if (split.tells()
                        && best.filter(known -> known.average() <= split.average())
                                .isEmpty()) {
                    best = Optional.of(split);
                }
            }
            if (best.isEmpty()) {
                return new Left(tasks);
            }
            Set<Integer> then = new HashSet<>(used);
            then.add(best.get().position());
            return best.get().index(left -> of(left, then));
        }

        /**
         * Which of a task's tests of a kind are left, a bit a position: those of a kind at one position are all there or all gone. A
         * format has some forty fields.
         */
        private static long left(ScanTask task, Class<? extends RecordTest> kind) {
            long left = 0;
            for (RecordTest test : task.query().tests()) {
                left |= kind.isInstance(test) ? 1L << position(test).orElseThrow() : 0;
            }
            return left;
        }

        private static OptionalInt position(RecordTest test) {
            if (test instanceof OfNumber number) {
                return OptionalInt.of(number.position());
            }
            return test instanceof OfText text ? OptionalInt.of(text.position()) : OptionalInt.empty();
        }
    }
}
