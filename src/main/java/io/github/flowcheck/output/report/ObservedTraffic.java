package io.github.flowcheck.output.report;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The traffic that the checks of a report saw, each interface, direction, port, protocol and action once. Where several checks saw
 * the same, the one that saw most tells it, for adding them up would count records twice.
 *
 * @param streams in the order in which checks tell them
 * @param addresses by interface id those that the checks name, in their order
 */
record ObservedTraffic(List<Stream> streams, Map<String, Set<IpAddress>> addresses) {
    ObservedTraffic {
        streams = List.copyOf(streams);
    }

    /**
     * Traffic of one kind at one interface.
     *
     * @param flows flow-log records
     */
    record Stream(Key key, long flows, long bytes, Instant first, Instant last) {}

    /** What makes traffic the same. */
    record Key(String eni, Direction direction, int port, Protocol protocol, Action action) {
        String label() {
            return FlowRow.portLabel(port, protocol);
        }
    }

    /** Where a check looks. */
    private record Side(String eni, Direction direction) {}

    /** The traffic of all checks that are about destination ports. */
    static ObservedTraffic of(Report report) {
        Map<Side, Map<Long, Stream>> most = new LinkedHashMap<>();
        Map<String, Set<IpAddress>> addresses = new LinkedHashMap<>();
        for (CheckResult result : report.results()) {
            if (result.check() instanceof Check check && check.traffic().portOf() == PortSide.DESTINATION) {
                String eni = check.networkInterface().eni();
                addresses
                        .computeIfAbsent(eni, fresh -> new LinkedHashSet<>())
                        .addAll(check.networkInterface().addresses());
                addLarger(
                        most.computeIfAbsent(
                                new Side(eni, check.traffic().direction()), fresh -> new LinkedHashMap<>()),
                        ofCheck(check, result.rows()));
            }
        }
        List<Stream> streams = new ArrayList<>();
        for (Map<Long, Stream> ofSide : most.values()) {
            streams.addAll(ofSide.values());
        }
        return new ObservedTraffic(streams, addresses);
    }

    private static void addLarger(Map<Long, Stream> most, Map<Long, Stream> ofCheck) {
        for (Map.Entry<Long, Stream> seen : ofCheck.entrySet()) {
            most.merge(seen.getKey(), seen.getValue(), (a, b) -> a.flows() >= b.flows() ? a : b);
        }
    }

    /** By port, protocol and action: rows of one check may differ in what these do not tell, such as the peer. */
    private static Map<Long, Stream> ofCheck(Check check, List<FlowRow> rows) {
        Action usual = check.traffic().action().orElse(Action.ACCEPT);
        Map<Long, Stream> sums = new LinkedHashMap<>();
        for (FlowRow row : rows) {
            Action action = row.action().orElse(usual);
            Key key = new Key(
                    check.networkInterface().eni(), check.traffic().direction(), row.port(), row.protocol(), action);
            Stream seen = new Stream(key, row.flows(), row.bytes(), row.firstSeen(), row.lastSeen());
            sums.merge(
                    (long) row.port() << 16 | row.protocol().number() << 8 | action.ordinal(),
                    seen,
                    ObservedTraffic::sum);
        }
        return sums;
    }

    private static Stream sum(Stream a, Stream b) {
        return new Stream(
                a.key(),
                a.flows() + b.flows(),
                a.bytes() + b.bytes(),
                a.first().isBefore(b.first()) ? a.first() : b.first(),
                a.last().isAfter(b.last()) ? a.last() : b.last());
    }
}
