package io.github.flowcheck.local.scan;

import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import io.github.flowcheck.local.scan.RecordTest.OfText;
import io.github.flowcheck.local.scan.RecordTest.ShortText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How tasks are told apart by the field at one position.
 *
 * @param starts where ranges of its numbers begin; empty if it is told by its texts
 * @param texts what it is told by; empty if it is told by numbers
 * @param parts the tasks that are left for each range or text, without the tests that hold there
 * @param others the tasks that are left for anything else
 */
record Split(
        int position,
        long[] starts,
        List<ShortText> texts,
        List<List<ScanTask>> parts,
        List<ScanTask> others,
        int whole) {

    static Split at(int position, List<ScanTask> tasks) {
        for (ScanTask task : tasks) {
            for (RecordTest test : task.query().tests()) {
                if (test instanceof OfNumber number && number.position() == position) {
                    return byNumber(position, tasks);
                }
            }
        }
        return byText(position, tasks);
    }

    private static Split byNumber(int position, List<ScanTask> tasks) {
        TreeSet<Long> starts = new TreeSet<>(List.of(0L));
        List<Ranges> numbers = new ArrayList<>();
        tasks.forEach(task -> numbers.add(numbers(task, position)));
        for (Ranges ranges : numbers) {
            for (int i = 0; i < ranges.firsts().length; i++) {
                starts.add(ranges.firsts()[i]);
                if (ranges.lasts()[i] < Long.MAX_VALUE) {
                    starts.add(ranges.lasts()[i] + 1);
                }
            }
        }
        List<List<ScanTask>> parts = new ArrayList<>();
        for (long start : starts) {
            List<ScanTask> part = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                if (numbers.get(i).contains(start)) {
                    part.add(tasks.get(i)
                            .without(test -> test instanceof OfNumber number && number.position() == position));
                }
            }
            parts.add(part);
        }
        long[] array = starts.stream().mapToLong(Long::longValue).toArray();
        return new Split(position, array, List.of(), parts, tasks, tasks.size());
    }

    private static Ranges numbers(ScanTask task, int position) {
        Ranges all = Ranges.ALL;
        for (RecordTest test : task.query().tests()) {
            if (test instanceof OfNumber number && number.position() == position) {
                all = all.and(number.numbers());
            }
        }
        return all;
    }

    private static Split byText(int position, List<ScanTask> tasks) {
        Map<String, ShortText> texts = new LinkedHashMap<>();
        for (ScanTask task : tasks) {
            for (RecordTest test : task.query().tests()) {
                if (test instanceof OfText text && text.position() == position) {
                    Arrays.stream(text.texts()).forEach(one -> texts.put(one.text(), one));
                }
            }
        }
        List<List<ScanTask>> parts = new ArrayList<>();
        for (ShortText text : texts.values()) {
            List<ScanTask> part = new ArrayList<>();
            for (ScanTask task : tasks) {
                if (mayHave(task, position, text.text())) {
                    part.add(task.without(test -> test instanceof OfText some && some.position() == position));
                }
            }
            parts.add(part);
        }
        List<ScanTask> others = new ArrayList<>();
        for (ScanTask task : tasks) {
            if (mayHaveAny(task, position)) {
                others.add(task);
            }
        }
        return new Split(position, new long[0], List.copyOf(texts.values()), parts, others, tasks.size());
    }

    private static boolean mayHaveAny(ScanTask task, int position) {
        for (RecordTest test : task.query().tests()) {
            if (test instanceof OfText text && text.position() == position) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayHave(ScanTask task, int position, String wanted) {
        for (RecordTest test : task.query().tests()) {
            if (test instanceof OfText text && text.position() == position && !text.isOneOf(wanted)) {
                return false;
            }
        }
        return true;
    }

    /** How many tasks are left, if every part were as frequent as every other. */
    double average() {
        int left = starts.length > 0 ? 0 : others.size();
        for (List<ScanTask> part : parts) {
            left += part.size();
        }
        return (double) left / (parts.size() + (starts.length > 0 ? 0 : 1));
    }

    /** Whether fewer tasks are left, and not so many parts that they take more memory than they are worth. */
    boolean tells() {
        int left = 0;
        for (List<ScanTask> part : parts) {
            left += part.size();
        }
        return average() < 0.8 * whole && left < 64 + 16 * whole;
    }

    /** The index that looks at this field first. */
    TaskIndex index(Function<List<ScanTask>, TaskIndex> then) {
        TaskIndex rest = then.apply(others);
        if (starts.length > 0) {
            return new TaskIndex.ByNumber(
                    position, starts, parts.stream().map(then).toArray(TaskIndex[]::new), rest);
        }
        return TaskIndex.ByText.of(position, texts, parts.stream().map(then).toList(), rest);
    }
}
