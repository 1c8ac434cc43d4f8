package io.github.flowcheck.verify;

import io.github.flowcheck.check.TestCase;
import java.util.List;

/**
 * What became of a test of checks.
 *
 * @param test the test
 * @param judged each check that it names, in its order
 */
public record TestResult(TestCase test, List<Judged> judged) {
    public TestResult {
        judged = List.copyOf(judged);
    }

    /**
     * What became of one check on the records of the test.
     *
     * @param expected the verdict that the test expects
     * @param result the one that it has, and why
     */
    public record Judged(Verdict expected, CheckResult result) {
        /** Whether the check has the verdict that is expected. */
        public boolean holds() {
            return result.verdict() == expected;
        }
    }

    /** Whether every check has the verdict that is expected. */
    public boolean passed() {
        return judged.stream().allMatch(Judged::holds);
    }
}
