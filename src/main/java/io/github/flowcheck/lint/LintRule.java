package io.github.flowcheck.lint;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import java.util.function.BiConsumer;

/**
 * One question that a check file may raise.
 *
 * @param id stands at the end of every message of the rule, and in the table of the README
 * @param judgement finds what raises it
 */
record LintRule(String id, BiConsumer<CheckSuite, Findings> judgement) {
    /** A rule that looks at one check after the other. */
    static LintRule ofEach(String id, BiConsumer<Check, Findings> judgement) {
        return new LintRule(id, (suite, findings) -> suite.checks().stream()
                .takeWhile(check -> !findings.isFull())
                .forEach(check -> judgement.accept(check, findings)));
    }
}
