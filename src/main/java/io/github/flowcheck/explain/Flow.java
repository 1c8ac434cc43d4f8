package io.github.flowcheck.explain;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Protocol;

/**
 * A flow to or from an interface, as one record would tell it.
 *
 * @param direction seen from the interface
 * @param own the interface's address
 * @param peer the far address
 * @param protocol its protocol; without ports both ports are 0
 * @param sourcePort 0 to 65535
 * @param destinationPort 0 to 65535
 * @param action what became of it
 */
record Flow(
        Direction direction,
        IpAddress own,
        IpAddress peer,
        Protocol protocol,
        int sourcePort,
        int destinationPort,
        Action action) {
    IpAddress source() {
        return direction == Direction.INBOUND ? peer : own;
    }

    IpAddress destination() {
        return direction == Direction.INBOUND ? own : peer;
    }

    Flow with(Action other) {
        return new Flow(direction, own, peer, protocol, sourcePort, destinationPort, other);
    }

    Flow with(IpAddress otherPeer) {
        return new Flow(direction, own, otherPeer, protocol, sourcePort, destinationPort, action);
    }

    Flow withPorts(int source, int destination) {
        return new Flow(direction, own, peer, protocol, source, destination, action);
    }

    /** The same addresses and ports the other way. */
    Flow turned() {
        Direction other = direction == Direction.INBOUND ? Direction.OUTBOUND : Direction.INBOUND;
        return new Flow(other, own, peer, protocol, sourcePort, destinationPort, action);
    }
}
