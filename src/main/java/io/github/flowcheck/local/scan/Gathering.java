package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.EngineLimits;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.insights.ResultTable;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one thread gathers for the tasks of a scan. */
public final class Gathering {
    private final StreamIndex index;

    /** By the number of an interface, as far as they are known. */
    private @Nullable Program[] programs = new Program[64];

    private final @Nullable GroupTable[] tables;
    private final @Nullable QueryTooLargeException[] failures;
    private final EngineLimits limits;
    private final GroupMemory memory;

    /** For a key; grows with the widest. */
    private long[] probe = new long[16];

    /** By joint, as far as one of its tasks was asked about. */
    private final Map<Joint, JointGroups> jointGroups = new IdentityHashMap<>();

    /**
     * @param index of the tasks; threads share it
     * @param limits how many groups each of them may make, and how many different values it may count
     * @param memory for the groups of all threads
     */
    public Gathering(StreamIndex index, EngineLimits limits, GroupMemory memory) {
        this.index = index;
        this.tables = new GroupTable[index.tables()];
        this.failures = new QueryTooLargeException[index.tables()];
        this.limits = limits;
        this.memory = memory;
    }

    /**
     * Offers a record to the tasks that it may concern.
     *
     * @param position where it stands in the logs
     * @param stream of a record whose format does not name the interface: its log stream, as far as that is known
     * @param ranges have seen the record
     */
    public void offer(FlowRecord record, long position, String stream, TimeRanges ranges) {
        Program program = program(record, stream);
        if (program.isEmpty()) {
            return;
        }
        if (record.isPlain()) {
            program.run(record, position, ranges, this);
        } else {
            offerToAll(program, record, position, ranges);
        }
    }

    private Program program(FlowRecord record, String stream) {
        int number = record.interfaceNumber();
        if (number < 0) {
            return index.of(record, stream);
        }
        if (number >= programs.length) {
            programs = Arrays.copyOf(programs, Math.max(64, 2 * number));
        }
        Program known = programs[number];
        if (known == null) {
            known = index.of(record, stream);
            programs[number] = known;
        }
        return known;
    }

    /** Asks every test of every task, as not all fields may be what they are in plain records. */
    private void offerToAll(Program program, FlowRecord record, long position, TimeRanges ranges) {
        for (ScanTask task : program.all()) {
            if (ranges.holdsCurrent(task.range()) && isSelected(record, task.query())) {
                long holding = 0;
                List<Measure> measures = task.query().measures();
                for (int i = 0; i < measures.size(); i++) {
                    boolean holds = measures.get(i) instanceof Measure.SumOfTest sum
                            && sum.test().holds(record);
                    holding |= holds ? 1L << i : 0;
                }
                add(record, position, task.number(), holding);
            }
        }
    }

    private static boolean isSelected(FlowRecord record, ScanQuery query) {
        for (RecordTest test : query.tests()) {
            if (!test.holds(record)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds a record to a task.
     *
     * @param number of the task
     * @param holding which of the task's sums count the record, a bit a measure
     */
    void add(FlowRecord record, long position, int number, long holding) {
        GroupTable table = tables[number];
        if (table == null) {
            if (failures[number] != null) {
                return;
            }
            GroupShape shape = index.task(number).shape();
            probe = probe.length < shape.keyWidth ? new long[shape.keyWidth] : probe;
            table = new GroupTable(shape, limits(number), memory.new Share());
            tables[number] = table;
        }
        try {
            table.add(record, position, holding, probe);
        } catch (QueryTooLargeException e) {
            fail(number, e);
        }
    }

    /** A joint's groups are as many as those of its tasks together. */
    private EngineLimits limits(int number) {
        Joint joint = index.joint(number);
        return joint == null || joint.task().number() != number
                ? limits
                : new EngineLimits(limits.groups() * joint.parts().size(), limits.values());
    }

    /** Forgets what was gathered, so that the other tasks have the memory. */
    private void fail(int number, QueryTooLargeException failure) {
        failures[number] = failure;
        GroupTable table = tables[number];
        tables[number] = null;
        if (table != null) {
            table.release();
        }
    }

    /** Takes over what another thread gathered. */
    public void addAll(Gathering other) {
        for (int i = 0; i < tables.length; i++) {
            GroupTable more = other.tables[i];
            other.tables[i] = null;
            if (failures[i] == null && other.failures[i] != null) {
                fail(i, other.failures[i]);
            } else if (failures[i] == null && tables[i] == null) {
                tables[i] = more;
            } else if (more != null) {
                addAll(i, more);
            }
        }
    }

    private void addAll(int number, GroupTable more) {
        GroupTable table = tables[number];
        try {
            if (table != null) {
                table.addAll(more);
            }
        } catch (QueryTooLargeException e) {
            fail(number, e);
        } finally {
            more.release();
        }
    }

    /**
     * The answer to a task.
     *
     * @throws QueryTooLargeException if it would need more memory than it may have
     */
    public ResultTable result(ScanTask task, TimeRanges ranges) {
        Joint joint = index.joint(task.number());
        GroupTable own = table(task.number());
        GroupTable shared = joint == null ? null : table(joint.task().number());
        if (joint != null && shared != null) {
            JointGroups all = jointGroups.get(joint);
            if (all == null) {
                all = new JointGroups(shared, joint.key());
                jointGroups.put(joint, all);
            }
            int[] groups = all.of(joint.numbers(task));
            if (groups.length > limits.groups()) {
                throw QueryTooLargeException.ofGroups(limits.groups());
            }
            if (own == null) {
                return result(task, ranges, shared, groups, shared.records(groups));
            }
            own = shared.with(groups, own, limits, memory.new Share());
        }
        return own == null
                ? new ResultTable(List.of(), ranges.records(task.range()), 0, ranges.bytes(task.range()))
                : result(task, ranges, own, own.groups(), own.records());
    }

    private static ResultTable result(ScanTask task, TimeRanges ranges, GroupTable table, int[] groups, long matched) {
        RowLayout layout = task.query().layout().orElseThrow();
        return new ResultTable(
                GroupRows.of(table, groups, layout), ranges.records(task.range()), matched, ranges.bytes(task.range()));
    }

    /**
     * The answer to a task of which the engine does what stands behind the groups.
     *
     * @param rest of the same query
     * @throws QueryTooLargeException if it would need more memory than it may have
     */
    public ResultTable result(ScanTask task, TimeRanges ranges, Execution rest) {
        GroupTable table = table(task.number());
        List<Map<String, String>> rows = rest.finish(new TableGroups(table));
        long matched = table == null ? 0 : table.records();
        return new ResultTable(rows, ranges.records(task.range()), matched, ranges.bytes(task.range()));
    }

    private @Nullable GroupTable table(int number) {
        QueryTooLargeException failure = failures[number];
        if (failure != null) {
            throw failure;
        }
        GroupTable table = tables[number];
        if (table != null) {
            table.settle();
        }
        return table;
    }
}
