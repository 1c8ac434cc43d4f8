package io.github.flowcheck.verify;

import io.github.flowcheck.check.ExpectedPort;
import java.util.List;

/**
 * What the rows of an answer say about one rule. What was seen is certain; what was not seen counts only with coverage.
 *
 * @param kind what follows from it
 * @param message what was found, in words
 * @param evidence the rows that break the rule
 * @param missing the expected ports that were not seen
 */
record RuleOutcome(Kind kind, String message, List<FlowRow> evidence, List<ExpectedPort> missing) {
    enum Kind {
        /** It holds, and more data could not change that. */
        HOLDS,
        /** It holds if the data is complete. */
        HOLDS_IF_COVERED,
        /** It is broken, and more data could not change that. */
        BROKEN,
        /** It is broken if the data is complete. */
        BROKEN_IF_COVERED
    }

    RuleOutcome {
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
    }

    static RuleOutcome holds(String message) {
        return new RuleOutcome(Kind.HOLDS, message, List.of(), List.of());
    }

    static RuleOutcome holdsIfCovered(String message) {
        return new RuleOutcome(Kind.HOLDS_IF_COVERED, message, List.of(), List.of());
    }

    static RuleOutcome broken(String message, List<FlowRow> evidence) {
        return new RuleOutcome(Kind.BROKEN, message, evidence, List.of());
    }

    static RuleOutcome brokenIfCovered(String message, List<ExpectedPort> missing) {
        return new RuleOutcome(Kind.BROKEN_IF_COVERED, message, List.of(), missing);
    }

    boolean isBroken(boolean covered) {
        return kind == Kind.BROKEN || (kind == Kind.BROKEN_IF_COVERED && covered);
    }

    boolean isUnknown(boolean covered) {
        return !covered && (kind == Kind.HOLDS_IF_COVERED || kind == Kind.BROKEN_IF_COVERED);
    }
}
