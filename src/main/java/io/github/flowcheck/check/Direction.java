package io.github.flowcheck.check;

/** Which way the traffic goes, seen from the network interface. Flow logs of version 2 tell it by the addresses alone. */
public enum Direction {
    /** To the interface: its address is the destination, peers are sources. */
    INBOUND,
    /** From the interface: its address is the source, peers are destinations. */
    OUTBOUND
}
