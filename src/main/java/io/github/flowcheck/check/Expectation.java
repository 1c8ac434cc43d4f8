package io.github.flowcheck.check;

import io.github.flowcheck.address.CidrBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check's author expects of the traffic it selects: rules for all of it, or rules for its accepted and rejected part.
 * Without any rule the check only observes.
 *
 * @param all rules for every selected record
 * @param accepted rules for the accepted ones
 * @param rejected rules for the rejected ones
 */
public record Expectation(List<Rule> all, List<Rule> accepted, List<Rule> rejected) {
    /** No expectation: the check's verdict is {@code observed}. */
    public static final Expectation OBSERVE = new Expectation(List.of(), List.of(), List.of());

    public Expectation {
        all = List.copyOf(all);
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
        if (!all.isEmpty() && !(accepted.isEmpty() && rejected.isEmpty())) {
            throw new IllegalArgumentException("rules for all traffic and for parts of it");
        }
    }

    public boolean isSplit() {
        return !accepted.isEmpty() || !rejected.isEmpty();
    }

    public boolean isPresent() {
        return !all.isEmpty() || isSplit();
    }

    /** All rules, whichever part they are for. */
    public Stream<Rule> rules() {
        return together().stream();
    }

    private List<Rule> together() {
        List<Rule> rules = new ArrayList<>(all);
        rules.addAll(accepted);
        rules.addAll(rejected);
        return rules;
    }

    /** One thing that is expected. What fails on evidence needs coverage to pass, and the other way round. */
    public sealed interface Rule {
        /** {@code none}: no traffic. */
        record None() implements Rule {}

        /** {@code some}: at least one record. */
        record Some() implements Rule {}

        /** {@code only: ports}: every port that was seen is listed. */
        record Only(List<ExpectedPort> ports) implements Rule {
            public Only {
                ports = List.copyOf(ports);
            }
        }

        /** {@code all: ports}: every listed port was seen. */
        record All(List<ExpectedPort> ports) implements Rule {
            public All {
                ports = List.copyOf(ports);
            }
        }

        /** {@code onlyPeers: blocks}: every peer that was seen is in one of the blocks. */
        record OnlyPeers(List<CidrBlock> blocks) implements Rule {
            public OnlyPeers {
                blocks = List.copyOf(blocks);
            }
        }

        /** {@code minFlows}: at least so many flow-log records. */
        record MinFlows(long count) implements Rule {}

        /** {@code maxFlows}: at most so many flow-log records. */
        record MaxFlows(long count) implements Rule {}
    }

    /** Whether a rule needs to know the peers. */
    public boolean needsPeers() {
        for (Rule rule : together()) {
            if (rule instanceof Rule.OnlyPeers) {
                return true;
            }
        }
        return false;
    }

    /** The rules for one action's traffic, or for all of it. */
    public List<Rule> rulesFor(Optional<Action> part) {
        if (part.isEmpty()) {
            return all;
        }
        return part.get() == Action.ACCEPT ? accepted : rejected;
    }
}
