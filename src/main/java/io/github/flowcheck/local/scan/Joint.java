package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.GroupKey.OfShortField;
import io.github.flowcheck.local.scan.RecordTest.OfNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that differ only in which ports they ask for, and group by the port, as most checks of one interface do: a group belongs to the
 * tasks that ask for its port, so that plain records are added to one table, whichever of the tasks they belong to. Other records
 * are each task's own, as what its tests ask of them depends on more than the port. Immutable.
 *
 * @param task asks for the ports of all; its number is none of theirs
 * @param key which of the keys is the port
 * @param parts the tasks, at least two
 */
record Joint(ScanTask task, int key, List<ScanTask> parts) {
    Joint {
        parts = List.copyOf(parts);
    }

    /** Which ports one of the tasks asks for. */
    Ranges numbers(ScanTask part) {
        return numbers(part, key);
    }

    private static Ranges numbers(ScanTask part, int key) {
        OfNumber test = numberTest(part.query(), key);
        return test == null ? Ranges.ALL : test.numbers();
    }

    /**
     * Finds those of some tasks that can share a table.
     *
     * @param tasks by their numbers
     */
    static List<Joint> of(List<ScanTask> tasks, LogFormat format) {
        Map<Integer, List<Draft>> byHash = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (ScanTask task : tasks) {
            int key = key(task, format);
            if (key >= 0) {
                Draft fresh = new Draft(key, task, otherTests(task.query(), key), new ArrayList<>());
                List<Draft> known = byHash.get(fresh.hash());
                if (known == null) {
                    known = new ArrayList<>();
                    byHash.put(fresh.hash(), known);
                }
                Draft draft = fresh.sameOf(known, format);
                if (draft == fresh) {
                    known.add(fresh);
                    drafts.add(fresh);
                }
                draft.parts().add(task);
            }
        }
        List<Joint> joints = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.parts().size() > 1) {
                joints.add(draft.joint(tasks.size() + joints.size()));
            }
        }
        return joints;
    }

    /**
     * Tasks that can share a table.
     *
     * @param first of them
     * @param tests all of it but the one of the port
     */
    private record Draft(int key, ScanTask first, List<RecordTest> tests, List<ScanTask> parts) {
        /** Equal where the tasks can share one. */
        int hash() {
            return 31 * (31 * first.query().streams().hashCode() + first.shape().hashCode()) + SameTests.hash(tests);
        }

        /** The one of some that asks the same; this one if none does. */
        Draft sameOf(List<Draft> known, LogFormat format) {
            for (Draft other : known) {
                if (key == other.key
                        && first.range() == other.first.range()
                        && first.shape() == other.first.shape()
                        && first.query().streams().equals(other.first.query().streams())
                        && SameTests.areSame(tests, other.tests, format)) {
                    return other;
                }
            }
            return this;
        }

        Joint joint(int number) {
            List<Ranges> numbers = new ArrayList<>();
            for (ScanTask part : parts) {
                numbers.add(numbers(part, key));
            }
            List<RecordTest> all = new ArrayList<>(tests);
            // what is no number is not asked about, as plain records have one
            all.add(new OfNumber(
                    position(first.query(), key), Ranges.union(numbers), new RecordTest.Any(new RecordTest[0])));
            ScanQuery query = new ScanQuery(
                    first.query().streams(),
                    all,
                    first.query().keys(),
                    first.query().measures(),
                    Optional.empty());
            return new Joint(new ScanTask(number, query, first.shape(), first.range()), key, parts);
        }
    }

    /** The key that is the only port; -1 if the task has to have its table for itself. */
    private static int key(ScanTask task, LogFormat format) {
        ScanQuery query = task.query();
        if (query.layout().isEmpty() || !countsAndAdds(query.measures())) {
            return -1;
        }
        int port = -1;
        for (int i = 0; i < query.keys().size(); i++) {
            FlowField field = query.keys().get(i) instanceof OfShortField key
                    ? format.fields().get(key.position())
                    : FlowField.VERSION;
            boolean isPort = field == FlowField.SRCPORT || field == FlowField.DSTPORT;
            // of other fields, or two ports, one task might have so many groups that none is left for the others
            if (!isPort && field != FlowField.PROTOCOL && field != FlowField.ACTION || isPort && port >= 0) {
                return -1;
            }
            port = isPort ? i : port;
        }
        return port >= 0 && numberTest(query, port) != null && format.isAlwaysNumber(position(query, port)) ? port : -1;
    }

    /** Whether records are counted, and nothing else is asked of them than groups keep that are added to each other. */
    private static boolean countsAndAdds(List<Measure> measures) {
        boolean counts = false;
        for (Measure measure : measures) {
            counts |= measure instanceof Measure.Count;
            if (measure instanceof Measure.Other || measure instanceof Measure.SumOfTest) {
                return false;
            }
        }
        return counts;
    }

    private static int position(ScanQuery query, int key) {
        return ((OfShortField) query.keys().get(key)).position();
    }

    private static @Nullable OfNumber numberTest(ScanQuery query, int key) {
        for (RecordTest test : query.tests()) {
            if (test instanceof OfNumber number && number.position() == position(query, key)) {
                return number;
            }
        }
        return null;
    }

    private static List<RecordTest> otherTests(ScanQuery query, int key) {
        OfNumber told = numberTest(query, key);
        List<RecordTest> others = new ArrayList<>();
        for (RecordTest test : query.tests()) {
            if (test != told) {
                others.add(test);
            }
        }
        return others;
    }
}
