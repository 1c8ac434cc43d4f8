package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.render.SavedQuery;

/** Rules about what becomes of a check. */
final class QueryRules {
    private QueryRules() {}

    static void tooLong(CheckSuite suite, Findings findings) {
        for (AnyCheck check : suite.all()) {
            if (!QueryText.isShort(check)) {
                tooLong(check, QueryText.length(check, suite.owner()), findings);
            }
        }
    }

    private static void tooLong(AnyCheck check, int length, Findings findings) {
        if (length > SavedQuery.LONGEST_TEXT) {
            findings.error(
                    check,
                    "makes a query of " + length + " characters; CloudWatch Logs Insights takes at most "
                            + SavedQuery.LONGEST_TEXT,
                    check instanceof RawCheck
                            ? "shorten it, or split it over several checks"
                            : "split its peers, ports or addresses over several checks, or write larger CIDR blocks");
        }
    }
}
