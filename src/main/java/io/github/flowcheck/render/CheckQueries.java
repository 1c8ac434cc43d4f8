package io.github.flowcheck.render;

import static io.github.flowcheck.render.FlowFieldNames.ACTION;
import static io.github.flowcheck.render.FlowFieldNames.BYTES;
import static io.github.flowcheck.render.FlowFieldNames.DESTINATION_ADDRESS;
import static io.github.flowcheck.render.FlowFieldNames.DESTINATION_PORT;
import static io.github.flowcheck.render.FlowFieldNames.INTERFACE_ID;
import static io.github.flowcheck.render.FlowFieldNames.LOG_STATUS;
import static io.github.flowcheck.render.FlowFieldNames.LOG_STREAM;
import static io.github.flowcheck.render.FlowFieldNames.PACKETS;
import static io.github.flowcheck.render.FlowFieldNames.PROTOCOL;
import static io.github.flowcheck.render.FlowFieldNames.SOURCE_ADDRESS;
import static io.github.flowcheck.render.FlowFieldNames.SOURCE_PORT;
import static io.github.flowcheck.render.FlowFieldNames.TIMESTAMP;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.NetworkInterface;
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
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The queries that a check asks, over flow logs in the default format. */
public final class CheckQueries {
    /** The most rows a rendered query returns. As many may be a cut answer, for nothing tells it from a whole one. */
    public static final int ROW_LIMIT = 10_000;

    private CheckQueries() {}

    /** What the check itself asks: the traffic it selects, by port, protocol and whatever else it tells apart. */
    public static Query answer(Check check, String owner) {
        Traffic traffic = check.traffic();
        Field own = ownAddress(traffic.direction());
        Field peer = peerAddress(traffic.direction());
        Field port = traffic.portOf() == PortSide.SOURCE ? SOURCE_PORT : DESTINATION_PORT;
        List<Command> commands = new ArrayList<>();
        commands.add(new Filter(streams(check.networkInterface())));
        commands.add(new Filter(Conditions.equal(LOG_STATUS, "OK")));
        commands.add(
                new Filter(Conditions.isAddress(own, check.networkInterface().addresses())));
        if (!traffic.peers().isEmpty()) {
            commands.add(new Filter(Conditions.inBlocks(peer, traffic.peers())));
        }
        if (!traffic.notPeers().isEmpty()) {
            commands.add(new Filter(new Expression.Not(Conditions.inBlocks(peer, traffic.notPeers()))));
        }
        portsAndProtocols(traffic, port).forEach(condition -> commands.add(new Filter(condition)));
        traffic.action().ifPresent(action -> commands.add(new Filter(Conditions.equal(ACTION, action.name()))));
        commands.add(new Stats(measures(), groups(check, port, peer)));
        commands.add(new Sort(List.of(new SortKey(port, false))));
        commands.add(new Limit(ROW_LIMIT, false));
        return new Query(comments(check, owner), commands);
    }

    /** How many records of each log status the check's interface has, and how many of them carry its addresses. */
    public static Query coverage(Check check) {
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
                        new Limit(ROW_LIMIT, false)));
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
    private static Expression streams(NetworkInterface networkInterface) {
        return Conditions.oneOf(
                LOG_STREAM,
                Stream.of("-all", "-accept", "-reject")
                        .map(captured -> networkInterface.eni() + captured)
                        .toList());
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

    private static List<Column> measures() {
        return List.of(
                count("flows"),
                Column.of(new Call("sum", List.of(PACKETS)), "totalPackets"),
                Column.of(new Call("sum", List.of(BYTES)), "totalBytes"),
                Column.of(new Call("min", List.of(TIMESTAMP)), "firstSeen"),
                Column.of(new Call("max", List.of(TIMESTAMP)), "lastSeen"));
    }

    private static Column count(String alias) {
        return Column.of(new Call("count", List.of(new Star())), alias);
    }

    private static List<Column> groups(Check check, Field port, Field peer) {
        List<Column> groups = new ArrayList<>(List.of(Column.of(port), Column.of(PROTOCOL)));
        if (check.groupsByAction()) {
            groups.add(Column.of(ACTION));
        }
        if (check.groupsByPeer()) {
            groups.add(Column.of(peer));
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
