package io.github.flowcheck.check;

import java.util.Optional;

/**
 * What an expectation means by a port: {@code 22} of any protocol that has ports, {@code 53/udp}, {@code 8000-8999/tcp}, or a
 * protocol alone, such as {@code icmp}.
 *
 * @param ports absent where a protocol alone is meant
 * @param protocol absent where any protocol with ports is meant
 */
public record ExpectedPort(Optional<PortRange> ports, Optional<Protocol> protocol) {
    public ExpectedPort {
        if (ports.isEmpty() && protocol.isEmpty()) {
            throw new IllegalArgumentException("neither ports nor a protocol");
        }
    }

    /** Reads one of the four forms. */
    public static Optional<ExpectedPort> parse(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            Optional<PortRange> ports = PortRange.parse(text.substring(0, slash).strip());
            Optional<Protocol> protocol =
                    Protocol.parse(text.substring(slash + 1).strip());
            return ports.isPresent() && protocol.isPresent() && protocol.get().hasPorts()
                    ? Optional.of(new ExpectedPort(ports, protocol))
                    : Optional.empty();
        }
        Optional<PortRange> ports = PortRange.parse(text);
        if (ports.isPresent()) {
            return Optional.of(new ExpectedPort(ports, Optional.empty()));
        }
        return Protocol.names().contains(text)
                ? Optional.of(new ExpectedPort(Optional.empty(), Protocol.parse(text)))
                : Optional.empty();
    }

    /** Whether traffic of that port and protocol is what is meant. The "port 0" of a protocol without ports is no port. */
    public boolean matches(int port, Protocol seen) {
        return isOf(seen) && (ports.isEmpty() || ports.get().contains(port));
    }

    /** Whether traffic of that protocol can be what is meant. */
    boolean isOf(Protocol seen) {
        return protocol.isEmpty() ? seen.hasPorts() : protocol.get().equals(seen);
    }

    /** Whether everything the other one means is meant by this one too. */
    public boolean includes(ExpectedPort other) {
        boolean protocolFits = other.protocol.isEmpty() ? protocol.isEmpty() : isOf(other.protocol.get());
        boolean portsFit =
                ports.isEmpty() || other.ports.isPresent() && ports.get().contains(other.ports.get());
        return protocolFits && portsFit;
    }

    @Override
    public String toString() {
        String name = protocol.map(Protocol::toString).orElse("");
        return ports.map(range -> name.isEmpty() ? range.toString() : range + "/" + name)
                .orElse(name);
    }
}
