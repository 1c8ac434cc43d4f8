package io.github.flowcheck.check;

import io.github.flowcheck.check.Check.Scope;
import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A check of either kind: on the traffic of a network interface, or on the rows of a query that its author wrote. */
public sealed interface AnyCheck permits Check, RawCheck {
    /** Unique in its file. */
    String id();

    /** Where it stands in its file. */
    Place place();

    /** Lines for whoever reads the saved query or the report. */
    Optional<String> description();

    /** How much data "nothing seen" needs. */
    CoverageDemand coverage();

    /** An accepted failure. */
    Optional<Waiver> waiver();

    /** Where and when it looks, and how it is labelled. */
    Scope scope();

    /** Whether it is about the records of any network interface, for it names none. */
    default boolean isOfAnyInterface() {
        return false;
    }

    /** Whether its query names the log groups that it is asked of; none may be named beside it then [StartQuery]. */
    default boolean namesLogGroups() {
        return false;
    }

    /** The parameters that it takes values from, in the order of its keys. */
    List<Parameter> parameters();

    /** Those of its parameters that have no value in this run: it cannot be run then, and not be written out. */
    default List<Parameter> missing() {
        List<Parameter> missing = new ArrayList<>();
        for (Parameter parameter : parameters()) {
            if (parameter.value().isEmpty()) {
                missing.add(parameter);
            }
        }
        return List.copyOf(missing);
    }

    /** The same check about records that are read otherwise. */
    AnyCheck read(Reading reading);
}
