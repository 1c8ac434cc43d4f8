package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.List;
import java.util.function.Predicate;

/** Holds a query against the rules, but for those that it silences. */
public final class Checker {
    private Checker() {}

    /**
     * What every query is held against as it is read: what CloudWatch refuses, what may have been read otherwise than
     * CloudWatch reads it, and comments that silence rules which there are not.
     */
    public static List<Problem> whenRead(ParsedQuery query) {
        Problems problems = new Problems();
        Silence silence = Silence.of(query);
        problems.addAll(silence.problems());
        judge(query, QueryContext.UNKNOWN, silence, QueryRule::atParse, problems);
        return problems.inOrder();
    }

    /** All findings about a query that was read, in the order of their places, with the warnings of its reading. */
    public static List<Problem> check(ParsedQuery query, QueryContext context) {
        Problems problems = new Problems();
        problems.addAll(query.warnings());
        judge(query, context, Silence.of(query), rule -> !rule.atParse(), problems);
        return problems.inOrder();
    }

    private static void judge(
            ParsedQuery query, QueryContext context, Silence silence, Predicate<QueryRule> asked, Problems problems) {
        QueryRules.all().stream()
                .filter(asked)
                .filter(rule -> !silence.covers(rule))
                .forEach(rule -> rule.judgement().judge(query, context, new Findings(rule, query, problems)));
    }
}
