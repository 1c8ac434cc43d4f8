package io.github.flowcheck.render;

import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.NetworkInterface;
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
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.Query;
import java.util.ArrayList;
import java.util.List;

/** What is asked to learn checks from a log group, and the queries of the checks that no keys can say. */
public final class LearnQueries {
    /** What {@link #interfaces} and {@link #pairs} call the number of records. */
    public static final String RECORDS = "records";

    private static final int SHOWN = 100;

    private LearnQueries() {}

    /** Which network interfaces have records, by status: columns of the status and the interface, {@value #RECORDS} and times. */
    public static Query interfaces(Reading reading) {
        FieldCatalog fields = new FieldCatalog(reading);
        List<Command> commands = new ArrayList<>(fields.parse());
        commands.add(new Stats(
                List.of(
                        Column.of(new Call("count", List.of(new Star())), RECORDS),
                        Column.of(new Call("min", List.of(FieldCatalog.TIMESTAMP)), "firstSeen"),
                        Column.of(new Call("max", List.of(FieldCatalog.TIMESTAMP)), "lastSeen")),
                List.of(
                        Column.of(fields.field(FlowField.INTERFACE_ID)),
                        Column.of(fields.field(FlowField.LOG_STATUS)))));
        commands.add(new Limit(CheckQueries.ROW_LIMIT, false));
        return new Query(List.of("flowcheck: interfaces"), commands);
    }

    /** Which pairs of addresses the traffic of an interface carries, the most frequent first. */
    public static Query pairs(String eni, Reading reading, boolean ofPackets) {
        InterfaceEvents events = new InterfaceEvents(eni, reading);
        FieldCatalog fields = events.fields();
        List<Command> commands = events.ofInterface();
        commands.add(statusOk(fields));
        commands.add(new Stats(
                List.of(Column.of(new Call("count", List.of(new Star())), RECORDS)),
                ofPackets
                        ? List.of(
                                Column.of(fields.ownAddress(Direction.OUTBOUND)),
                                Column.of(fields.ownAddress(Direction.INBOUND)))
                        : List.of(
                                Column.of(fields.field(FlowField.SRCADDR)),
                                Column.of(fields.field(FlowField.DSTADDR)))));
        commands.add(new Sort(List.of(new SortKey(new Field(RECORDS), true))));
        commands.add(new Limit(CheckQueries.ROW_LIMIT, false));
        return new Query(List.of("flowcheck: addresses of " + eni), commands);
    }

    /** What the answer to one of these queries calls a field. */
    public static String column(FlowField field, Reading reading) {
        return new FieldCatalog(reading).field(field).name();
    }

    /**
     * The text of a query for traffic of interfaces other than these.
     *
     * @param known their ids
     * @param ends the last digits of the ids that it is about; empty for all
     */
    public static String otherInterfaces(List<String> known, String ends, Reading reading) {
        FieldCatalog fields = new FieldCatalog(reading);
        Field id = fields.field(FlowField.INTERFACE_ID);
        List<Command> commands = new ArrayList<>(fields.parse());
        commands.add(statusOk(fields));
        if (!ends.isEmpty()) {
            commands.add(new Filter(new Like(id, RegexLiteral.of(ends + "$"), false, true)));
        }
        if (!known.isEmpty()) {
            commands.add(new Filter(new In(
                    id, known.stream().<Expression>map(StringLiteral::new).toList(), true)));
        }
        addCount(commands, id);
        return QueryText.of(new Query(List.of(), commands));
    }

    /** The text of a query for accepted traffic of an interface by protocols other than these. */
    public static String otherProtocols(
            NetworkInterface of, Direction direction, List<Integer> known, Reading reading) {
        InterfaceEvents events = new InterfaceEvents(of.eni(), reading);
        FieldCatalog fields = events.fields();
        List<Command> commands = events.ofInterface();
        commands.add(statusOk(fields));
        commands.add(new Filter(Conditions.EXACT.isAddress(fields.ownAddress(direction), of.addresses())));
        commands.add(new Filter(Conditions.noneOfNumbers(fields.field(FlowField.PROTOCOL), known)));
        commands.add(new Filter(Conditions.equal(fields.field(FlowField.ACTION), "ACCEPT")));
        addCount(commands, fields.field(FlowField.PROTOCOL));
        return QueryText.of(new Query(List.of(), commands));
    }

    private static Filter statusOk(FieldCatalog fields) {
        return new Filter(Conditions.equal(fields.field(FlowField.LOG_STATUS), "OK"));
    }

    private static void addCount(List<Command> commands, Field by) {
        commands.add(
                new Stats(List.of(Column.of(new Call("count", List.of(new Star())), "flows")), List.of(Column.of(by))));
        commands.add(new Sort(List.of(new SortKey(new Field("flows"), true))));
        commands.add(new Limit(SHOWN, false));
    }
}
