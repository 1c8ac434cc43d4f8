package io.github.flowcheck.check;

import io.github.flowcheck.flow.LogFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * How a query gets at the fields of flow-log records, and in which of two forms it compares them.
 *
 * @param format the flow log's own format, whose fields the query cuts out of the message itself; absent means the default
 *     format, whose fields CloudWatch Logs Insights discovers
 * @param match the form of the comparisons
 */
public record Reading(Optional<LogFormat> format, Match match) {
    /** The default format, compared exactly. */
    public static final Reading USUAL = new Reading(Optional.empty(), Match.EXACT);

    public Reading {
        Objects.requireNonNull(match);
    }

    /** The fields of the records and their order. */
    public LogFormat records() {
        return format.orElse(LogFormat.DEFAULT);
    }

    /** Two forms of a query that select the same records. */
    public enum Match {
        /** Equality and lists, which can use field indexes. */
        EXACT,
        /** Regular expressions, which cannot. */
        REGEX
    }
}
