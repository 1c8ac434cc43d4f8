package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Waiver;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Rules about waivers whose time is over or nearly so. */
final class WaiverRules {
    /** How many days before its end a waiver is told of: time for a review and a release. */
    static final int DAYS_AHEAD = 14;

    private WaiverRules() {}

    static void over(AnyCheck check, LocalDate today, Findings findings) {
        Optional<Waiver> waiver = check.waiver();
        if (waiver.isPresent() && waiver.get().until().isBefore(today)) {
            findings.warning(
                    check,
                    "has a waiver that ended on " + waiver.get().until() + ", so it fails",
                    "remove the waiver; or, if the failure is still accepted, write a new date");
        }
    }

    static void endsSoon(AnyCheck check, LocalDate today, Findings findings) {
        Optional<Waiver> waiver = check.waiver();
        if (waiver.isEmpty()) {
            return;
        }
        LocalDate until = waiver.get().until();
        long days = ChronoUnit.DAYS.between(today, until);
        if (days >= 0 && days <= DAYS_AHEAD) {
            String left = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
            findings.warning(
                    check,
                    "has a waiver that ends " + left + ", on " + until,
                    "mend what it waives, or write a later date");
        }
    }
}
