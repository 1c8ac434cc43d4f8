package io.github.flowcheck.check;

import io.github.flowcheck.flow.LogFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a query gets at the fields of flow-log records, and in which of two forms it compares them.
 *
 * @param format the flow log's own format; absent means the default format, whose fields CloudWatch Logs Insights discovers
 * @param match the form of the comparisons
 * @param fromFiles whether the format is yet to be told from the files, or the log groups, that are read
 * @param discovered whether Insights was seen to discover the fields of the flow log's own format too; else the query cuts them
 *     out of the message itself
 */
public record Reading(Optional<LogFormat> format, Match match, boolean fromFiles, boolean discovered) {
    /** The default format, compared exactly. */
    public static final Reading USUAL = new Reading(Optional.empty(), Match.EXACT, false);

    public Reading {
        Objects.requireNonNull(match);
    }

    public Reading(Optional<LogFormat> format, Match match, boolean fromFiles) {
        this(format, match, fromFiles, false);
    }

    public Reading(Optional<LogFormat> format, Match match) {
        this(format, match, false);
    }

    /** The same for a format whose fields Insights was seen to discover. */
    public Reading discovering(LogFormat found) {
        return new Reading(Optional.of(found), match, false, true);
    }

    /** The format whose fields the query cuts out of the message; absent where Insights discovers them. */
    public Optional<LogFormat> cutOut() {
        return discovered ? Optional.empty() : format;
    }

    /** The same for the format that was told from the files. */
    public Reading in(LogFormat found) {
        return new Reading(found.equals(LogFormat.DEFAULT) ? Optional.empty() : Optional.of(found), match, false);
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reading that
                && format.equals(that.format)
                && match.equals(that.match)
                && fromFiles == that.fromFiles
                && discovered == that.discovered;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * format.hashCode() + match.hashCode()) + Boolean.hashCode(fromFiles))
                + Boolean.hashCode(discovered);
    }
}
