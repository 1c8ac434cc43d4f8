package io.github.flowcheck.address;

import java.util.Optional;

/**
 * One IPv4 or IPv6 address. Two spellings of one address are equal; {@link #toString()} is dotted decimal for IPv4 and the
 * RFC 5952 form for IPv6. An IPv4-mapped IPv6 address is an IPv6 address. Zones, prefixes, ranges and host names are none.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();

    private final boolean ipv4;

    /** The upper 64 bits of an IPv6 address; 0 for IPv4. */
    private final long high;

    /** The lower 64 bits of an IPv6 address, or all 32 of IPv4. */
    private final long low;

    private IpAddress(boolean ipv4, long high, long low) {
        this.ipv4 = ipv4;
        this.high = high;
        this.low = low;
    }

    /** The address of a number of 32 bits. */
    static IpAddress ipv4(long number) {
        return new IpAddress(true, 0, number);
    }

    /** The address of a number of 128 bits, given as its upper and its lower half. */
    static IpAddress ipv6(long high, long low) {
        return new IpAddress(false, high, low);
    }

    /**
     * Reads an address. Never asks DNS.
     *
     * @param text four decimal parts without leading zeros, or an IPv6 address; nothing around it
     * @return empty if the text is no single address
     */
    public static Optional<IpAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        long number = Ipv4Text.read(text);
        if (number >= 0) {
            return Optional.of(ipv4(number));
        }
        return text.indexOf(':') < 0 ? Optional.empty() : Ipv6Text.read(text);
    }

    /** The one spelling of an address; any other text as it is. */
    public static String spelling(String text) {
        return Ipv4Text.read(text) >= 0
                ? text
                : parse(text).map(IpAddress::toString).orElse(text);
    }

    public boolean isIpv4() {
        return ipv4;
    }

    /** The block that holds just this address: /32 or /128. */
    public CidrBlock asBlock() {
        return new CidrBlock(this, bits());
    }

    /** The address behind it; empty behind the last one of its family. */
    public Optional<IpAddress> next() {
        if (equals(last(bits()))) {
            return Optional.empty();
        }
        return Optional.of(new IpAddress(ipv4, low == -1 ? high + 1 : high, low + 1));
    }

    /** How many bits it has: 32 or 128. */
    int bits() {
        return ipv4 ? Integer.SIZE : 2 * Long.SIZE;
    }

    /** The same with so many of its last bits unset. */
    IpAddress first(int hostBits) {
        return new IpAddress(ipv4, high & ~ones(hostBits - Long.SIZE), low & ~ones(hostBits));
    }

    /** The same with so many of its last bits set. */
    IpAddress last(int hostBits) {
        return new IpAddress(ipv4, high | ones(hostBits - Long.SIZE), low | ones(hostBits));
    }

    /** As many ones, from the right, as there is room for; none for less than one. */
    private static long ones(int count) {
        return count <= 0 ? 0 : -1L >>> Long.SIZE - Math.min(count, Long.SIZE);
    }

    @Override
    public int compareTo(IpAddress other) {
        if (ipv4 != other.ipv4) {
            return ipv4 ? -1 : 1;
        }
        return high != other.high ? Long.compareUnsigned(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    @Override
    public String toString() {
        return ipv4 ? Ipv4Text.write(low) : Ipv6Text.write(high, low);
    }
}
