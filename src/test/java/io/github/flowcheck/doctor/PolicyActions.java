package io.github.flowcheck.doctor;

import java.util.List;

/** What the policy that {@code doctor} prints can name, for what else speaks of permissions. */
public final class PolicyActions {
    private PolicyActions() {}

    /** All of its actions. */
    public static List<String> all() {
        return IamPolicy.of("eu-west-1", "123456789010", List.of("/vpc/flow-logs")).statements().stream()
                .flatMap(statement -> statement.actions().stream())
                .distinct()
                .toList();
    }
}
