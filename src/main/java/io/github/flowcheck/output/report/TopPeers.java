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
import java.util.stream.Stream;

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

    /** Where an address was seen: at which interface, in which direction, on which port and with which action. */
    private record Seen(String where, String label) {}

    /** What is known of one address. */
    private static final class Sum {
        private final Map<Seen, FlowRow> most = new HashMap<>();

        /** Several checks may tell the same, with its action or of one action alone: the largest counts. */
        void add(Check check, FlowRow row) {
            String where = check.networkInterface().eni() + check.traffic().direction();
            String label = FlowRow.portLabel(row.port(), row.protocol())
                    + row.action()
                            .or(check.traffic()::action)
                            .map(action -> " " + action)
                            .orElse("");
            most.merge(new Seen(where, label), row, (a, b) -> a.flows() >= b.flows() ? a : b);
        }

        long flows() {
            return most.values().stream().mapToLong(FlowRow::flows).sum();
        }

        long bytes() {
            return most.values().stream().mapToLong(FlowRow::bytes).sum();
        }

        String ports() {
            List<String> labels =
                    most.keySet().stream().map(Seen::label).distinct().sorted().toList();
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
                Stream.concat(result.rows().stream(), result.evidence().stream())
                        .forEach(row -> row.peer().ifPresent(peer -> sums.computeIfAbsent(peer, p -> new Sum())
                                .add(check, row)));
            }
        }
        List<Map.Entry<String, Sum>> largest = sums.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Sum> e) -> e.getValue().flows())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .toList();
        return largest.stream()
                .map(e -> new Peer(
                        Printable.line(e.getKey()),
                        e.getValue().ports(),
                        Amounts.number(e.getValue().flows()),
                        Amounts.bytes(e.getValue().bytes()),
                        Math.max(
                                1,
                                100
                                        * e.getValue().flows()
                                        / Math.max(1, largest.get(0).getValue().flows()))))
                .toList();
    }
}
