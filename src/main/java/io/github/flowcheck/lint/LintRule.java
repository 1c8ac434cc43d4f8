package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import java.util.function.BiConsumer;

/**
 * One question that a check file may raise.
 *
 * @param id stands at the end of every message of the rule, and in the table of the README
 * @param ofValues whether it can judge no check of which a value is not known yet
 * @param judgement finds what raises it
 */
record LintRule(String id, boolean ofValues, BiConsumer<CheckSuite, Findings> judgement) {
    /** A rule that judges every check. */
    LintRule(String id, BiConsumer<CheckSuite, Findings> judgement) {
        this(id, false, judgement);
    }

    /** The same rule, for checks alone of which all values are known. */
    LintRule onValues() {
        return new LintRule(id, true, judgement);
    }

    /** A rule that looks at one check after the other, those with queries of their author's too. */
    static LintRule ofAll(String id, BiConsumer<AnyCheck, Findings> judgement) {
        return new LintRule(id, (suite, findings) -> suite.all().stream()
                .takeWhile(check -> !findings.isFull())
                .forEach(check -> judgement.accept(check, findings)));
    }

    /** A rule that looks at one check on traffic after the other. */
    static LintRule ofEach(String id, BiConsumer<Check, Findings> judgement) {
        return new LintRule(id, (suite, findings) -> suite.checks().stream()
                .takeWhile(check -> !findings.isFull())
                .forEach(check -> judgement.accept(check, findings)));
    }
}
