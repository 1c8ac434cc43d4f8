package io.github.flowcheck.check;

import io.github.flowcheck.check.Check.Scope;
import io.github.flowcheck.source.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A query that its author wrote, and how many rows are expected of it.
 *
 * @param id as for every {@link Check}
 * @param place where it stands in its file
 * @param description lines for whoever reads the saved query or the report
 * @param query the text as it is written; it parses
 * @param eni the network interface whose records say whether "no row" is an answer; absent means that any records do
 * @param expectation how many rows are expected
 * @param coverage how much data "no row" needs
 * @param waiver an accepted failure; it names neither ports nor peers, for rows have none that are known
 * @param scope where and when it looks, and how it is labelled
 * @param eniParameter the parameter that the interface came from
 */
public record RawCheck(
        String id,
        Place place,
        Optional<String> description,
        String query,
        Optional<String> eni,
        RowExpectation expectation,
        CoverageDemand coverage,
        Optional<Waiver> waiver,
        Scope scope,
        Optional<Parameter> eniParameter)
        implements AnyCheck {
    private static final Pattern SOURCE = Pattern.compile("SOURCE\\b", Pattern.CASE_INSENSITIVE);

    public RawCheck {
        if (!Check.isId(id)) {
            throw new IllegalArgumentException("no check id: " + id);
        }
        Objects.requireNonNull(place);
        if (eni.isPresent() && !NetworkInterface.isEni(eni.get())) {
            throw new IllegalArgumentException("no network interface id: " + eni.get());
        }
        if (waiver.isPresent()
                && !(waiver.get().ports().isEmpty() && waiver.get().peers().isEmpty())) {
            throw new IllegalArgumentException("a waiver of ports or peers");
        }
    }

    /** A check whose interface, if it names one, is written in the file. */
    public RawCheck(
            String id,
            Place place,
            Optional<String> description,
            String query,
            Optional<String> eni,
            RowExpectation expectation,
            CoverageDemand coverage,
            Optional<Waiver> waiver,
            Scope scope) {
        this(id, place, description, query, eni, expectation, coverage, waiver, scope, Optional.empty());
    }

    @Override
    public boolean isOfAnyInterface() {
        return eni.isEmpty();
    }

    /** Whether the query begins with SOURCE, behind comments. */
    @Override
    public boolean namesLogGroups() {
        for (String line : query.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                return SOURCE.matcher(line).lookingAt();
            }
        }
        return false;
    }

    @Override
    public RawCheck read(Reading reading) {
        return new RawCheck(
                id, place, description, query, eni, expectation, coverage, waiver, scope.read(reading), eniParameter);
    }

    @Override
    public List<Parameter> parameters() {
        Set<Parameter> parameters = new LinkedHashSet<>();
        if (eniParameter.isPresent()) {
            parameters.add(eniParameter.get());
        }
        parameters.addAll(Input.parameters(scope.groups().inputs()));
        return List.copyOf(parameters);
    }
}
