package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.render.QueryText;
import java.util.List;
import java.util.Optional;

/**
 * A query that wants an answer.
 *
 * @param name what it is called in messages, such as a check's id
 * @param query the whole text
 * @param logGroups names or ARNs; local files have none
 * @param range which events count; absent means all of them, which only local files offer
 * @param format what the records look like that it is about; CloudWatch does not ask
 * @param tree the query as it was rendered, by which it can be merged with others; a query that its author wrote has none
 */
public record Question(
        String name,
        String query,
        List<String> logGroups,
        Optional<TimeRange> range,
        LogFormat format,
        Optional<Query> tree) {
    public Question {
        logGroups = List.copyOf(logGroups);
    }

    /** A question that is asked as its text stands. */
    public Question(String name, String query, List<String> logGroups, Optional<TimeRange> range, LogFormat format) {
        this(name, query, logGroups, range, format, Optional.empty());
    }

    /** A question that was rendered. */
    public static Question of(
            String name, Query tree, List<String> logGroups, Optional<TimeRange> range, LogFormat format) {
        return new Question(name, QueryText.of(tree), logGroups, range, format, Optional.of(tree));
    }

    /** A question about records of the default format. */
    public Question(String name, String query, List<String> logGroups, Optional<TimeRange> range) {
        this(name, query, logGroups, range, LogFormat.DEFAULT);
    }
}
