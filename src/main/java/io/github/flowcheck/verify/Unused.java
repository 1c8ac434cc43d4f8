package io.github.flowcheck.verify;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.Reach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final int LISTED = 8;

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
        Optional<Action> part =
                Optional.of(Action.ACCEPT).filter(accept -> check.expectation().isSplit());
        boolean rejected = check.traffic().action().equals(Optional.of(Action.REJECT));
        if (rejected || !coverage.gapsOf(part).isEmpty()) {
            return NONE;
        }
        List<FlowRow> used = rows.stream()
                .filter(row -> !row.action().equals(Optional.of(Action.REJECT)))
                .toList();
        List<Rule> rules = check.expectation().rulesFor(part);
        return new Unused(ports(check, rules, used), peers(check, rules, used));
    }

    private static List<ExpectedPort> ports(Check check, List<Rule> rules, List<FlowRow> used) {
        Reach reach = Reach.of(check);
        return rules.stream()
                .flatMap(rule -> rule instanceof Rule.Only only ? only.ports().stream() : Stream.empty())
                .filter(reach::covers)
                .filter(port -> used.stream().noneMatch(row -> port.matches(row.port(), row.protocol())))
                .distinct()
                .toList();
    }

    private static List<CidrBlock> peers(Check check, List<Rule> rules, List<FlowRow> used) {
        return rules.stream()
                .flatMap(rule -> rule instanceof Rule.OnlyPeers only ? only.blocks().stream() : Stream.empty())
                .filter(block -> isSelected(check, block))
                .filter(block -> used.stream()
                        .noneMatch(row -> Rules.isIn(List.of(block), row.peer().orElse(""))))
                .distinct()
                .toList();
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
        String words = Stream.of(
                        ports.isEmpty() ? "" : "nobody used " + list(ports, ", "),
                        peers.isEmpty() ? "" : "no peer in " + list(peers, " or ") + " was seen")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private static String list(List<?> items, String between) {
        String shown = items.stream().limit(LISTED).map(Object::toString).collect(Collectors.joining(between));
        return items.size() > LISTED ? shown + " and " + (items.size() - LISTED) + " more" : shown;
    }
}
