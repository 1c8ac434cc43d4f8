package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.insights.ResultTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one thread gathers for the tasks of a scan. */
public final class Gathering {
    private final @Nullable GroupTable[] tables;
    private final @Nullable QueryTooLargeException[] failures;
    private final long[] matched;
    private final long mostGroups;

    /**
     * @param tasks how many tasks there are
     * @param mostGroups how many groups each of them may make
     */
    public Gathering(int tasks, long mostGroups) {
        this.tables = new GroupTable[tasks];
        this.failures = new QueryTooLargeException[tasks];
        this.matched = new long[tasks];
        this.mostGroups = mostGroups;
    }

    /**
     * Offers a record to the tasks that it may concern.
     *
     * @param position where it stands in the logs
     */
    public void offer(FlowRecord record, long position, List<ScanTask> tasks, TimeRanges ranges) {
        for (int i = 0; i < tasks.size(); i++) {
            ScanTask task = tasks.get(i);
            if (ranges.holdsCurrent(task.range()) && isSelected(record, task.query())) {
                add(record, position, task);
            }
        }
    }

    private static boolean isSelected(FlowRecord record, ScanQuery query) {
        List<RecordTest> tests = query.tests();
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).holds(record)) {
                return false;
            }
        }
        return true;
    }

    private void add(FlowRecord record, long position, ScanTask task) {
        int number = task.number();
        GroupTable table = tables[number];
        if (table == null) {
            if (failures[number] != null) {
                return;
            }
            table = new GroupTable(task.query(), mostGroups);
            tables[number] = table;
        }
        try {
            table.add(record, position);
            matched[number]++;
        } catch (QueryTooLargeException e) {
            fail(number, e);
        }
    }

    /** Forgets what was gathered, so that the other tasks have the memory. */
    private void fail(int number, QueryTooLargeException failure) {
        failures[number] = failure;
        tables[number] = null;
    }

    /** Takes over what another thread gathered. */
    public void addAll(Gathering other) {
        for (int i = 0; i < tables.length; i++) {
            matched[i] += other.matched[i];
            GroupTable more = other.tables[i];
            other.tables[i] = null;
            if (failures[i] == null && other.failures[i] != null) {
                fail(i, other.failures[i]);
            } else if (failures[i] == null && more != null) {
                addAll(i, more);
            }
        }
    }

    private void addAll(int number, GroupTable more) {
        GroupTable table = tables[number];
        if (table == null) {
            tables[number] = more;
            return;
        }
        try {
            table.addAll(more);
        } catch (QueryTooLargeException e) {
            fail(number, e);
        }
    }

    /**
     * The answer to a task.
     *
     * @throws QueryTooLargeException if it would need more memory than it may have
     */
    public ResultTable result(ScanTask task, TimeRanges ranges) {
        QueryTooLargeException failure = failures[task.number()];
        if (failure != null) {
            throw failure;
        }
        GroupTable table = tables[task.number()];
        List<Map<String, String>> rows =
                table == null ? List.of() : GroupRows.of(table, task.query().layout());
        return new ResultTable(rows, ranges.records(task.range()), matched[task.number()], ranges.bytes(task.range()));
    }
}
