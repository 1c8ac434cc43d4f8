package io.github.flowcheck.verify;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.RowExpectation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds rules against the rows of an answer. */
final class Rules {

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
                    : RuleOutcome.broken("expected no " + traffic + ", saw " + Listing.labels(rows), rows);
        } else if (rule instanceof Rule.Some) {
            return rows.isEmpty()
                    ? RuleOutcome.brokenIfCovered("expected some " + traffic + ", saw none", List.of())
                    : RuleOutcome.holds("expected some " + traffic + ", saw " + Listing.labels(rows));
        } else if (rule instanceof Rule.Only only) {
            return only(only.ports(), rows, traffic);
        } else if (rule instanceof Rule.All all) {
            return all(all.ports(), rows, traffic);
        } else if (rule instanceof Rule.OnlyPeers onlyPeers) {
            return onlyPeers(onlyPeers.blocks(), rows, traffic);
        } else if (rule instanceof Rule.MinFlows min) {
            long flows = flows(rows);
            String found = "expected at least " + flowsOf(min.count()) + traffic + ", saw " + flows;
            return flows >= min.count() ? RuleOutcome.holds(found) : RuleOutcome.brokenIfCovered(found, List.of());
        } else if (rule instanceof Rule.MaxFlows max) {
            long flows = flows(rows);
            String found = "expected at most " + flowsOf(max.count()) + traffic + ", saw " + flows;
            return flows <= max.count() ? RuleOutcome.holdsIfCovered(found) : RuleOutcome.broken(found, rows);
        }
        throw new IllegalStateException("no such rule: " + rule);
    }

    private static String flowsOf(long count) {
        return count + (count == 1 ? " flow of " : " flows of ");
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
        List<FlowRow> others = new ArrayList<>();
        for (FlowRow row : rows) {
            if (!isMeant(ports, row)) {
                others.add(row);
            }
        }
        return others.isEmpty()
                ? RuleOutcome.holdsIfCovered(
                        "expected only " + Listing.of(ports) + " in " + traffic + ", saw " + Listing.labels(rows))
                : RuleOutcome.broken(
                        "expected only " + Listing.of(ports) + " in " + traffic + saw(others, rows)
                                + Listing.labels(others),
                        others);
    }

    private static RuleOutcome all(List<ExpectedPort> ports, List<FlowRow> rows, String traffic) {
        List<ExpectedPort> missing = new ArrayList<>();
        for (ExpectedPort port : ports) {
            missing.addAll(unseen(port, rows));
        }
        return missing.isEmpty()
                ? RuleOutcome.holds(
                        "expected all of " + Listing.of(ports) + " in " + traffic + ", saw " + Listing.labels(rows))
                : RuleOutcome.brokenIfCovered(
                        "expected all of " + Listing.of(ports) + " in " + traffic + ", did not see "
                                + Listing.of(missing),
                        missing);
    }

    /** Whether one of the expected ports means the traffic of a row. */
    static boolean isMeant(List<ExpectedPort> ports, FlowRow row) {
        for (ExpectedPort port : ports) {
            if (port.matches(row.port(), row.protocol())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row shows traffic of an expected port or range. */
    static boolean isSeen(ExpectedPort expected, List<FlowRow> rows) {
        for (FlowRow row : rows) {
            if (expected.matches(row.port(), row.protocol())) {
                return true;
            }
        }
        return false;
    }

    /** What of an expected port or range no row shows, as the fewest ranges. */
    private static List<ExpectedPort> unseen(ExpectedPort expected, List<FlowRow> rows) {
        if (expected.ports().isEmpty()) {
            return isSeen(expected, rows) ? List.of() : List.of(expected);
        }
        PortRange range = expected.ports().get();
        BitSet missing = new BitSet(range.last() + 1);
        missing.set(range.first(), range.last() + 1);
        for (FlowRow row : rows) {
            if (expected.matches(row.port(), row.protocol())) {
                missing.clear(row.port());
            }
        }
        List<ExpectedPort> unseen = new ArrayList<>();
        for (int first = missing.nextSetBit(0); first >= 0; ) {
            int end = missing.nextClearBit(first);
            unseen.add(new ExpectedPort(Optional.of(new PortRange(first, end - 1)), expected.protocol()));
            first = missing.nextSetBit(end);
        }
        return unseen;
    }

    private static RuleOutcome onlyPeers(List<CidrBlock> blocks, List<FlowRow> rows, String traffic) {
        List<FlowRow> others = new ArrayList<>();
        Set<String> peers = new LinkedHashSet<>();
        for (FlowRow row : rows) {
            if (!isIn(blocks, row.peer().orElse(""))) {
                others.add(row);
                peers.add(row.peer().orElse("-"));
            }
        }
        return others.isEmpty()
                ? RuleOutcome.holdsIfCovered(
                        "expected only peers in " + Listing.of(blocks) + " in " + traffic + ", saw no others")
                : RuleOutcome.broken(
                        "expected only peers in " + Listing.of(blocks) + " in " + traffic + saw(others, rows)
                                + Listing.of(peers),
                        others);
    }

    /** Others are seen also only where something else is seen. */
    private static String saw(List<FlowRow> others, List<FlowRow> rows) {
        return others.size() < rows.size() ? ", saw also " : ", saw ";
    }

    /** Whether an address lies in one of the blocks; a text that is no address lies in none. */
    static boolean isIn(List<CidrBlock> blocks, String peer) {
        Optional<IpAddress> address = IpAddress.parse(peer);
        if (address.isEmpty()) {
            return false;
        }
        for (CidrBlock block : blocks) {
            if (block.contains(address.get())) {
                return true;
            }
        }
        return false;
    }

    private static long flows(List<FlowRow> rows) {
        long flows = 0;
        for (FlowRow row : rows) {
            flows = Math.addExact(flows, row.flows());
        }
        return flows;
    }
}
