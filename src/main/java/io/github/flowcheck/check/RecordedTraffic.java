package io.github.flowcheck.check;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which traffic a flow log was told to record: the {@code TrafficType} of EC2's {@code CreateFlowLogs}. */
public enum RecordedTraffic {
    ALL,
    ACCEPT,
    REJECT;

    /** Whether traffic of the action would be there to see; absent means both actions. */
    public boolean holds(Optional<Action> action) {
        return this == ALL || action.isPresent() && action.get().name().equals(name());
    }

    /**
     * What the log streams of an interface tell, whose names end in what is recorded: all if one of them says so, if there are
     * streams of both kinds, or if no name tells.
     */
    public static RecordedTraffic ofStreams(String eni, Collection<String> names) {
        boolean accept = names.contains(eni + "-accept");
        boolean reject = names.contains(eni + "-reject");
        boolean other = names.contains(eni + "-all") || accept == reject;
        return other ? ALL : accept ? ACCEPT : REJECT;
    }

    /** The word that check files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
