package io.github.flowcheck.render;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Command;
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
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked beside a check: whether its interface has the data that "nothing seen" needs. Counted through the same stream
 * names and fields as the check, so that what the check cannot read does not count.
 */
public final class CoverageQueries {
    private CoverageQueries() {}

    /** How many records of each log status the check's interface has, and how many of them carry its addresses. */
    public static Query records(Check check) {
        Selection selection = new Selection(check);
        List<IpAddress> addresses = check.networkInterface().addresses();
        Expression atAddress = Conditions.any(List.of(
                Conditions.EXACT.isAddress(selection.fields().ownAddress(Direction.OUTBOUND), addresses),
                Conditions.EXACT.isAddress(selection.fields().ownAddress(Direction.INBOUND), addresses)));
        return records(
                new InterfaceEvents(
                        check.networkInterface().eni(), check.scope().reading()),
                List.of(Column.of(new Call("sum", List.of(atAddress)), "atAddress")));
    }

    /** How many records of each log status an interface has, whatever its addresses are. */
    public static Query records(String eni, Reading reading) {
        return records(new InterfaceEvents(eni, reading), List.of());
    }

    private static Query records(InterfaceEvents events, List<Column> more) {
        List<Command> commands = events.ofInterface();
        List<Column> columns = new ArrayList<>();
        columns.add(count("records"));
        columns.addAll(more);
        columns.add(Column.of(new Call("min", List.of(FieldCatalog.TIMESTAMP)), "firstSeen"));
        columns.add(Column.of(new Call("max", List.of(FieldCatalog.TIMESTAMP)), "lastSeen"));
        commands.add(new Stats(columns, List.of(Column.of(events.fields().field(FlowField.LOG_STATUS)))));
        commands.add(new Limit(CheckQueries.ROW_LIMIT, false));
        return new Query(List.of("flowcheck: coverage of " + events.eni()), commands);
    }

    /**
     * When the interface has readable records: the first and the last of each period. No two records of a period are further
     * from each other than the gap that is tolerated, so that all longer gaps lie between periods, whose ends are exact.
     *
     * @param maxGap at least a minute
     */
    public static Query times(String eni, Reading reading, Duration maxGap) {
        InterfaceEvents events = new InterfaceEvents(eni, reading);
        List<Command> commands = events.ofInterface();
        commands.add(
                new Filter(Conditions.oneOf(events.fields().field(FlowField.LOG_STATUS), List.of("OK", "NODATA"))));
        commands.add(new Stats(
                List.of(
                        Column.of(new Call("min", List.of(FieldCatalog.TIMESTAMP)), "firstSeen"),
                        Column.of(new Call("max", List.of(FieldCatalog.TIMESTAMP)), "lastSeen")),
                List.of(Column.of(new Call("bin", List.of(period(maxGap))), "period"))));
        commands.add(new Sort(List.of(new SortKey(new Field("period"), false))));
        commands.add(new Limit(CheckQueries.ROW_LIMIT, false));
        return new Query(List.of("flowcheck: gaps of " + eni), commands);
    }

    /** How many events each log stream of the interface has. */
    public static Query streams(String eni, Reading reading) {
        InterfaceEvents events = new InterfaceEvents(eni, reading);
        List<Command> commands = new ArrayList<>(List.of(events.ofStreams().get(0)));
        commands.add(new Stats(List.of(count("records")), List.of(Column.of(FieldCatalog.LOG_STREAM))));
        commands.add(new Limit(CheckQueries.ROW_LIMIT, false));
        return new Query(List.of("flowcheck: streams of " + eni), commands);
    }

    /** The longest period within the gap, in the units and up to the caps that {@code bin} has: 60m, 24h. */
    static Period period(Duration maxGap) {
        return maxGap.toHours() >= 1
                ? new Period(Math.min(24, maxGap.toHours()), PeriodUnit.HOUR)
                : new Period(maxGap.toMinutes(), PeriodUnit.MINUTE);
    }

    /** The addresses that the interface's records carry most often, on the source and on the destination side. */
    public static List<Query> addresses(Check check) {
        return List.of(addressesOn(check, Direction.OUTBOUND), addressesOn(check, Direction.INBOUND));
    }

    private static Query addressesOn(Check check, Direction direction) {
        Selection selection = new Selection(check);
        List<Command> commands = selection.eventsOfInterface();
        commands.add(selection.statusOk());
        Field address = selection.fields().ownAddress(direction);
        commands.add(new Stats(List.of(count("records")), List.of(Column.of(address))));
        commands.add(new Sort(List.of(new SortKey(new Field("records"), true), new SortKey(address, false))));
        commands.add(new Limit(10, false));
        return new Query(
                List.of("flowcheck: addresses of " + check.networkInterface().eni()), commands);
    }

    static Column count(String alias) {
        return Column.of(new Call("count", List.of(new Star())), alias);
    }
}
