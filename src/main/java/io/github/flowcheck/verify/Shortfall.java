package io.github.flowcheck.verify;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Expectation.Rule;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.verify.Coverage.Gap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a finding is known by beside its evidence: rows show what is there and should not be, and nothing of what should be there.
 *
 * @param unmet demands that are not met, also where the data does not suffice to say so for certain
 * @param reasons why the check is inconclusive
 */
public record Shortfall(List<Unmet> unmet, Set<Reason> reasons) {
    /** Nothing is short. */
    public static final Shortfall NONE = new Shortfall(List.of(), Set.of());

    public Shortfall {
        unmet = List.copyOf(unmet);
        reasons = Set.copyOf(reasons);
    }

    static Shortfall of(Collection<Unmet> unmet) {
        return new Shortfall(List.copyOf(unmet), Set.of());
    }

    Shortfall because(List<Gap> gaps) {
        Set<Reason> kinds = new TreeSet<>();
        for (Gap gap : gaps) {
            gap.kind().ifPresent(kinds::add);
        }
        return new Shortfall(unmet, kinds);
    }

    public boolean isEmpty() {
        return unmet.isEmpty() && reasons.isEmpty();
    }

    /** What is short here and was not there. */
    public Shortfall minus(Shortfall other) {
        List<Unmet> more = unmet.stream()
                .filter(one -> other.unmet.stream().noneMatch(known -> known.includes(one)))
                .toList();
        Set<Reason> kinds = new TreeSet<>(reasons);
        kinds.removeAll(other.reasons);
        return new Shortfall(more, kinds);
    }

    /** Which demand; its word is that of the check file. */
    public enum Demand {
        SOME("some", "no traffic"),
        ALL("all", "not seen"),
        MIN_FLOWS("minFlows", "fewer flows than minFlows"),
        MAX_FLOWS("maxFlows", "more flows than maxFlows"),
        MIN_ROWS("minRows", "fewer rows than expected"),
        WAIVER("waive", "nothing that its waiver is for");

        private final String word;
        private final String words;

        Demand(String word, String words) {
            this.word = word;
            this.words = words;
        }

        /** As it is written in reports. */
        public String word() {
            return word;
        }

        /** The one that is written so. */
        public static Optional<Demand> of(String word) {
            return Arrays.stream(values())
                    .filter(demand -> demand.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * A demand that is not met.
     *
     * @param part of which traffic; absent for all of it
     * @param port what of {@code all} was not seen; absent for others
     */
    public record Unmet(Demand demand, Optional<Action> part, Optional<ExpectedPort> port) {
        static Unmet of(Demand demand) {
            return new Unmet(demand, Optional.empty(), Optional.empty());
        }

        /** What an outcome says of a rule that is not met; empty also where rows show what breaks it. */
        static List<Unmet> of(Rule rule, Optional<Action> part, RuleOutcome outcome) {
            if (!outcome.isBroken(true)) {
                return List.of();
            } else if (rule instanceof Rule.All) {
                return outcome.missing().stream()
                        .map(port -> new Unmet(Demand.ALL, part, Optional.of(port)))
                        .toList();
            }
            return demand(rule).stream()
                    .map(demand -> new Unmet(demand, part, Optional.empty()))
                    .toList();
        }

        private static Optional<Demand> demand(Rule rule) {
            if (rule instanceof Rule.Some) {
                return Optional.of(Demand.SOME);
            } else if (rule instanceof Rule.MinFlows) {
                return Optional.of(Demand.MIN_FLOWS);
            }
            return rule instanceof Rule.MaxFlows ? Optional.of(Demand.MAX_FLOWS) : Optional.empty();
        }

        /** Whether the other one is not met either where this one is not. */
        boolean includes(Unmet other) {
            return demand == other.demand
                    && part.equals(other.part)
                    && (port.equals(other.port)
                            || port.isPresent()
                                    && other.port.isPresent()
                                    && port.get().includes(other.port.get()));
        }

        /** {@code 22 not seen}, {@code fewer flows than minFlows, of accepted traffic}. */
        public String words() {
            return port.map(value -> value + " ").orElse("")
                    + demand.words
                    + part.map(action -> ", of " + action.name().toLowerCase(Locale.ROOT) + "ed traffic")
                            .orElse("");
        }
    }

    /** Why the data of a check is not enough, whatever the amounts. What more time mends by itself is no such reason. */
    public enum Reason {
        NO_RECORD("no readable record"),
        FEW_RECORDS("fewer records than minRecords"),
        OTHER_ADDRESS("no record with its addresses"),
        LOST_RECORDS("records that AWS lost"),
        SILENCE("a stretch longer than maxGap without records"),
        CUT_ANSWER("an answer that may be cut"),
        NOT_RECORDED("a flow log that does not record this traffic"),
        NOT_KEPT("a window that begins before what is kept");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** As it is written in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one that is written so. */
        public static Optional<Reason> of(String word) {
            return Arrays.stream(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
