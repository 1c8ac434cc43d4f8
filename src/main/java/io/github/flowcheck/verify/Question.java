package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.LogFormat;
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
 */
public record Question(String name, String query, List<String> logGroups, Optional<TimeRange> range, LogFormat format) {
    public Question {
        logGroups = List.copyOf(logGroups);
    }

    /** A question about records of the default format. */
    public Question(String name, String query, List<String> logGroups, Optional<TimeRange> range) {
        this(name, query, logGroups, range, LogFormat.DEFAULT);
    }
}
