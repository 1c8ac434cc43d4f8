package io.github.flowcheck.learn;

import io.github.flowcheck.flow.LogFormat;
import java.util.List;

/**
 * What was seen in flow logs.
 *
 * @param interfaces by id
 * @param format of the records
 * @param records how many were read
 * @param unnamed whether some records name no network interface, as those of a regional NAT gateway do
 * @param notes what was left out, and why
 */
public record Observation(
        List<ObservedInterface> interfaces, LogFormat format, long records, boolean unnamed, List<String> notes) {
    public Observation {
        interfaces = List.copyOf(interfaces);
        notes = List.copyOf(notes);
    }

    /** Whether there is traffic of which checks can be made. */
    public boolean hasTraffic() {
        return interfaces.stream().anyMatch(ObservedInterface::hasTraffic);
    }
}
