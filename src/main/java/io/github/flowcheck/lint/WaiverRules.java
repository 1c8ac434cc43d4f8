package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Rules about waivers whose time is over or nearly so. */
final class WaiverRules {
    /** How many days before its end a waiver is told of: time for a review and a release. */
    static final int DAYS_AHEAD = 14;

    private WaiverRules() {}

    static List<LintRule> all(LocalDate today) {
        return List.of(
                LintRule.ofAll("waiver-over", (check, findings) -> over(check, today, findings)),
                LintRule.ofAll("waiver-ends-soon", (check, findings) -> endsSoon(check, today, findings)));
    }

    private static void over(AnyCheck check, LocalDate today, Findings findings) {
        check.waiver()
                .filter(waiver -> waiver.until().isBefore(today))
                .ifPresent(waiver -> findings.warning(
                        check,
                        "has a waiver that ended on " + waiver.until() + ", so it fails",
                        "remove the waiver; or, if the failure is still accepted, write a new date"));
    }

    private static void endsSoon(AnyCheck check, LocalDate today, Findings findings) {
        check.waiver().ifPresent(waiver -> {
            long days = ChronoUnit.DAYS.between(today, waiver.until());
            if (days >= 0 && days <= DAYS_AHEAD) {
                String left = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
                findings.warning(
                        check,
                        "has a waiver that ends " + left + ", on " + waiver.until(),
                        "mend what it waives, or write a later date");
            }
        });
    }
}
