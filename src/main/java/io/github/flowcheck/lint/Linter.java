package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a suite against all rules. */
public final class Linter {
    private Linter() {}

    /**
     * All findings in the order of their places.
     *
     * @param today the day (UTC) for which waivers are looked at
     */
    public static List<Problem> lint(CheckSuite suite, LocalDate today) {
        // apart, so that many warnings leave no error out
        Problems errors = new Problems();
        Problems warnings = new Problems();
        Optional<CheckSuite> known = known(suite);
        for (LintRule rule : LintRule.values()) {
            Optional<CheckSuite> judged = rule.ofValues() ? known : Optional.of(suite);
            if (judged.isPresent()) {
                rule.judge(judged.get(), today, new Findings(rule.id(), errors, warnings));
            }
        }
        Problems all = new Problems();
        all.addAll(errors.inOrder());
        all.addAll(warnings.inOrder());
        return all.inOrder();
    }

    /** The checks whose parameters all have values; others hold values of nobody. */
    private static Optional<CheckSuite> known(CheckSuite suite) {
        List<AnyCheck> known = new ArrayList<>();
        for (AnyCheck check : suite.all()) {
            if (check.missing().isEmpty()) {
                known.add(check);
            }
        }
        if (known.size() == suite.all().size()) {
            return Optional.of(suite);
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(suite.with(known));
    }
}
