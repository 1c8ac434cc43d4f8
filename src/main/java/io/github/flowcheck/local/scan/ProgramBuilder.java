package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.Code.Step;
import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import io.github.flowcheck.local.scan.RecordTest.OfText;
import io.github.flowcheck.local.scan.RecordTest.ShortText;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a program of tasks. Where there are many, they are told apart by the field that leaves the fewest of them, so that ten
 * thousand take hardly more time than a thousand; those that are left are asked in turn, what several of them ask only once.
 */
final class ProgramBuilder {
    /** So few tasks are faster asked than told apart. */
    private static final int FEW = 6;

    /** Of more tasks only the tests of the first are weighed, so that a program of thousands does not take a minute to make. */
    private static final int MOST_WEIGHED = 32;

    private final LogFormat format;
    private final Code code = new Code();
    private final List<RecordTest> answered = new ArrayList<>();

    private ProgramBuilder(LogFormat format) {
        this.format = format;
    }

    /**
     * @param all the tasks that records are offered to which are not plain
     * @param format of the records
     * @param eni the interface that all records name which the tasks are offered; absent if not all name the same
     * @param shared the code of other programs, by itself
     */
    static Program of(
            List<ScanTask> tasks,
            List<ScanTask> all,
            LogFormat format,
            Optional<String> eni,
            Map<LongBuffer, long[]> shared) {
        ProgramBuilder builder = new ProgramBuilder(format);
        List<Pending> pending = new ArrayList<>();
        int status = format.fields().indexOf(FlowField.LOG_STATUS);
        int networkInterface = format.fields().indexOf(FlowField.INTERFACE_ID);
        for (ScanTask task : tasks) {
            // plain records are of traffic
            Pending left = new Pending(task, task.query().tests()).of(status, "OK");
            if (left != null && eni.isPresent()) {
                left = left.of(networkInterface, eni.get());
            }
            if (left != null) {
                pending.add(left);
            }
        }
        builder.add(pending);
        return builder.code.end(all, shared);
    }

    /** Adds the record to those of the tasks whose tests hold, and goes on behind them. */
    private void add(List<Pending> tasks) {
        List<Pending> left = tasks;
        Switch best = best(left);
        while (best != null) {
            addBySwitch(best);
            left = best.others();
            best = best(left);
        }
        while (!left.isEmpty()) {
            left = addFirst(left);
        }
    }

    private @Nullable Switch best(List<Pending> tasks) {
        return tasks.size() > FEW ? Switch.best(tasks, format) : null;
    }

    /** Asks what most of them ask; returns those that do not. */
    private List<Pending> addFirst(List<Pending> tasks) {
        RecordTest asked = mostAsked(tasks);
        List<Pending> those = new ArrayList<>();
        List<Pending> others = new ArrayList<>();
        for (Pending task : tasks) {
            RecordTest same = asked == null ? null : task.same(asked, format);
            if (asked == null && task.tests().isEmpty()) {
                add(task.task());
            } else if (same == null) {
                others.add(task);
            } else {
                those.add(task.without(same));
            }
        }
        if (asked != null) {
            int holds = code.label();
            int after = code.label();
            ask(asked, holds, after);
            code.place(holds);
            add(those);
            code.place(after);
        }
        return others;
    }

    /**
     * The test that most of them need; of a text rather than of a number, as a text leaves fewer: nearly all records are of one of
     * two protocols. Null if one of the tasks has none left.
     */
    private @Nullable RecordTest mostAsked(List<Pending> tasks) {
        for (Pending task : tasks) {
            if (task.tests().isEmpty()) {
                return null;
            }
        }
        RecordTest most = null;
        int weight = 0;
        for (Pending task : tasks.size() > MOST_WEIGHED ? tasks.subList(0, 1) : tasks) {
            for (RecordTest test : task.tests()) {
                int times = 0;
                for (Pending other : tasks) {
                    times += other.same(test, format) == null ? 0 : 1;
                }
                int weighed = test instanceof OfText ? 2 * times : times;
                if (weighed > weight) {
                    most = test;
                    weight = weighed;
                }
            }
        }
        return most;
    }

    private void addBySwitch(Switch by) {
        int after = code.label();
        List<List<Pending>> distinct = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        int[] targets = new int[by.parts().size()];
        for (int i = 0; i < targets.length; i++) {
            List<Pending> part = by.parts().get(i);
            int known = part.isEmpty() ? -1 : distinct.indexOf(part);
            if (part.isEmpty()) {
                targets[i] = after;
            } else if (known >= 0) {
                targets[i] = labels.get(known);
            } else {
                targets[i] = code.label();
                distinct.add(part);
                labels.add(targets[i]);
            }
        }
        if (by.isByNumber()) {
            code.step(Step.RANGES, by.position(), targets.length);
            for (long start : by.starts()) {
                code.put(start);
            }
            for (int target : targets) {
                code.to(target);
            }
        } else {
            addSlots(by, targets, after);
        }
        for (int i = 0; i < distinct.size(); i++) {
            code.place(labels.get(i));
            add(distinct.get(i));
            code.step(Step.GO, 0, 0);
            code.to(after);
        }
        code.place(after);
    }

    private void addSlots(Switch by, int[] targets, int others) {
        int count = Integer.highestOneBit(4 * targets.length);
        int[] slots = new int[count];
        for (int i = 0; i < targets.length; i++) {
            ShortText text = by.texts().get(i);
            int slot = Program.slot(text.word(0), text.word(1)) & count - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & count - 1;
            }
            slots[slot] = i + 1;
        }
        code.step(Step.SLOTS, by.position(), count);
        for (int slot : slots) {
            if (slot == 0) {
                for (int i = 0; i < Program.SLOT; i++) {
                    code.put(0);
                }
            } else {
                put(by.texts().get(slot - 1));
                code.to(targets[slot - 1]);
            }
        }
        code.to(others);
    }

    private void add(ScanTask task) {
        List<Measure> measures = task.query().measures();
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i) instanceof Measure.SumOfTest sum) {
                int holds = code.label();
                int after = code.label();
                ask(sum.test(), holds, after);
                code.place(holds);
                code.step(Step.HOLDS, 0, i);
                code.place(after);
            }
        }
        code.step(Step.ADD, 0, code.values(task.number()));
        code.put(task.range());
    }

    private static long[] words(OfText text) {
        long[] words = new long[Program.WORDS * text.texts().length];
        for (int i = 0; i < words.length; i++) {
            words[i] = text.texts()[i / Program.WORDS].word(i % Program.WORDS);
        }
        return words;
    }

    private void put(ShortText text) {
        for (int i = 0; i < Program.WORDS; i++) {
            code.put(text.word(i));
        }
    }

    /** Goes to one of two places. */
    private void ask(RecordTest test, int holds, int holdsNot) {
        if (test instanceof RecordTest.All all) {
            for (RecordTest part : all.tests()) {
                int next = code.label();
                ask(part, next, holdsNot);
                code.place(next);
            }
            go(holds);
        } else if (test instanceof RecordTest.Any any) {
            for (RecordTest part : any.tests()) {
                int next = code.label();
                ask(part, holds, next);
                code.place(next);
            }
            go(holdsNot);
        } else if (test instanceof RecordTest.None not) {
            ask(not.test(), holdsNot, holds);
        } else if (test instanceof OfText text && text.isShort() && text.texts().length > 0) {
            code.step(Step.TEXTS, text.position(), text.texts().length);
            code.put(answer(text));
            code.branch(holds, holdsNot);
            code.put(code.values(words(text)));
        } else if (test instanceof OfNumber number && format.isAlwaysNumber(number.position())) {
            code.step(Step.NUMBERS, number.position(), number.numbers().firsts().length);
            code.branch(holds, holdsNot);
            for (int i = 0; i < number.numbers().firsts().length; i++) {
                code.put(number.numbers().firsts()[i]);
                code.put(number.numbers().lasts()[i]);
            }
        } else {
            code.step(Step.TEST, 0, code.number(test));
            code.put(answer(test));
            code.branch(holds, holdsNot);
        }
    }

    /** In which bit of a record's answers the one to this test is kept; none, if they are all taken. */
    private long answer(RecordTest asked) {
        for (int i = 0; i < answered.size(); i++) {
            if (SameTests.areSame(answered.get(i), asked, format)) {
                return 1L << i;
            }
        }
        if (answered.size() == Long.SIZE) {
            return 0;
        }
        answered.add(asked);
        return 1L << answered.size() - 1;
    }

    private void go(int label) {
        code.step(Step.GO, 0, 0);
        code.to(label);
    }
}
