package io.github.flowcheck.render;

import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.LogGroupId;
import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.check.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * The log groups of a saved query, which holds names only: where one is named by its ARN, the query is saved without any.
 *
 * @param names what is saved in this run
 * @param deployed what templates hold
 * @param byArn whether a log group is named by its ARN
 */
record SavedLogGroups(List<String> names, List<DeployText> deployed, boolean byArn) {
    static SavedLogGroups of(LogGroups groups) {
        boolean now = groups.names().stream().anyMatch(SavedLogGroups::isArn);
        boolean later = groups.inputs().stream()
                .flatMap(group -> written(group).stream())
                .anyMatch(SavedLogGroups::isArn);
        return new SavedLogGroups(
                now ? List.of() : groups.names(),
                later
                        ? List.of()
                        : groups.inputs().stream()
                                .map(group ->
                                        group.parameter().map(DeployText::of).orElse(DeployText.of(group.value())))
                                .toList(),
                now || later);
    }

    /** What the file says: the value, or the parameter's default. */
    private static Optional<String> written(Input<String> group) {
        return group.parameter().isPresent()
                ? group.parameter().flatMap(Parameter::defaultValue)
                : Optional.of(group.value());
    }

    private static boolean isArn(String logGroup) {
        return new LogGroupId(logGroup).isArn();
    }
}
