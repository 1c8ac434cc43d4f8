package io.github.flowcheck.command;

import io.github.flowcheck.check.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which fields CloudWatch discovers in log groups. */
@FunctionalInterface
interface DiscoveredFields {
    /**
     * @param logGroups names or ARNs; told is what is discovered in all of them
     * @param range near whose end is looked
     * @return empty where it cannot be told
     */
    Optional<Set<String>> of(List<String> logGroups, TimeRange range);
}
