package io.github.flowcheck.verify;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.Reach;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What a check's expectation permits and nobody used in its window, as far as that is known: AWS's security groups count no
 * hits. Rejected traffic uses nothing.
 *
 * @param ports entries of {@code only} of which no port was seen
 * @param peers blocks of {@code onlyPeers} in which no peer was seen
 */
public record Unused(List<ExpectedPort> ports, List<CidrBlock> peers) {
    /** Everything was used, or it is not known. */
    public static final Unused NONE = new Unused(List.of(), List.of());

    public Unused {
        ports = List.copyOf(ports);
        peers = List.copyOf(peers);
    }

    /** What becomes of a check that would pass, but permits what nobody used. */
    public enum Consequence {
        /** A note. */
        NOTED,
        /** It fails. */
        FAILS
    }

    /** Told is only what the check selects in full, and only where the data covers accepted traffic. */
    static Unused of(Check check, List<FlowRow> rows, Coverage coverage) {
        Optional<Action> part = check.expectation().isSplit() ? Optional.of(Action.ACCEPT) : Optional.empty();
        List<Rule> rules = check.expectation().rulesFor(part);
        boolean rejected = isRejected(check.traffic().action());
        if (rules.isEmpty() || rejected || !coverage.gapsOf(part).isEmpty()) {
            return NONE;
        }
        List<FlowRow> used = new ArrayList<>();
        for (FlowRow row : rows) {
            if (!isRejected(row.action())) {
                used.add(row);
            }
        }
        Set<ExpectedPort> ports = new LinkedHashSet<>();
        Set<CidrBlock> peers = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Only only) {
                addPorts(check, only.ports(), used, ports);
            } else if (rule instanceof Rule.OnlyPeers only) {
                addPeers(check, only.blocks(), used, peers);
            }
        }
        return new Unused(List.copyOf(ports), List.copyOf(peers));
    }

    private static boolean isRejected(Optional<Action> action) {
        return action.isPresent() && action.get() == Action.REJECT;
    }

    private static void addPorts(
            Check check, List<ExpectedPort> permitted, List<FlowRow> used, Set<ExpectedPort> unused) {
        Reach reach = Reach.of(check);
        for (ExpectedPort port : permitted) {
            if (reach.covers(port) && !Rules.isSeen(port, used)) {
                unused.add(port);
            }
        }
    }

    private static void addPeers(Check check, List<CidrBlock> permitted, List<FlowRow> used, Set<CidrBlock> unused) {
        for (CidrBlock block : permitted) {
            if (isSelected(check, block) && !isUsed(block, used)) {
                unused.add(block);
            }
        }
    }

    private static boolean isUsed(CidrBlock block, List<FlowRow> used) {
        List<CidrBlock> blocks = List.of(block);
        for (FlowRow row : used) {
            if (Rules.isIn(blocks, row.peer().orElse(""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSelected(Check check, CidrBlock block) {
        List<CidrBlock> within = check.traffic().peers();
        return (within.isEmpty() || within.stream().anyMatch(selected -> selected.contains(block)))
                && check.traffic().notPeers().stream()
                        .noneMatch(left -> left.common(block).isPresent());
    }

    public boolean isEmpty() {
        return ports.isEmpty() && peers.isEmpty();
    }

    /** {@code nobody used 443, 8000-8999; no peer in 10.0.0.0/8 was seen}; absent where there is nothing to tell. */
    public Optional<String> words() {
        if (isEmpty()) {
            return Optional.empty();
        }
        StringJoiner words = new StringJoiner("; ");
        if (!ports.isEmpty()) {
            words.add("nobody used " + Listing.of(ports, ", "));
        }
        if (!peers.isEmpty()) {
            words.add("no peer in " + Listing.of(peers, " or ") + " was seen");
        }
        return Optional.of(words.toString());
    }
}
