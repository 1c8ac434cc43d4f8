package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.RawCheck;
import java.util.Locale;

/** Which logs a query names itself. */
final class LogGroupsOfQuery {
    private LogGroupsOfQuery() {}

    /** Whether it begins with SOURCE, behind comments. */
    static boolean areNamed(AnyCheck check) {
        return check instanceof RawCheck raw
                && raw.query()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                        .filter(line -> line.toUpperCase(Locale.ROOT).startsWith("SOURCE "))
                        .isPresent();
    }
}
