package io.github.flowcheck.check;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a check leaves out replies, and by which ports they are told where nothing better tells them: an accepted record is a
 * reply when its source port is below {@link #FIRST_CALLING} and its destination port is ephemeral. That holds in both
 * directions, since whoever answers does so from the port of the service, to a port that the caller's system chose.
 *
 * @param excluded whether replies are left out
 * @param ephemeral the ports from which systems call
 * @param named destination ports that the check itself names; a record to one of them is not told to be a reply by its ports
 */
public record Replies(boolean excluded, PortRange ephemeral, List<Integer> named) {
    /** Linux calls from 32768 on, Windows from 49152 on (VPC user guide, network ACLs); below it services listen. */
    public static final int FIRST_CALLING = 32_768;

    /** The range of Linux and Windows. Load balancers, NAT gateways and Lambda functions call from 1024 on. */
    public static final PortRange EPHEMERAL = new PortRange(FIRST_CALLING, PortRange.MAX);

    /**
     * What the flags of one side add up to in an interval (VPC user guide, flow log records: FIN 1, SYN 2, RST 4, SYN and ACK
     * 18): whoever answers sends SYN and ACK, whoever opens SYN alone; either may also end the connection.
     */
    public static final List<Integer> ANSWERING = List.of(18, 19, 22, 23);

    /** What they add up to on the side that opens the connection. */
    public static final List<Integer> OPENING = List.of(2, 3, 6, 7);

    /** Replies are traffic like any other. */
    public static final Replies INCLUDED = new Replies(false, EPHEMERAL, List.of());

    public Replies {
        named = List.copyOf(new TreeSet<>(named));
    }

    /** Whether records to that destination port can be told to be replies by their ports. */
    public boolean mayGoTo(int port) {
        return ephemeral.contains(port) && !named.contains(port);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Replies that
                && excluded == that.excluded
                && ephemeral.equals(that.ephemeral)
                && named.equals(that.named);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Boolean.hashCode(excluded) + ephemeral.hashCode()) + named.hashCode();
    }
}
