package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.Severity;
import java.util.function.BiConsumer;

/**
 * One question that a query may raise.
 *
 * @param id stands at the end of every message of the rule, in the comment that silences it, and in the documentation
 * @param severity an error where the query can not be used; a warning where it probably means something else
 * @param atParse whether it is asked of every query that is read; else of those that are checked for a log
 * @param firm whether no comment can silence it: without it a query can not be computed
 * @param finds what raises it, in words for the documentation
 * @param judgement looks for it
 */
public record QueryRule(
        String id, Severity severity, boolean atParse, boolean firm, String finds, Judgement judgement) {
    /** Looks at a whole query. */
    @FunctionalInterface
    public interface Judgement {
        void judge(ParsedQuery query, QueryContext context, Findings findings);
    }

    /** What CloudWatch is known to refuse. */
    static QueryRule refusal(String id, String finds, BiConsumer<ParsedQuery, Findings> judgement) {
        return new QueryRule(
                id,
                Severity.ERROR,
                true,
                false,
                finds,
                (query, context, findings) -> judgement.accept(query, findings));
    }

    /** What was read although it may not be what CloudWatch reads. */
    static QueryRule reading(String id, String finds, BiConsumer<ParsedQuery, Findings> judgement) {
        return new QueryRule(
                id,
                Severity.WARNING,
                true,
                false,
                finds,
                (query, context, findings) -> judgement.accept(query, findings));
    }

    /** What can not be right in this log. */
    static QueryRule error(String id, String finds, Judgement judgement) {
        return new QueryRule(id, Severity.ERROR, false, false, finds, judgement);
    }

    /** What is probably not meant so. */
    static QueryRule warning(String id, String finds, Judgement judgement) {
        return new QueryRule(id, Severity.WARNING, false, false, finds, judgement);
    }

    static QueryRule warning(String id, String finds, BiConsumer<ParsedQuery, Findings> judgement) {
        return new QueryRule(
                id,
                Severity.WARNING,
                false,
                false,
                finds,
                (query, context, findings) -> judgement.accept(query, findings));
    }

    /** The same, but firm. */
    QueryRule thatIsFirm() {
        return new QueryRule(id, severity, atParse, true, finds, judgement);
    }
}
