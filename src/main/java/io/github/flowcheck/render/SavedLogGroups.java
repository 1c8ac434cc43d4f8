package io.github.flowcheck.render;

import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.LogGroupId;
import io.github.flowcheck.check.LogGroups;
import java.util.ArrayList;
import java.util.List;

/**
 * The log groups of a saved query, which holds names only: where one is named by its ARN, the query is saved without any.
 *
 * @param names what is saved in this run
 * @param deployed what templates hold
 * @param byArn whether a log group is named by its ARN
 */
record SavedLogGroups(List<String> names, List<DeployText> deployed, boolean byArn) {
    static SavedLogGroups of(LogGroups groups) {
        boolean now = false;
        for (String name : groups.names()) {
            now = now || isArn(name);
        }
        boolean later = false;
        List<DeployText> deployed = new ArrayList<>();
        for (Input<String> group : groups.inputs()) {
            later = later || isArn(written(group));
            deployed.add(deployed(group));
        }
        return new SavedLogGroups(now ? List.of() : groups.names(), later ? List.of() : deployed, now || later);
    }

    private static DeployText deployed(Input<String> group) {
        return group.parameter().isPresent() ? DeployText.of(group.parameter().get()) : DeployText.of(group.value());
    }

    /** What the file says: the value, or the parameter's default; empty if that has none. */
    private static String written(Input<String> group) {
        return group.parameter().isPresent()
                ? group.parameter().get().defaultValue().orElse("")
                : group.value();
    }

    private static boolean isArn(String logGroup) {
        return new LogGroupId(logGroup).isArn();
    }
}
