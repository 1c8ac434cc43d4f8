package io.github.flowcheck.learn;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Direction;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a network interface.
 *
 * @param eni its id
 * @param addresses its own, the most frequent first; empty where no record of traffic tells one
 * @param instead what may be its own address instead, as far as the records tell
 * @param records how many records it has
 * @param inbound flows to it
 * @param outbound flows from it
 * @param passing records of traffic that carry none of its addresses
 */
public record ObservedInterface(
        String eni,
        List<IpAddress> addresses,
        Optional<IpAddress> instead,
        Records records,
        SideFlows inbound,
        SideFlows outbound,
        long passing) {
    public ObservedInterface {
        addresses = List.copyOf(addresses);
    }

    /** Whether there is traffic of which checks can be made. */
    public boolean hasTraffic() {
        return !addresses.isEmpty();
    }

    SideFlows side(Direction direction) {
        return direction == Direction.INBOUND ? inbound : outbound;
    }

    /**
     * How many records there are.
     *
     * @param ok of traffic
     * @param noData of an interval without traffic
     * @param skipData of an interval in which records were lost
     * @param first when the earliest of traffic begins, in milliseconds since 1970; the largest number where there is none
     * @param last when the latest of traffic begins; the smallest number where there is none
     */
    public record Records(long ok, long noData, long skipData, long first, long last) {
        static Records of(InterfaceSample sample) {
            return new Records(sample.ok(), sample.noData(), sample.skipData(), sample.first(), sample.last());
        }
    }
}
