package io.github.flowcheck.insights.syntax;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What SQL and other query languages call a function, where no spelling leads to what it is called here. */
final class OtherNames {
    private static final Map<String, String> REMEDIES = remedies();

    private OtherNames() {}

    /** What to write instead of a function of that name, whatever its case. */
    static Optional<String> remedy(String name) {
        return Optional.ofNullable(REMEDIES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What to write, by every name in small letters. */
    static Map<String, String> all() {
        return Collections.unmodifiableMap(REMEDIES);
    }

    private static Map<String, String> remedies() {
        Map<String, String> remedies = new TreeMap<>();
        put(remedies, "use `tolower`", "lower", "lcase", "lowercase");
        put(remedies, "use `toupper`", "upper", "ucase", "uppercase");
        put(remedies, "use `strlen`", "len", "length");
        put(remedies, "use `substr`", "substring", "mid");
        put(remedies, "use `strcontains`, or `like` in a condition", "contains", "has", "instr");
        put(remedies, "write `field =~ /…/`", "match", "matches", "rlike", "regexp_like", "regexp_match");
        put(remedies, "use `avg`", "mean", "average");
        put(remedies, "use `pct(field, 50)`", "median");
        put(remedies, "use `pct`, as in `pct(field, 95)`", "p50", "p90", "p95", "p99");
        put(remedies, "use `variance`", "var");
        put(remedies, "use `earliest`", "first");
        put(remedies, "use `latest`", "last");
        put(remedies, "use `count_distinct`", "dc", "dcount", "distinct", "uniq");
        put(remedies, "put the condition into a `filter` before `stats count(*)`", "countif", "count_if");
        put(remedies, "use `coalesce`", "ifnull", "nvl");
        put(remedies, "write `not ispresent(field)`", "isnull");
        put(remedies, "use `ispresent`", "isnotnull", "exists");
        put(remedies, "use `bin`, as in `bin(5m)`", "bucket", "date_trunc", "time_bucket", "timeslice");
        put(remedies, "use `formatDate`", "date", "date_format");
        put(
                remedies,
                "use `isIpInSubnet`",
                "cidr_contains",
                "cidr_match",
                "cidrmatch",
                "ip_in_cidr",
                "ipv4_is_in_range",
                "isIpInCidr");
        return remedies;
    }

    private static void put(Map<String, String> remedies, String remedy, String... names) {
        for (String name : names) {
            remedies.put(name.toLowerCase(Locale.ROOT), remedy);
        }
    }
}
