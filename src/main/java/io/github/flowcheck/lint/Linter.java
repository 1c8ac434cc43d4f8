package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
        Optional<CheckSuite> known = known(suite);
        for (LintRule rule : rules(today)) {
            Findings findings = new Findings(rule.id(), errors, warnings);
            Optional<CheckSuite> judged = rule.ofValues() ? known : Optional.of(suite);
            judged.ifPresent(some -> rule.judgement().accept(some, findings));
        }
        Problems all = new Problems();
        all.addAll(errors.inOrder());
        all.addAll(warnings.inOrder());
        return all.inOrder();
    }

    /** The checks whose parameters all have values; others hold values of nobody. */
    private static Optional<CheckSuite> known(CheckSuite suite) {
        List<AnyCheck> known =
                suite.all().stream().filter(check -> check.missing().isEmpty()).toList();
        if (known.size() == suite.all().size()) {
            return Optional.of(suite);
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(suite.with(known));
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
