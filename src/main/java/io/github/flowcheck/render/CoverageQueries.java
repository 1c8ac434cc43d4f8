package io.github.flowcheck.render;

import static io.github.flowcheck.render.FlowFieldNames.DESTINATION_ADDRESS;
import static io.github.flowcheck.render.FlowFieldNames.INTERFACE_ID;
import static io.github.flowcheck.render.FlowFieldNames.LOG_STATUS;
import static io.github.flowcheck.render.FlowFieldNames.LOG_STREAM;
import static io.github.flowcheck.render.FlowFieldNames.SOURCE_ADDRESS;
import static io.github.flowcheck.render.FlowFieldNames.TIMESTAMP;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.PeriodUnit;
import io.github.flowcheck.insights.Query;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked beside a check: whether its interface has the data that "nothing seen" needs. Counted through the same stream
 * names and fields as the check, so that what the check cannot read does not count.
 */
public final class CoverageQueries {
    private CoverageQueries() {}

    /** How many records of each log status the check's interface has, and how many of them carry its addresses. */
    public static Query records(Check check) {
        NetworkInterface networkInterface = check.networkInterface();
        Expression atAddress = Conditions.any(List.of(
                Conditions.isAddress(SOURCE_ADDRESS, networkInterface.addresses()),
                Conditions.isAddress(DESTINATION_ADDRESS, networkInterface.addresses())));
        return new Query(
                List.of("flowcheck: coverage of " + networkInterface.eni()),
                List.of(
                        new Filter(streams(networkInterface)),
                        new Filter(Conditions.equal(INTERFACE_ID, networkInterface.eni())),
                        new Stats(
                                List.of(
                                        count("records"),
                                        Column.of(new Call("sum", List.of(atAddress)), "atAddress"),
                                        Column.of(new Call("min", List.of(TIMESTAMP)), "firstSeen"),
                                        Column.of(new Call("max", List.of(TIMESTAMP)), "lastSeen")),
                                List.of(Column.of(LOG_STATUS))),
                        new Limit(CheckQueries.ROW_LIMIT, false)));
    }

    /**
     * When the interface has readable records: the first and the last of each period. No two records of a period are further
     * from each other than the gap that is tolerated, so that all longer gaps lie between periods, whose ends are exact.
     *
     * @param maxGap at least a minute
     */
    public static Query times(Check check, Duration maxGap) {
        NetworkInterface networkInterface = check.networkInterface();
        return new Query(
                List.of("flowcheck: gaps of " + networkInterface.eni()),
                List.of(
                        new Filter(streams(networkInterface)),
                        new Filter(Conditions.equal(INTERFACE_ID, networkInterface.eni())),
                        new Filter(Conditions.oneOf(LOG_STATUS, List.of("OK", "NODATA"))),
                        new Stats(
                                List.of(
                                        Column.of(new Call("min", List.of(TIMESTAMP)), "firstSeen"),
                                        Column.of(new Call("max", List.of(TIMESTAMP)), "lastSeen")),
                                List.of(Column.of(new Call("bin", List.of(period(maxGap))), "period"))),
                        new Sort(List.of(new SortKey(new Field("period"), false))),
                        new Limit(CheckQueries.ROW_LIMIT, false)));
    }

    /** The longest period within the gap, in the units and up to the caps that {@code bin} has: 60m, 24h. */
    static Period period(Duration maxGap) {
        return maxGap.toHours() >= 1
                ? new Period(Math.min(24, maxGap.toHours()), PeriodUnit.HOUR)
                : new Period(maxGap.toMinutes(), PeriodUnit.MINUTE);
    }

    /** The addresses that the interface's records carry most often, on the source and on the destination side. */
    public static List<Query> addresses(Check check) {
        return Stream.of(SOURCE_ADDRESS, DESTINATION_ADDRESS)
                .map(side -> addressesOn(check.networkInterface(), side))
                .toList();
    }

    private static Query addressesOn(NetworkInterface networkInterface, Field side) {
        return new Query(
                List.of("flowcheck: addresses of " + networkInterface.eni()),
                List.of(
                        new Filter(streams(networkInterface)),
                        new Filter(Conditions.equal(INTERFACE_ID, networkInterface.eni())),
                        new Filter(Conditions.equal(LOG_STATUS, "OK")),
                        new Stats(List.of(count("records")), List.of(Column.of(side))),
                        new Sort(List.of(new SortKey(new Field("records"), true))),
                        new Limit(10, false)));
    }

    /** Stream names end in what the flow log captures; the index on {@code @logStream} serves equality and {@code in} only. */
    static Expression streams(NetworkInterface networkInterface) {
        return Conditions.oneOf(
                LOG_STREAM,
                Stream.of("-all", "-accept", "-reject")
                        .map(captured -> networkInterface.eni() + captured)
                        .toList());
    }

    static Column count(String alias) {
        return Column.of(new Call("count", List.of(new Star())), alias);
    }
}
