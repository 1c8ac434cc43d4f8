package io.github.flowcheck.insights.rule;

import java.util.Optional;

/** Knows fields that logs of a kind can have, where the events of the one at hand are not known to have them. */
@FunctionalInterface
public interface OtherFields {
    /** None are known. */
    OtherFields NONE = name -> Optional.empty();

    /** What to do for the field of that name, in any spelling; empty if there is none. */
    Optional<String> remedy(String name);
}
