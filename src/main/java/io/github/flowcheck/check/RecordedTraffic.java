package io.github.flowcheck.check;

import java.util.Locale;
import java.util.Optional;

/** Which traffic a flow log was told to record: the {@code TrafficType} of EC2's {@code CreateFlowLogs}. */
public enum RecordedTraffic {
    ALL,
    ACCEPT,
    REJECT;

    /** Whether traffic of the action would be there to see; absent means both actions. */
    public boolean holds(Optional<Action> action) {
        return this == ALL
                || action.filter(wanted -> wanted.name().equals(name())).isPresent();
    }

    /** The word that check files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
