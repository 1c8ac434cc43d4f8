package io.github.flowcheck.address;

import inet.ipaddr.IPAddress;
import java.util.Optional;

/**
 * One IPv4 or IPv6 address. Two spellings of one address are equal; {@link #toString()} is dotted decimal for IPv4 and the
 * RFC 5952 form for IPv6. An IPv4-mapped IPv6 address is an IPv6 address. Zones, prefixes, ranges and host names are none.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private final IPAddress value;

    IpAddress(IPAddress value) {
        this.value = value;
    }

    /**
     * Reads an address. Never asks DNS.
     *
     * @param text four decimal parts without leading zeros, or an IPv6 address; nothing around it
     * @return empty if the text is no single address
     */
    public static Optional<IpAddress> parse(String text) {
        return AddressText.read(text).filter(address -> !address.isPrefixed()).map(IpAddress::new);
    }

    /** The one spelling of an address; any other text as it is. */
    public static String spelling(String text) {
        return AddressText.ipv4(text) >= 0
                ? text
                : parse(text).map(IpAddress::toString).orElse(text);
    }

    public boolean isIpv4() {
        return value.isIPv4();
    }

    /** The block that holds just this address: /32 or /128. */
    public CidrBlock asBlock() {
        return new CidrBlock(value.toPrefixBlock(value.getBitCount()));
    }

    /** The address behind it; empty behind the last one of its family. */
    public Optional<IpAddress> next() {
        return value.isMax() ? Optional.empty() : Optional.of(new IpAddress(value.increment(1)));
    }

    IPAddress value() {
        return value;
    }

    @Override
    public int compareTo(IpAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return AddressText.write(value);
    }
}
