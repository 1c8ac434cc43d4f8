package io.github.flowcheck.insights.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of the log that a query is for, and of its use.
 *
 * @param fields the fields that CloudWatch discovers in the log's events; absent if nobody knows them
 * @param others what is known of other fields that such logs can have
 * @param values what values some of them can have
 * @param words what values the words of a message can have that blanks part, in their order; empty if nobody knows them
 * @param indexed the fields for which equality can use an index
 * @param logClass the class of its log groups
 * @param saved whether it becomes a saved query, which the console must be able to run
 * @param rowsAsked how many rows must come for its answer to be told from others; absent if all rows are wanted
 */
public record QueryContext(
        Optional<Set<String>> fields,
        OtherFields others,
        Map<String, FieldValues> values,
        List<Optional<FieldValues>> words,
        Set<String> indexed,
        LogClass logClass,
        boolean saved,
        OptionalLong rowsAsked) {
    /** Fields with an index in every log group of the Standard class [CloudWatchLogs-Field-Indexing]. */
    private static final List<String> INDEXED_EVERYWHERE = List.of(
            "@aws.account",
            "@aws.region",
            "@data_format",
            "@data_source_name",
            "@data_source_type",
            "@logStream",
            "@source.log",
            "attributes.session.id",
            "severityText",
            "traceId");

    /** Nothing is known. */
    public static final QueryContext UNKNOWN = new QueryContext(Optional.empty());

    /** The classes of log groups. */
    public enum LogClass {
        STANDARD,
        /** Without field discovery, field indexes and some commands. */
        INFREQUENT_ACCESS
    }

    public QueryContext {
        fields = fields.map(Set::copyOf);
        values = Map.copyOf(values);
        words = List.copyOf(words);
        Set<String> all = new TreeSet<>(INDEXED_EVERYWHERE);
        all.addAll(indexed);
        indexed = Set.copyOf(all);
    }

    private QueryContext(Optional<Set<String>> fields) {
        this(fields, OtherFields.NONE, Map.of(), List.of(), Set.of(), LogClass.STANDARD, false, OptionalLong.empty());
    }

    /** A log whose events have these fields, beside those that every event has. */
    public static QueryContext of(Collection<String> fields) {
        return new QueryContext(Optional.of(Set.copyOf(fields)));
    }

    /** A log that could have other fields, or has them where they are not discovered. */
    public QueryContext withOthers(OtherFields more) {
        return new QueryContext(fields, more, values, words, indexed, logClass, saved, rowsAsked);
    }

    /** A log of which is known what values its fields and the words of its messages can have. */
    public QueryContext withValues(Map<String, FieldValues> ofFields, List<Optional<FieldValues>> ofWords) {
        return new QueryContext(fields, others, ofFields, ofWords, indexed, logClass, saved, rowsAsked);
    }

    public QueryContext withIndexed(Collection<String> more) {
        return new QueryContext(fields, others, values, words, Set.copyOf(more), logClass, saved, rowsAsked);
    }

    public QueryContext in(LogClass other) {
        return new QueryContext(fields, others, values, words, indexed, other, saved, rowsAsked);
    }

    public QueryContext asSaved() {
        return new QueryContext(fields, others, values, words, indexed, logClass, true, rowsAsked);
    }

    public QueryContext asking(OptionalLong rows) {
        return new QueryContext(fields, others, values, words, indexed, logClass, saved, rows);
    }
}
