package io.github.flowcheck.verify;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Protocol;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of a check's answer: the traffic of one port and protocol and, where the check tells them apart, one action and peer.
 *
 * @param port 0 to 65535; 0 for protocols without ports
 * @param protocol its IP protocol
 * @param action absent where the check does not tell actions apart
 * @param peer the far address in RFC 5952 or dotted spelling; absent where the check does not tell peers apart
 * @param flows flow-log records: one a 5-tuple and aggregation interval, not connections
 * @param packets in all of them
 * @param bytes in all of them
 * @param firstSeen when the earliest of them starts
 * @param lastSeen when the latest of them starts
 */
public record FlowRow(
        int port,
        Protocol protocol,
        Optional<Action> action,
        Optional<String> peer,
        long flows,
        long packets,
        long bytes,
        Instant firstSeen,
        Instant lastSeen) {

    /**
     * The same with an action, if it has none.
     *
     * @param only the one action that its check is about; absent for any
     */
    public FlowRow withAction(Optional<Action> only) {
        return action.isPresent()
                ? this
                : new FlowRow(port, protocol, only, peer, flows, packets, bytes, firstSeen, lastSeen);
    }

    /** Whether its traffic is counted in the other row, which tells fewer things apart. */
    boolean isPartOf(FlowRow other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (other.action.isEmpty() || other.action.equals(action))
                && (other.peer.isEmpty() || other.peer.equals(peer));
    }

    /**
     * The traffic of both, with what this row tells apart.
     *
     * @throws ArithmeticException if it is more than can be counted
     */
    FlowRow plus(FlowRow other) {
        return new FlowRow(
                port,
                protocol,
                action,
                peer,
                Math.addExact(flows, other.flows),
                Math.addExact(packets, other.packets),
                Math.addExact(bytes, other.bytes),
                firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
    }

    /** The short form of a row's key: {@code 22}, {@code 53/udp}, {@code icmp}, with the action where it has one. */
    public String label() {
        String name = portLabel(port, protocol);
        return action.isPresent() ? name + " " + action.get() : name;
    }

    /** Equal for rows of the same label, and for no others. */
    public long labelKey() {
        int shownPort = protocol.hasPorts() ? port : 0;
        int shownAction = action.isPresent() ? 1 + action.get().ordinal() : 0;
        return (long) shownPort << 32 | protocol.number() << 8 | shownAction;
    }

    /** The short form of a port and protocol: {@code 22} is TCP's. */
    public static String portLabel(int port, Protocol protocol) {
        if (protocol.equals(Protocol.TCP)) {
            return Integer.toString(port);
        }
        String name = protocol.toString();
        if (protocol.hasPorts()) {
            return port + "/" + name;
        }
        return Character.isDigit(name.charAt(0)) ? "protocol " + name : name;
    }
}
