package io.github.flowcheck.learn;

import io.github.flowcheck.check.Protocol;
import org.jspecify.annotations.Nullable;

/** The accepted flows to one port of one protocol, or of one protocol without ports. */
final class PortFlows {
    private static final long BASE_SIZE = 80;

    private final int key;
    private long flows;
    private long last = Long.MIN_VALUE;
    private boolean called;
    private @Nullable PeerBlocks ipv4;
    private @Nullable PeerBlocks ipv6;

    PortFlows(int key) {
        this.key = key;
    }

    /** The port and the protocol as one number; what a protocol without ports is recorded with is no port. */
    static int key(int protocol, int port) {
        return protocol << 16 | port;
    }

    int key() {
        return key;
    }

    int port() {
        return key & 0xffff;
    }

    Protocol protocol() {
        return new Protocol(key >>> 16);
    }

    /** How many flow-log records. */
    long flows() {
        return flows;
    }

    /** When the latest of them began, in milliseconds since 1970. */
    long last() {
        return last;
    }

    /** Whether one of them cannot be the answer to a call from a port of 1024 or more. */
    boolean isCalled() {
        return called;
    }

    /**
     * Adds flows from one peer.
     *
     * @param mayAnswer whether they may answer a call from a port of 1024 or more
     */
    void add(boolean peerIsIpv6, long high, long low, long more, long latest, boolean mayAnswer) {
        flows += more;
        last = Math.max(last, latest);
        called |= !mayAnswer;
        peers(peerIsIpv6).add(high, low);
    }

    void addAll(PortFlows other) {
        flows += other.flows;
        last = Math.max(last, other.last);
        called |= other.called;
        if (other.ipv4 != null) {
            peers(false).addAll(other.ipv4);
        }
        if (other.ipv6 != null) {
            peers(true).addAll(other.ipv6);
        }
    }

    /** The peers of one family. */
    PeerBlocks peers(boolean ofIpv6) {
        if (ofIpv6) {
            ipv6 = ipv6 == null ? new PeerBlocks(true) : ipv6;
            return ipv6;
        }
        ipv4 = ipv4 == null ? new PeerBlocks(false) : ipv4;
        return ipv4;
    }

    /** The peers of one family, if there are any. */
    @Nullable
    PeerBlocks knownPeers(boolean ofIpv6) {
        return ofIpv6 ? ipv6 : ipv4;
    }

    /** About how many bytes it takes. */
    long size() {
        return BASE_SIZE + (ipv4 == null ? 0 : ipv4.size()) + (ipv6 == null ? 0 : ipv6.size());
    }
}
