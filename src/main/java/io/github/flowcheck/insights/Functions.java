package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Function.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions that CloudWatch documents for its query language ("Boolean, comparison, numeric, datetime, and other
 * functions" and "stats"), and which of them the engine computes. The only such table: parser, engine and documentation use it.
 */
public final class Functions {
    private static final Map<String, Function> BY_NAME = Collections.unmodifiableMap(table());

    private Functions() {}

    /** The function of that name, whatever its case. */
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** All functions in the order of their names. */
    public static Collection<Function> all() {
        return BY_NAME.values();
    }

    /** The names of all functions. */
    public static List<String> names() {
        return BY_NAME.values().stream().map(Function::name).toList();
    }

    private static Map<String, Function> table() {
        List<Function> all = new ArrayList<>();
        aggregates(all);
        general(all);
        numeric(all);
        text(all);
        addresses(all);
        Map<String, Function> table = new TreeMap<>();
        all.forEach(function -> table.put(function.name().toLowerCase(Locale.ROOT), function));
        return table;
    }

    private static void aggregates(List<Function> all) {
        all.add(aggregate("count", 0, 1));
        for (String name : List.of(
                "avg",
                "count_distinct",
                "countDistinct",
                "earliest",
                "latest",
                "max",
                "min",
                "sortsFirst",
                "sortsLast",
                "stddev",
                "sum")) {
            all.add(aggregate(name, 1, 1));
        }
        all.add(aggregate("pct", 2, 2));
        all.add(aggregate("percentile", 2, 2));
        all.add(aggregate("variance", 1, 1));
        all.add(new Function("values", Kind.AGGREGATE, 1, 2, false));
        all.add(new Function("topk", Kind.AGGREGATE, 1, 3, false));
        all.add(new Function("histogram", Kind.AGGREGATE, 1, 2, false));
    }

    private static void general(List<Function> all) {
        all.add(scalar("ispresent", 1, 1));
        all.add(scalar("coalesce", 1, Function.ANY));
        all.add(scalar("if", 3, 3));
        all.add(scalar("case", 2, 21));
        all.add(scalar("isNumeric", 1, 1));
        all.add(scalar("bin", 1, 1));
        all.add(scalar("datefloor", 2, 2));
        all.add(scalar("dateceil", 2, 2));
        all.add(scalar("fromMillis", 1, 1));
        all.add(scalar("toMillis", 1, 1));
        all.add(refused("now", 0, 0));
        all.add(refused("parseDate", 1, 3));
        all.add(refused("formatDate", 1, 3));
        all.add(refused("strftime", 1, 3));
        all.add(refused("messageSize", 0, 1));
        all.add(refused("queryStartTime", 0, 0));
        all.add(refused("queryEndTime", 0, 0));
        all.add(refused("queryTimeRange", 0, 0));
        all.add(refused("unmask", 1, 1));
        all.add(refused("jsonParse", 1, 1));
        all.add(refused("jsonStringify", 1, 1));
        all.add(refused("jsonArraySize", 1, 1));
        all.add(refused("jsonArrayContains", 2, 2));
    }

    private static void numeric(List<Function> all) {
        for (String name : List.of("abs", "ceil", "floor", "log", "sqrt", "toNumber", "toInt", "toLong", "toDouble")) {
            all.add(scalar(name, 1, 1));
        }
        all.add(scalar("round", 1, 2));
        all.add(scalar("greatest", 1, Function.ANY));
        all.add(scalar("least", 1, Function.ANY));
        all.add(refused("haversine", 4, 5));
    }

    private static void text(List<Function> all) {
        for (String name : List.of("isempty", "isblank", "strlen", "toupper", "tolower")) {
            all.add(scalar(name, 1, 1));
        }
        all.add(scalar("concat", 1, Function.ANY));
        all.add(scalar("ltrim", 1, 2));
        all.add(scalar("rtrim", 1, 2));
        all.add(scalar("trim", 1, 2));
        all.add(scalar("substr", 2, 3));
        all.add(scalar("replace", 3, 3));
        all.add(scalar("strcontains", 2, 3));
        all.add(scalar("startsWith", 2, 2));
        all.add(scalar("endsWith", 2, 2));
        all.add(refused("regexReplace", 3, 3));
        all.add(refused("split", 2, 2));
        for (String name : List.of("base64decode", "base64encode", "hexToAscii", "hexToDec")) {
            all.add(scalar(name, 1, 1));
        }
        for (String name : List.of("decToHex", "urldecode", "urlencode")) {
            all.add(refused(name, 1, 1));
        }
    }

    private static void addresses(List<Function> all) {
        for (String name : List.of("isValidIp", "isValidIpV4", "isValidIpV6")) {
            all.add(scalar(name, 1, 1));
        }
        for (String name : List.of("isIpInSubnet", "isIpv4InSubnet", "isIpv6InSubnet")) {
            all.add(scalar(name, 2, 2));
        }
        all.add(scalar("ipv4ToNumber", 1, 1));
        for (String name : List.of("isPrivateIP", "isPublicIP", "isReservedIP")) {
            all.add(refused(name, 1, 1));
        }
    }

    private static Function aggregate(String name, int fewest, int most) {
        return new Function(name, Kind.AGGREGATE, fewest, most, true);
    }

    private static Function scalar(String name, int fewest, int most) {
        return new Function(name, Kind.SCALAR, fewest, most, true);
    }

    private static Function refused(String name, int fewest, int most) {
        return new Function(name, Kind.SCALAR, fewest, most, false);
    }
}
