package io.github.flowcheck.verify;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.RowExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds rules against the rows of an answer. */
final class Rules {
    private static final int LISTED = 8;

    private Rules() {}

    /**
     * @param rule what is expected
     * @param rows the traffic it is expected of
     * @param traffic what to call that traffic, such as {@code traffic} or {@code accepted traffic}
     */
    static RuleOutcome apply(Rule rule, List<FlowRow> rows, String traffic) {
        if (rule instanceof Rule.None) {
            return rows.isEmpty()
                    ? RuleOutcome.holdsIfCovered("expected no " + traffic + ", saw none")
                    : RuleOutcome.broken("expected no " + traffic + ", saw " + labels(rows), rows);
        } else if (rule instanceof Rule.Some) {
            return rows.isEmpty()
                    ? RuleOutcome.brokenIfCovered("expected some " + traffic + ", saw none", List.of())
                    : RuleOutcome.holds("expected some " + traffic + ", saw " + labels(rows));
        } else if (rule instanceof Rule.Only only) {
            return only(only.ports(), rows, traffic);
        } else if (rule instanceof Rule.All all) {
            return all(all.ports(), rows, traffic);
        } else if (rule instanceof Rule.OnlyPeers onlyPeers) {
            return onlyPeers(onlyPeers.blocks(), rows, traffic);
        } else if (rule instanceof Rule.MinFlows min) {
            long flows = flows(rows);
            String found = "expected at least " + min.count() + " flows of " + traffic + ", saw " + flows;
            return flows >= min.count() ? RuleOutcome.holds(found) : RuleOutcome.brokenIfCovered(found, List.of());
        } else if (rule instanceof Rule.MaxFlows max) {
            long flows = flows(rows);
            String found = "expected at most " + max.count() + " flows of " + traffic + ", saw " + flows;
            return flows <= max.count() ? RuleOutcome.holdsIfCovered(found) : RuleOutcome.broken(found, rows);
        }
        throw new IllegalStateException("no such rule: " + rule);
    }

    /** Holds the bounds on a query's rows against how many there are. */
    static List<RuleOutcome> apply(RowExpectation expected, long rows) {
        List<RuleOutcome> outcomes = new ArrayList<>();
        expected.min().ifPresent(min -> {
            String found = "expected at least " + rows(min) + ", saw " + rows(rows);
            outcomes.add(rows >= min ? RuleOutcome.holds(found) : RuleOutcome.brokenIfCovered(found, List.of()));
        });
        expected.max().ifPresent(max -> {
            String found = "expected " + (max == 0 ? "" : "at most ") + rows(max) + ", saw " + rows(rows);
            outcomes.add(rows <= max ? RuleOutcome.holdsIfCovered(found) : RuleOutcome.broken(found, List.of()));
        });
        return outcomes;
    }

    /** {@code no rows}, {@code 1 row}, {@code 2 rows}. */
    static String rows(long count) {
        return count == 0 ? "no rows" : count == 1 ? "1 row" : count + " rows";
    }

    private static RuleOutcome only(List<ExpectedPort> ports, List<FlowRow> rows, String traffic) {
        List<FlowRow> others = rows.stream()
                .filter(row -> ports.stream().noneMatch(port -> port.matches(row.port(), row.protocol())))
                .toList();
        return others.isEmpty()
                ? RuleOutcome.holdsIfCovered(
                        "expected only " + list(ports) + " in " + traffic + ", saw " + labels(rows))
                : RuleOutcome.broken(
                        "expected only " + list(ports) + " in " + traffic + saw(others, rows) + labels(others), others);
    }

    private static RuleOutcome all(List<ExpectedPort> ports, List<FlowRow> rows, String traffic) {
        List<ExpectedPort> missing =
                ports.stream().flatMap(port -> unseen(port, rows).stream()).toList();
        return missing.isEmpty()
                ? RuleOutcome.holds("expected all of " + list(ports) + " in " + traffic + ", saw " + labels(rows))
                : RuleOutcome.brokenIfCovered(
                        "expected all of " + list(ports) + " in " + traffic + ", did not see " + list(missing),
                        missing);
    }

    /** What of an expected port or range no row shows, as the fewest ranges. */
    private static List<ExpectedPort> unseen(ExpectedPort expected, List<FlowRow> rows) {
        Set<Integer> seen = rows.stream()
                .filter(row -> expected.matches(row.port(), row.protocol()))
                .map(FlowRow::port)
                .collect(Collectors.toSet());
        if (expected.ports().isEmpty()) {
            return seen.isEmpty() ? List.of(expected) : List.of();
        }
        PortRange range = expected.ports().get();
        List<PortRange> missing = IntStream.rangeClosed(range.first(), range.last())
                .filter(port -> !seen.contains(port))
                .mapToObj(port -> new PortRange(port, port))
                .toList();
        Optional<Protocol> protocol = expected.protocol();
        return missing.isEmpty()
                ? List.of()
                : PortSet.of(missing).ranges().stream()
                        .map(part -> new ExpectedPort(Optional.of(part), protocol))
                        .toList();
    }

    private static RuleOutcome onlyPeers(List<CidrBlock> blocks, List<FlowRow> rows, String traffic) {
        List<FlowRow> others = rows.stream()
                .filter(row -> !isIn(blocks, row.peer().orElse("")))
                .toList();
        List<String> peers =
                others.stream().map(row -> row.peer().orElse("-")).distinct().toList();
        return others.isEmpty()
                ? RuleOutcome.holdsIfCovered(
                        "expected only peers in " + list(blocks) + " in " + traffic + ", saw no others")
                : RuleOutcome.broken(
                        "expected only peers in " + list(blocks) + " in " + traffic + saw(others, rows) + list(peers),
                        others);
    }

    /** Others are seen also only where something else is seen. */
    private static String saw(List<FlowRow> others, List<FlowRow> rows) {
        return others.size() < rows.size() ? ", saw also " : ", saw ";
    }

    /** Whether an address lies in one of the blocks; a text that is no address lies in none. */
    static boolean isIn(List<CidrBlock> blocks, String peer) {
        Optional<IpAddress> address = IpAddress.parse(peer);
        return address.isPresent() && blocks.stream().anyMatch(block -> block.contains(address.get()));
    }

    /** The rows' labels, each once, or {@code nothing}. */
    static String labels(List<FlowRow> rows) {
        return rows.isEmpty()
                ? "nothing"
                : list(rows.stream().map(FlowRow::label).distinct().toList());
    }

    private static String list(List<?> items) {
        String shown = items.stream().limit(LISTED).map(Object::toString).collect(Collectors.joining(", "));
        return items.size() > LISTED ? shown + " and " + (items.size() - LISTED) + " more" : shown;
    }

    private static long flows(List<FlowRow> rows) {
        return rows.stream().mapToLong(FlowRow::flows).reduce(0, Math::addExact);
    }
}
