package io.github.flowcheck.check;

import io.github.flowcheck.address.CidrBlock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which flow-log records of a network interface a check selects.
 *
 * @param direction to or from the interface
 * @param ports absent means any port, and protocols without ports too
 * @param portOf which port of a record {@code ports} and the answer are about
 * @param protocols empty means any; with ports, any protocol that has them, and only such protocols may be named
 * @param farSide where the far address lies
 * @param action absent means both
 * @param replies which of these records are left out as replies
 */
public record Traffic(
        Direction direction,
        Optional<PortSet> ports,
        PortSide portOf,
        List<Protocol> protocols,
        Peers farSide,
        Optional<Action> action,
        Replies replies) {
    public Traffic {
        protocols = List.copyOf(new TreeSet<>(protocols));
        if (ports.isPresent() && !Protocol.withPorts().containsAll(protocols)) {
            throw new IllegalArgumentException("ports of a protocol without ports: " + protocols);
        }
    }

    /** Traffic whose peers are written in the file. */
    public Traffic(
            Direction direction,
            Optional<PortSet> ports,
            PortSide portOf,
            List<Protocol> protocols,
            List<CidrBlock> peers,
            List<CidrBlock> notPeers,
            Optional<Action> action,
            Replies replies) {
        this(direction, ports, portOf, protocols, new Peers(Input.of(peers), Input.of(notPeers)), action, replies);
    }

    /** Blocks of which one must hold the far address; empty means any. */
    public List<CidrBlock> peers() {
        return Input.values(farSide.within());
    }

    /** Blocks of which none may hold the far address. */
    public List<CidrBlock> notPeers() {
        return Input.values(farSide.outside());
    }

    /** The protocols whose records are selected; empty means any. */
    public List<Protocol> selectedProtocols() {
        if (ports.isEmpty()) {
            return protocols;
        }
        return protocols.isEmpty() ? Protocol.withPorts() : protocols;
    }
}
