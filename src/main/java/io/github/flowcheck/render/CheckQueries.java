package io.github.flowcheck.render;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Reading.Match;
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
import io.github.flowcheck.insights.Query;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a check asks about the traffic it selects. */
public final class CheckQueries {
    /** The most rows a rendered query returns. As many may be a cut answer, for nothing tells it from a whole one. */
    public static final int ROW_LIMIT = 10_000;

    /** How many peers are told as evidence. */
    public static final int PEER_LIMIT = 100;

    private static final List<Column> DISCOVERED_MEASURES = measuresOf(new FieldCatalog(Reading.USUAL));

    private CheckQueries() {}

    /** What the check itself asks: the traffic it selects, by port, protocol and whatever else it tells apart. */
    public static Query answer(Check check, String owner) {
        return answer(check, owner, new Selection(check));
    }

    /** The same with gaps in place of the values that parameters give. */
    static Query answer(Check check, String owner, Function<Parameter, String> gaps) {
        return answer(check, owner, new Selection(check, Optional.of(gaps)));
    }

    private static Query answer(Check check, String owner, Selection selection) {
        boolean regex = check.scope().reading().match() == Match.REGEX;
        List<Column> measures = measures(selection.fields());
        List<Column> groups = groups(check, selection, check.groupsByPeer());
        List<Command> commands = new ArrayList<>();
        if (regex) {
            commands.add(new Command.Fields(List.of(Column.of(FieldCatalog.MESSAGE))));
        }
        commands.addAll(selection.traffic());
        commands.add(new Stats(measures, groups));
        commands.add(new Sort(List.of(new SortKey(selection.port(), false))));
        if (regex) {
            commands.add(display(groups, measures));
        }
        commands.add(new Limit(ROW_LIMIT, false));
        return new Query(header(check, owner), commands);
    }

    /**
     * Who is behind some of the traffic that the check selects: its peers, those with most flows first. What else tells the rows apart
     * decides between equals, so that the order of the records does not.
     *
     * @param ports which ports; at least one
     */
    public static Query peers(Check check, PortSet ports) {
        Selection selection = new Selection(check);
        List<Command> commands = selection.traffic();
        commands.add(new Filter(selection.conditions().inPorts(selection.port(), ports)));
        List<Column> groups = groups(check, selection, true);
        commands.add(new Stats(measures(selection.fields()), groups));
        List<SortKey> order = new ArrayList<>();
        order.add(new SortKey(new Field("flows"), true));
        for (int i = groups.size() - 1; i >= 0; i--) {
            order.add(new SortKey(groups.get(i).expression(), false));
        }
        commands.add(new Sort(order));
        commands.add(new Limit(PEER_LIMIT, false));
        return new Query(List.of("flowcheck: peers of " + check.id()), commands);
    }

    /** How many of the flow-log records that the check asks about are left out as replies; empty if none can be. */
    public static Optional<Query> replies(Check check) {
        Selection selection = new Selection(check);
        Optional<Expression> reply = selection.reply();
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        List<Command> commands = selection.trafficWithReplies();
        commands.add(new Filter(reply.get()));
        commands.add(new Stats(List.of(CoverageQueries.count("flows")), List.of()));
        return Optional.of(new Query(List.of("flowcheck: replies left out of " + check.id()), commands));
    }

    /** By what the check tells the replies that it leaves out. */
    public static ReplyMethod replyMethod(Check check) {
        return ReplyMethod.of(check.traffic(), check.scope().reading().records());
    }

    static List<Column> measures(FieldCatalog fields) {
        return fields.isDiscovered() ? DISCOVERED_MEASURES : measuresOf(fields);
    }

    private static List<Column> measuresOf(FieldCatalog fields) {
        return List.of(
                CoverageQueries.count("flows"),
                Column.of(new Call("sum", List.of(fields.field(FlowField.PACKETS))), "totalPackets"),
                Column.of(new Call("sum", List.of(fields.field(FlowField.BYTES))), "totalBytes"),
                Column.of(new Call("min", List.of(FieldCatalog.TIMESTAMP)), "firstSeen"),
                Column.of(new Call("max", List.of(FieldCatalog.TIMESTAMP)), "lastSeen"));
    }

    private static List<Column> groups(Check check, Selection selection, boolean byPeer) {
        FieldCatalog fields = selection.fields();
        List<Column> groups =
                new ArrayList<>(List.of(Column.of(selection.port()), Column.of(fields.field(FlowField.PROTOCOL))));
        if (check.groupsByAction()) {
            groups.add(Column.of(fields.field(FlowField.ACTION)));
        }
        if (byPeer) {
            groups.add(Column.of(fields.peerAddress(check.traffic().direction())));
        }
        return groups;
    }

    /** Keeps every column: without the evidence a list of ports could not be told. */
    private static Command display(List<Column> groups, List<Column> measures) {
        List<Column> shown = new ArrayList<>(groups);
        for (Column measure : measures) {
            shown.add(Column.of(new Field(measure.alias().orElseThrow())));
        }
        return new Command.Display(shown);
    }

    /** The comment lines that mark a query as ours and tell what it is for. */
    static List<String> header(AnyCheck check, String owner) {
        List<String> lines = new ArrayList<>();
        lines.add("flowcheck: " + owner + "/" + check.id());
        if (check.description().isPresent()) {
            Iterator<String> description =
                    check.description().get().strip().lines().iterator();
            while (description.hasNext()) {
                lines.add(description.next().stripTrailing());
            }
        }
        return lines;
    }
}
