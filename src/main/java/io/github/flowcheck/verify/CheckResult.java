package io.github.flowcheck.verify;

import io.github.flowcheck.check.AnyCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one check, and why.
 *
 * @param check the check
 * @param verdict its verdict
 * @param message why, in one sentence or several
 * @param advice what to do about it; absent where there is nothing to do
 * @param query the text that was run
 * @param rows the whole answer of a check on traffic
 * @param table the whole answer of a query that its author wrote: column name to value, columns in the order of the query
 * @param evidence the traffic that breaks the expectation, with its action, by peer where that is known: those with most flows first
 * @param records the records of the check's network interface
 * @param replies what was left out as replies; absent where the check leaves none out
 * @param unused what its expectation permits and nobody used
 * @param shortfall what the finding is known by beside its evidence
 * @param consoleUrl opens the query in the AWS console; local files have none
 */
public record CheckResult(
        AnyCheck check,
        Verdict verdict,
        String message,
        Optional<String> advice,
        String query,
        List<FlowRow> rows,
        List<Map<String, String>> table,
        List<FlowRow> evidence,
        RecordCounts records,
        Optional<RepliesLeftOut> replies,
        Unused unused,
        Shortfall shortfall,
        Optional<String> consoleUrl) {
    public CheckResult {
        rows = List.copyOf(rows);
        table = List.copyOf(table);
        evidence = List.copyOf(evidence);
    }

    /** The result of a check on traffic. */
    public CheckResult(
            AnyCheck check,
            Verdict verdict,
            String message,
            Optional<String> advice,
            String query,
            List<FlowRow> rows,
            List<FlowRow> evidence,
            RecordCounts records,
            Optional<RepliesLeftOut> replies,
            Optional<String> consoleUrl) {
        this(
                check,
                verdict,
                message,
                advice,
                query,
                rows,
                List.of(),
                evidence,
                records,
                replies,
                Unused.NONE,
                Shortfall.NONE,
                consoleUrl);
    }

    /** The same with another link, or none. */
    public CheckResult withConsoleUrl(Optional<String> url) {
        return with(evidence, unused, shortfall, url);
    }

    /** The same with what nobody used. */
    public CheckResult withUnused(Unused found) {
        return with(evidence, found, shortfall, consoleUrl);
    }

    /** The same with what is short. */
    public CheckResult withShortfall(Shortfall found) {
        return with(evidence, unused, found, consoleUrl);
    }

    CheckResult withEvidence(List<FlowRow> found) {
        return with(found, unused, shortfall, consoleUrl);
    }

    private CheckResult with(List<FlowRow> itsEvidence, Unused itsUnused, Shortfall its, Optional<String> url) {
        return new CheckResult(
                check,
                verdict,
                message,
                advice,
                query,
                rows,
                table,
                itsEvidence,
                records,
                replies,
                itsUnused,
                its,
                url);
    }
}
