package io.github.flowcheck.render;

import static io.github.flowcheck.render.FlowFieldNames.ACTION;
import static io.github.flowcheck.render.FlowFieldNames.BYTES;
import static io.github.flowcheck.render.FlowFieldNames.DESTINATION_ADDRESS;
import static io.github.flowcheck.render.FlowFieldNames.DESTINATION_PORT;
import static io.github.flowcheck.render.FlowFieldNames.LOG_STATUS;
import static io.github.flowcheck.render.FlowFieldNames.PACKETS;
import static io.github.flowcheck.render.FlowFieldNames.PROTOCOL;
import static io.github.flowcheck.render.FlowFieldNames.SOURCE_ADDRESS;
import static io.github.flowcheck.render.FlowFieldNames.SOURCE_PORT;
import static io.github.flowcheck.render.FlowFieldNames.TIMESTAMP;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a check asks about the traffic it selects, over flow logs in the default format. */
public final class CheckQueries {
    /** The most rows a rendered query returns. As many may be a cut answer, for nothing tells it from a whole one. */
    public static final int ROW_LIMIT = 10_000;

    /** How many peers are told as evidence. */
    public static final int PEER_LIMIT = 100;

    private CheckQueries() {}

    /** What the check itself asks: the traffic it selects, by port, protocol and whatever else it tells apart. */
    public static Query answer(Check check, String owner) {
        List<Command> commands = selection(check);
        commands.add(new Stats(measures(), groups(check, check.groupsByPeer())));
        commands.add(new Sort(List.of(new SortKey(port(check), false))));
        commands.add(new Limit(ROW_LIMIT, false));
        return new Query(comments(check, owner), commands);
    }

    /**
     * Who is behind some of the traffic that the check selects: its peers, those with most flows first.
     *
     * @param ports which ports; at least one
     */
    public static Query peers(Check check, PortSet ports) {
        List<Command> commands = selection(check);
        commands.add(new Filter(Conditions.inPorts(port(check), ports)));
        commands.add(new Stats(measures(), groups(check, true)));
        commands.add(new Sort(List.of(new SortKey(new Field("flows"), true))));
        commands.add(new Limit(PEER_LIMIT, false));
        return new Query(List.of("flowcheck: peers of " + check.id()), commands);
    }

    /** How many of the flow-log records that the check asks about are left out as replies; empty if none can be. */
    public static Optional<Query> replies(Check check) {
        return ReplyRule.of(check).map(reply -> {
            List<Command> commands = withReplies(check);
            commands.add(new Filter(reply));
            commands.add(new Stats(List.of(CoverageQueries.count("flows")), List.of()));
            return new Query(List.of("flowcheck: replies left out of " + check.id()), commands);
        });
    }

    private static List<Command> selection(Check check) {
        List<Command> commands = withReplies(check);
        ReplyRule.of(check).ifPresent(reply -> commands.add(new Filter(new Expression.Not(reply))));
        return commands;
    }

    private static List<Command> withReplies(Check check) {
        Traffic traffic = check.traffic();
        Field peer = peerAddress(traffic.direction());
        List<Command> commands = new ArrayList<>();
        commands.add(new Filter(CoverageQueries.streams(check.networkInterface())));
        commands.add(new Filter(Conditions.equal(LOG_STATUS, "OK")));
        commands.add(new Filter(Conditions.isAddress(
                ownAddress(traffic.direction()), check.networkInterface().addresses())));
        if (!traffic.peers().isEmpty()) {
            commands.add(new Filter(Conditions.inBlocks(peer, traffic.peers())));
        }
        if (!traffic.notPeers().isEmpty()) {
            commands.add(new Filter(new Expression.Not(Conditions.inBlocks(peer, traffic.notPeers()))));
        }
        portsAndProtocols(traffic, port(check)).forEach(condition -> commands.add(new Filter(condition)));
        traffic.action().ifPresent(action -> commands.add(new Filter(Conditions.equal(ACTION, action.name()))));
        return commands;
    }

    private static Field port(Check check) {
        return check.traffic().portOf() == PortSide.SOURCE ? SOURCE_PORT : DESTINATION_PORT;
    }

    private static List<Expression> portsAndProtocols(Traffic traffic, Field port) {
        List<Expression> conditions = new ArrayList<>();
        traffic.ports()
                .filter(ports -> !ports.equals(PortSet.ALL))
                .ifPresent(ports -> conditions.add(Conditions.inPorts(port, ports)));
        List<Protocol> protocols = traffic.selectedProtocols();
        if (!protocols.isEmpty()) {
            conditions.add(Conditions.oneOfNumbers(
                    PROTOCOL, protocols.stream().map(Protocol::number).toList()));
        }
        return conditions.stream().reduce(Conditions::and).stream().toList();
    }

    static List<Column> measures() {
        return List.of(
                CoverageQueries.count("flows"),
                Column.of(new Call("sum", List.of(PACKETS)), "totalPackets"),
                Column.of(new Call("sum", List.of(BYTES)), "totalBytes"),
                Column.of(new Call("min", List.of(TIMESTAMP)), "firstSeen"),
                Column.of(new Call("max", List.of(TIMESTAMP)), "lastSeen"));
    }

    private static List<Column> groups(Check check, boolean byPeer) {
        List<Column> groups = new ArrayList<>(List.of(Column.of(port(check)), Column.of(PROTOCOL)));
        if (check.groupsByAction()) {
            groups.add(Column.of(ACTION));
        }
        if (byPeer) {
            groups.add(Column.of(peerAddress(check.traffic().direction())));
        }
        return groups;
    }

    private static List<String> comments(Check check, String owner) {
        Stream<String> description =
                check.description().stream().flatMap(text -> text.strip().lines());
        return Stream.concat(
                        Stream.of("flowcheck: " + owner + "/" + check.id()), description.map(String::stripTrailing))
                .toList();
    }

    private static Field ownAddress(Direction direction) {
        return direction == Direction.INBOUND ? DESTINATION_ADDRESS : SOURCE_ADDRESS;
    }

    private static Field peerAddress(Direction direction) {
        return direction == Direction.INBOUND ? SOURCE_ADDRESS : DESTINATION_ADDRESS;
    }
}
