package io.github.flowcheck.output.report;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.output.text.Printable;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Report;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The far addresses with most flows, as far as checks tell them: those that expect something of peers do, and so does the evidence of
 * those that fail. Of checks that are about destination ports, for others tell the same records under other ports.
 */
public final class TopPeers {
    static final int MOST = 15;
    private static final int MOST_PORTS = 6;

    private TopPeers() {}

    /**
     * A far address.
     *
     * @param ports on which ports, at most six
     * @param share its flows, in hundredths of those of the first
     */
    public record Peer(String address, String ports, String flows, String bytes, long share) {}

    /**
     * Where an address was seen.
     *
     * @param where at which interface and in which direction
     * @param label on which port and with which action
     */
    private record Seen(String where, long label) {}

    /** What is known of one address. */
    private static final class Sum {
        private final String address;
        private final Map<Seen, FlowRow> most = new HashMap<>();

        Sum(String address) {
            this.address = address;
        }

        String address() {
            return address;
        }

        /** Several checks may tell the same, with its action or of one action alone: the largest counts. */
        void add(String where, FlowRow row) {
            most.merge(new Seen(where, row.labelKey()), row, (a, b) -> a.flows() >= b.flows() ? a : b);
        }

        long flows() {
            return sum(FlowRow::flows);
        }

        private long sum(ToLongFunction<FlowRow> number) {
            long sum = 0;
            for (FlowRow row : most.values()) {
                sum += number.applyAsLong(row);
            }
            return sum;
        }

        Peer peer(long flowsOfFirst) {
            return new Peer(
                    Printable.line(address),
                    ports(),
                    Amounts.number(flows()),
                    Amounts.bytes(sum(FlowRow::bytes)),
                    Math.max(1, 100 * flows() / Math.max(1, flowsOfFirst)));
        }

        private String ports() {
            List<String> labels = most.values().stream()
                    .map(FlowRow::label)
                    .distinct()
                    .sorted()
                    .toList();
            int more = labels.size() - MOST_PORTS;
            return more <= 0
                    ? String.join(", ", labels)
                    : String.join(", ", labels.subList(0, MOST_PORTS)) + " and " + more + " more";
        }
    }

    /** Most flows first. */
    static List<Peer> of(Report report) {
        Map<String, Sum> sums = new HashMap<>();
        for (CheckResult result : report.results()) {
            if (result.check() instanceof Check check && check.traffic().portOf() == PortSide.DESTINATION) {
                String where = check.networkInterface().eni() + check.traffic().direction();
                add(where, check, result.rows(), sums);
                add(where, check, result.evidence(), sums);
            }
        }
        List<Sum> largest = Largest.of(sums.values(), Sum::flows, Comparator.comparing(Sum::address), MOST);
        return largest.stream().map(sum -> sum.peer(largest.get(0).flows())).toList();
    }

    private static void add(String where, Check check, List<FlowRow> rows, Map<String, Sum> sums) {
        for (FlowRow row : rows) {
            if (row.peer().isPresent()) {
                sums.computeIfAbsent(row.peer().get(), Sum::new)
                        .add(where, row.withAction(check.traffic().action()));
            }
        }
    }
}
