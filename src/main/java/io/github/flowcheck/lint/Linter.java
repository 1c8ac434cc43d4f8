package io.github.flowcheck.lint;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.render.SavedQuery;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.List;

/** Holds a suite against all rules. */
public final class Linter {
    private Linter() {}

    /** All findings in the order of their places. */
    public static List<Problem> lint(CheckSuite suite) {
        Problems problems = new Problems();
        for (Check check : suite.checks()) {
            judgesRejectedTraffic(check, problems);
            waivesNothing(check, problems);
            textTooLong(suite, check, problems);
            FormatRules.apply(check, problems);
        }
        return problems.inOrder();
    }

    /** An expectation about ports that also judges what was rejected is seldom what a list of open ports means. */
    private static void judgesRejectedTraffic(Check check, Problems problems) {
        boolean aboutPorts = check.expectation().all().stream()
                .anyMatch(rule -> rule instanceof Rule.Only || rule instanceof Rule.All);
        if (aboutPorts && check.traffic().action().isEmpty()) {
            problems.warning(
                    check.place(),
                    "check \"" + check.id() + "\" judges accepted and rejected traffic by the same ports",
                    "set action: accept, or split expect into accepted and rejected");
        }
    }

    private static void waivesNothing(Check check, Problems problems) {
        if (check.waiver().isPresent() && !check.expectation().isPresent()) {
            problems.warning(
                    check.place(),
                    "check \"" + check.id() + "\" has a waiver but expects nothing that could fail",
                    "give it an expect, or remove the waiver");
        }
    }

    private static void textTooLong(CheckSuite suite, Check check, Problems problems) {
        int length = QueryText.of(CheckQueries.answer(check, suite.owner())).length();
        if (length > SavedQuery.LONGEST_TEXT) {
            problems.error(
                    check.place(),
                    "the query of check \"" + check.id() + "\" has " + length
                            + " characters; CloudWatch Logs Insights takes at most " + SavedQuery.LONGEST_TEXT,
                    "split its peers, ports or addresses over several checks, or write larger CIDR blocks");
        }
    }
}
