package io.github.flowcheck.lint;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

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
        for (LintRule rule : rules(today)) {
            rule.judgement().accept(suite, new Findings(rule.id(), errors, warnings));
        }
        Problems all = new Problems();
        all.addAll(errors.inOrder());
        all.addAll(warnings.inOrder());
        return all.inOrder();
    }

    static List<LintRule> rules(LocalDate today) {
        return Stream.of(
                        ExpectationRules.all(),
                        PeerRules.all(),
                        AddressRules.all(),
                        PairRules.all(),
                        WaiverRules.all(today),
                        FormatRules.all(),
                        QueryRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
