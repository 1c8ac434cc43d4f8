package io.github.flowcheck.output.report;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * The traffic that the checks of a report saw, each interface, direction, port, protocol and action once. Where several checks saw
 * the same, the one that saw most tells it, for adding them up would count records twice.
 */
record ObservedTraffic(List<Stream> streams) {
    ObservedTraffic {
        streams = List.copyOf(streams);
    }

    /**
     * Traffic of one kind at one interface.
     *
     * @param flows flow-log records
     */
    record Stream(Key key, NetworkInterface networkInterface, long flows, long bytes, Instant first, Instant last) {}

    /** What makes traffic the same. */
    record Key(String eni, Direction direction, int port, Protocol protocol, Action action) {
        String label() {
            return FlowRow.portLabel(port, protocol);
        }
    }

    /** The traffic of all checks that are about destination ports. */
    static ObservedTraffic of(Report report) {
        Map<Key, Stream> most = new HashMap<>();
        for (CheckResult result : report.results()) {
            if (result.check() instanceof Check check && check.traffic().portOf() == PortSide.DESTINATION) {
                ofCheck(check, result.rows()).forEach((key, stream) -> most.merge(key, stream, larger()));
            }
        }
        return new ObservedTraffic(List.copyOf(most.values()));
    }

    private static BinaryOperator<Stream> larger() {
        return (a, b) -> a.flows() >= b.flows() ? a : b;
    }

    private static Map<Key, Stream> ofCheck(Check check, List<FlowRow> rows) {
        Map<Key, Stream> sums = new HashMap<>();
        for (FlowRow row : rows) {
            Action action = row.action().or(check.traffic()::action).orElse(Action.ACCEPT);
            Key key = new Key(
                    check.networkInterface().eni(), check.traffic().direction(), row.port(), row.protocol(), action);
            sums.merge(
                    key,
                    new Stream(
                            key, check.networkInterface(), row.flows(), row.bytes(), row.firstSeen(), row.lastSeen()),
                    ObservedTraffic::sum);
        }
        return sums;
    }

    /** Rows of one check that differ in what a key does not tell, such as the peer. */
    private static Stream sum(Stream a, Stream b) {
        return new Stream(
                a.key(),
                a.networkInterface(),
                a.flows() + b.flows(),
                a.bytes() + b.bytes(),
                a.first().isBefore(b.first()) ? a.first() : b.first(),
                a.last().isAfter(b.last()) ? a.last() : b.last());
    }
}
