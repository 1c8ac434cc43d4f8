package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Function.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions that CloudWatch documents for its query language ("Boolean, comparison, numeric, datetime, and other
 * functions", "stats", "Time-series functions" and "Hashing functions"), and which of them the engine computes. The only such table: parser, checker, engine and
 * documentation use it.
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
        Map<String, Function> table = new TreeMap<>();
        for (List<Function> some :
                List.of(aggregates(), general(), times(), numbers(), texts(), codecs(), addresses(), json())) {
            for (Function function : some) {
                table.put(function.name().toLowerCase(Locale.ROOT), function);
            }
        }
        return table;
    }

    private static List<Function> aggregates() {
        return List.of(
                aggregate("avg(number)"),
                aggregate("count([any])"),
                aggregate("count_distinct(any)"),
                aggregate("count_over_time(any)"),
                aggregate("countDistinct(any)"),
                aggregate("countOverTime(any)"),
                aggregate("earliest(any)"),
                refusedAggregate("histogram(number, [number])"),
                aggregate("latest(any)"),
                aggregate("max(any)"),
                aggregate("min(any)"),
                aggregate("pct(number, number)"),
                aggregate("percentile(number, number)"),
                refusedAggregate("rate(number, period)"),
                aggregate("sortsFirst(any)"),
                aggregate("sortsLast(any)"),
                aggregate("stddev(number)"),
                aggregate("sum(any)"),
                aggregate("sum_over_time(number)"),
                aggregate("sumOverTime(number)"),
                aggregate("topk(number, any)"),
                aggregate("values(any)"),
                aggregate("variance(number)"));
    }

    private static List<Function> general() {
        return List.of(
                scalar("case(condition, any, [any], …)"),
                scalar("coalesce(any, …)"),
                scalar("if(condition, any, any)"),
                scalar("isNumeric(any)"),
                scalar("ispresent(any)"),
                scalar("messageSize(any)"),
                refused("unmask(any)"));
    }

    private static List<Function> times() {
        return List.of(
                scalar("bin(period)"),
                scalar("dateceil(time, period)"),
                scalar("datefloor(time, period)"),
                scalar("formatDate(time, text, [text])"),
                scalar("fromMillis(number)"),
                scalar("now()"),
                scalar("parseDate(text, text, [text])"),
                scalar("queryEndTime()"),
                scalar("queryStartTime()"),
                scalar("queryTimeRange()"),
                scalar("strftime(time, text, [text])"),
                scalar("toMillis(time)"));
    }

    private static List<Function> numbers() {
        return List.of(
                scalar("abs(number)"),
                scalar("ceil(number)"),
                scalar("floor(number)"),
                scalar("greatest(number, …)"),
                scalar("haversine(number, number, number, number)"),
                scalar("least(number, …)"),
                scalar("log(number)"),
                scalar("round(number, [number])"),
                scalar("sqrt(number)"),
                scalar("toDouble(any)"),
                scalar("toInt(any)"),
                scalar("toLong(any)"),
                scalar("toNumber(any)"));
    }

    private static List<Function> texts() {
        return List.of(
                scalar("concat(text, …)"),
                scalar("endsWith(text, text)"),
                scalar("isblank(text)"),
                scalar("isempty(text)"),
                scalar("ltrim(text, [text])"),
                scalar("regex_replace(text, regex, text)"),
                scalar("regexReplace(text, regex, text)"),
                scalar("replace(text, text, text)"),
                scalar("rtrim(text, [text])"),
                scalar("split(text, text)"),
                scalar("startsWith(text, text)"),
                scalar("strcontains(text, text, [condition])"),
                scalar("strlen(text)"),
                scalar("substr(text, number, [number])"),
                scalar("tolower(text)"),
                scalar("toupper(text)"),
                scalar("trim(text, [text])"));
    }

    private static List<Function> codecs() {
        return List.of(
                scalar("base64decode(text)"),
                scalar("base64encode(text)"),
                scalar("decToHex(number)"),
                scalar("hexToAscii(text)"),
                scalar("hexToDec(text)"),
                scalar("md5(text)"),
                scalar("sha256(text)"),
                scalar("urldecode(text)"),
                scalar("urlencode(text)"));
    }

    private static List<Function> addresses() {
        return List.of(
                scalar("ipv4ToNumber(address)"),
                scalar("isIpInSubnet(address, block)"),
                scalar("isIpv4InSubnet(address, block4)"),
                scalar("isIpv6InSubnet(address, block6)"),
                scalar("isPrivateIP(address)"),
                scalar("isPublicIP(address)"),
                scalar("isReservedIP(address)"),
                scalar("isValidIp(address)"),
                scalar("isValidIpV4(address)"),
                scalar("isValidIpV6(address)"));
    }

    private static List<Function> json() {
        return List.of(
                scalar("jsonArrayContains(json, any)"),
                scalar("jsonArraySize(json)"),
                scalar("jsonParse(text)"),
                scalar("jsonStringify(any)"));
    }

    private static Function aggregate(String signature) {
        return Function.of(Kind.AGGREGATE, true, signature);
    }

    private static Function refusedAggregate(String signature) {
        return Function.of(Kind.AGGREGATE, false, signature);
    }

    private static Function scalar(String signature) {
        return Function.of(Kind.SCALAR, true, signature);
    }

    private static Function refused(String signature) {
        return Function.of(Kind.SCALAR, false, signature);
    }
}
