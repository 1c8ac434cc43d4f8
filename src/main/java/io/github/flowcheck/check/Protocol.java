package io.github.flowcheck.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IP protocol by its IANA number.
 *
 * @param number 0 to 255
 */
public record Protocol(int number) implements Comparable<Protocol> {
    public static final Protocol ICMP = new Protocol(1);
    public static final Protocol TCP = new Protocol(6);
    public static final Protocol UDP = new Protocol(17);
    public static final Protocol ICMPV6 = new Protocol(58);

    private static final Map<String, Protocol> BY_NAME = Map.of("icmp", ICMP, "tcp", TCP, "udp", UDP, "icmpv6", ICMPV6);

    /** TCP, UDP, DCCP, SCTP and UDP-Lite: the protocols whose records carry real ports. */
    private static final List<Protocol> WITH_PORTS =
            List.of(TCP, UDP, new Protocol(33), new Protocol(132), new Protocol(136));

    public Protocol {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("no IP protocol: " + number);
        }
    }

    /** The protocols that have ports, by number. */
    public static List<Protocol> withPorts() {
        return WITH_PORTS;
    }

    /** The names that {@link #parse} takes beside numbers, in the order in which messages list them. */
    public static List<String> names() {
        return List.of("tcp", "udp", "icmp", "icmpv6");
    }

    /** Reads a name (case counts nothing) or a number of 0 to 255. */
    public static Optional<Protocol> parse(String text) {
        Protocol named = BY_NAME.get(text.toLowerCase(Locale.ROOT));
        if (named != null) {
            return Optional.of(named);
        }
        return text.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(text) <= 255
                ? Optional.of(new Protocol(Integer.parseInt(text)))
                : Optional.empty();
    }

    /** Whether its records carry ports; a ping is recorded with "port 0". */
    public boolean hasPorts() {
        return WITH_PORTS.contains(this);
    }

    @Override
    public int compareTo(Protocol other) {
        return Integer.compare(number, other.number);
    }

    /** Its name where it has one here, else its number. */
    @Override
    public String toString() {
        for (Map.Entry<String, Protocol> named : BY_NAME.entrySet()) {
            if (named.getValue().equals(this)) {
                return named.getKey();
            }
        }
        return Integer.toString(number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Protocol that && number == that.number;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(number);
    }
}
