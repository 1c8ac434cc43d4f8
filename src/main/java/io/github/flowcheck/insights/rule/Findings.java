package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.Optional;

/** Collects what one rule finds. Every message ends in the rule's id. */
public final class Findings {
    private final QueryRule rule;
    private final ParsedQuery query;
    private final Problems problems;

    Findings(QueryRule rule, ParsedQuery query, Problems problems) {
        this.rule = rule;
        this.query = query;
        this.problems = problems;
    }

    /** @param node a part of the query's tree */
    void add(Object node, String message, String remedy) {
        addAt(query.placeOf(node), message, remedy);
    }

    void addAt(Place place, String message, String remedy) {
        problems.add(new Problem(rule.severity(), Optional.of(place), message + " [" + rule.id() + "]", remedy));
    }

    boolean isFull() {
        return problems.isFull();
    }
}
