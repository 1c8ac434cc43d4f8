package io.github.flowcheck.local.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A query that a scan answers.
 *
 * @param number which of the scan's tasks it is, from 0
 * @param query what it selects and counts
 * @param range which of the scan's stretches of time it is about
 */
public record ScanTask(int number, ScanQuery query, int range) {
    /** The same for records of which it is known that the tests that satisfy the condition hold. */
    ScanTask without(Predicate<RecordTest> held) {
        List<RecordTest> left = new ArrayList<>();
        for (RecordTest test : query.tests()) {
            if (!held.test(test)) {
                left.add(test);
            }
        }
        return new ScanTask(number, query.with(left), range);
    }
}
