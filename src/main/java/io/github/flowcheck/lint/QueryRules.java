package io.github.flowcheck.lint;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.render.SavedQuery;
import java.util.List;

/** Rules about what becomes of a check. */
final class QueryRules {
    private QueryRules() {}

    static List<LintRule> all() {
        return List.of(new LintRule("query-too-long", QueryRules::tooLong));
    }

    private static void tooLong(CheckSuite suite, Findings findings) {
        suite.all().stream().filter(check -> !QueryText.isShort(check)).forEach(check -> {
            int length = QueryText.length(check, suite.owner());
            if (length > SavedQuery.LONGEST_TEXT) {
                findings.error(
                        check,
                        "makes a query of " + length + " characters; CloudWatch Logs Insights takes at most "
                                + SavedQuery.LONGEST_TEXT,
                        check instanceof RawCheck
                                ? "shorten it, or split it over several checks"
                                : "split its peers, ports or addresses over several checks, or write larger CIDR blocks");
            }
        });
    }
}
