package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import io.github.flowcheck.local.scan.RecordTest.OfText;
import io.github.flowcheck.local.scan.RecordTest.ShortText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How tasks are told apart by the field at one position.
 *
 * @param starts where ranges of its numbers begin, the first at 0; empty if it is told by its texts
 * @param texts what it is told by; empty if it is told by numbers
 * @param parts by range or text the tasks that are left for it, without the test of the field
 * @param others the tasks that have no such test, or are left for so many ranges that they are better asked once
 */
record Switch(int position, long[] starts, List<ShortText> texts, List<List<Pending>> parts, List<Pending> others) {
    /** A task that is left for more ranges than that would be in each of them. */
    private static final int MOST_RANGES = 16;

    boolean isByNumber() {
        return starts.length > 0;
    }

    /** How many tasks are left on average, where every range or text is as likely as another; with a text, none may be it. */
    private double left() {
        int sum = 0;
        for (List<Pending> part : parts) {
            sum += part.size();
        }
        return others.size() + (double) sum / (isByNumber() ? parts.size() : parts.size() + 1);
    }

    /** The field that leaves the fewest tasks; null if none tells them apart. */
    static @Nullable Switch best(List<Pending> tasks, LogFormat format) {
        Switch best = null;
        for (int position = 0; position < format.fields().size(); position++) {
            Switch by = at(position, tasks, format);
            if (by != null && by.left() < (best == null ? tasks.size() : best.left())) {
                best = by;
            }
        }
        return best;
    }

    private static @Nullable Switch at(int position, List<Pending> tasks, LogFormat format) {
        for (Pending task : tasks) {
            if (format.isAlwaysNumber(position) && task.numberAt(position) != null) {
                return byNumber(position, tasks);
            } else if (task.textAt(position) != null) {
                return byText(position, tasks);
            }
        }
        return null;
    }

    private static Switch byNumber(int position, List<Pending> tasks) {
        long[] starts = starts(position, tasks);
        List<Pending> others = new ArrayList<>();
        List<List<Pending>> parts = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            parts.add(new ArrayList<>());
        }
        for (Pending task : tasks) {
            OfNumber test = task.numberAt(position);
            int ranges = 0;
            for (int i = 0; i < starts.length && test != null; i++) {
                ranges += test.numbers().contains(starts[i]) ? 1 : 0;
            }
            if (test == null || ranges > MOST_RANGES) {
                others.add(task);
            } else {
                Pending left = task.without(test);
                for (int i = 0; i < starts.length; i++) {
                    if (test.numbers().contains(starts[i])) {
                        parts.get(i).add(left);
                    }
                }
            }
        }
        return new Switch(position, starts, List.of(), parts, others);
    }

    private static long[] starts(int position, List<Pending> tasks) {
        long[] starts = new long[1 + 8 * tasks.size()];
        int count = 1;
        for (Pending task : tasks) {
            OfNumber test = task.numberAt(position);
            for (int i = 0; test != null && i < test.numbers().firsts().length; i++) {
                if (count + 2 > starts.length) {
                    starts = Arrays.copyOf(starts, 2 * starts.length);
                }
                starts[count++] = test.numbers().firsts()[i];
                long last = test.numbers().lasts()[i];
                starts[count++] = last < Long.MAX_VALUE ? last + 1 : 0;
            }
        }
        Arrays.sort(starts, 0, count);
        int distinct = 1;
        for (int i = 1; i < count; i++) {
            if (starts[i] != starts[i - 1]) {
                starts[distinct++] = starts[i];
            }
        }
        return Arrays.copyOf(starts, distinct);
    }

    private static Switch byText(int position, List<Pending> tasks) {
        Map<String, ShortText> texts = new LinkedHashMap<>();
        Map<String, List<Pending>> parts = new LinkedHashMap<>();
        List<Pending> others = new ArrayList<>();
        for (Pending task : tasks) {
            OfText test = task.textAt(position);
            if (test == null) {
                others.add(task);
                continue;
            }
            Pending left = task.without(test);
            for (ShortText text : test.texts()) {
                texts.put(text.text(), text);
                parts.computeIfAbsent(text.text(), known -> new ArrayList<>()).add(left);
            }
        }
        return new Switch(position, new long[0], List.copyOf(texts.values()), List.copyOf(parts.values()), others);
    }
}
