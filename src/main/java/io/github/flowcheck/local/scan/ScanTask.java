package io.github.flowcheck.local.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A query that a scan answers.
 *
 * @param number which of the scan's tasks it is, from 0
 * @param query what it selects and counts
 * @param shape of its groups
 * @param range which of the scan's stretches of time it is about
 */
public record ScanTask(int number, ScanQuery query, GroupShape shape, int range) {
    /** Numbers tasks, and has those of the same shape share it. */
    public static final class Numbering {
        private final List<ScanTask> tasks = new ArrayList<>();
        private final Map<GroupShape, GroupShape> shapes = new HashMap<>();

        /** The task for a query, which is a new one. */
        public ScanTask add(ScanQuery query, int range) {
            GroupShape fresh = new GroupShape(query);
            GroupShape known = shapes.putIfAbsent(fresh, fresh);
            ScanTask task = new ScanTask(tasks.size(), query, known == null ? fresh : known, range);
            tasks.add(task);
            return task;
        }

        /** All of them, by their numbers. */
        public List<ScanTask> tasks() {
            return List.copyOf(tasks);
        }
    }
}
