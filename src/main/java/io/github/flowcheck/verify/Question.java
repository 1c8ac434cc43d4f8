package io.github.flowcheck.verify;

import io.github.flowcheck.check.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * A query that wants an answer.
 *
 * @param name what it is called in messages, such as a check's id
 * @param query the whole text
 * @param logGroups names or ARNs; local files have none
 * @param range which events count; absent means all of them, which only local files offer
 */
public record Question(String name, String query, List<String> logGroups, Optional<TimeRange> range) {
    public Question {
        logGroups = List.copyOf(logGroups);
    }
}
