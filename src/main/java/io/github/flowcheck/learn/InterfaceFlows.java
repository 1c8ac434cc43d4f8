package io.github.flowcheck.learn;

import io.github.flowcheck.flow.AddressNumber;
import java.util.List;

/** The flows of a network interface whose addresses are known. */
final class InterfaceFlows {
    private final RawAddress[] own;
    private final SideFlows inbound = new SideFlows();
    private final SideFlows outbound = new SideFlows();
    private long passing;

    InterfaceFlows(List<RawAddress> own) {
        this.own = own.toArray(RawAddress[]::new);
    }

    boolean owns(AddressNumber address) {
        for (RawAddress one : own) {
            if (one.is(address)) {
                return true;
            }
        }
        return false;
    }

    SideFlows inbound() {
        return inbound;
    }

    SideFlows outbound() {
        return outbound;
    }

    /** How many records carry none of the addresses on a side where a check looks for them. */
    long passing() {
        return passing;
    }

    void passing(long records) {
        passing += records;
    }

    void addAll(InterfaceFlows other) {
        passing += other.passing;
        inbound.addAll(other.inbound);
        outbound.addAll(other.outbound);
    }
}
