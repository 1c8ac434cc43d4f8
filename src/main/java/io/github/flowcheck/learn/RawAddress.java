package io.github.flowcheck.learn;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.flow.AddressNumber;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An address as two numbers, of which many can be compared quickly.
 *
 * @param ipv6 its family
 * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address, or all 32 of IPv4
 */
record RawAddress(boolean ipv6, long high, long low) implements Comparable<RawAddress> {
    /** The address that a record has; empty where it has none. */
    static Optional<RawAddress> of(AddressNumber number) {
        return number.family() == AddressNumber.Family.NONE
                ? Optional.empty()
                : Optional.of(
                        new RawAddress(number.family() == AddressNumber.Family.IPV6, number.high(), number.low()));
    }

    /** The address that a text spells; empty if it spells none. */
    static Optional<RawAddress> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        AddressNumber number = new AddressNumber();
        number.read(bytes, 0, bytes.length);
        return of(number);
    }

    boolean is(AddressNumber number) {
        return number.low() == low
                && number.high() == high
                && number.family() == (ipv6 ? AddressNumber.Family.IPV6 : AddressNumber.Family.IPV4);
    }

    /** Whether no route of the internet leads to it: private, shared, link-local, loopback, unique local, multicast. */
    boolean isInternal() {
        if (ipv6) {
            int first = (int) (high >>> 48);
            return (first & 0xfe00) == 0xfc00
                    || (first & 0xffc0) == 0xfe80
                    || (first & 0xff00) == 0xff00
                    || (high == 0 && low <= 1 && low >= 0);
        }
        return low >>> 24 == 10
                || low >>> 24 == 127
                || low >>> 28 == 0xe
                || low >>> 20 == 0xac1
                || low >>> 16 == 0xc0a8
                || low >>> 16 == 0xa9fe
                || low >>> 22 == 0x191;
    }

    IpAddress address() {
        return IpAddress.parse(toString()).orElseThrow();
    }

    @Override
    public int compareTo(RawAddress other) {
        if (ipv6 != other.ipv6) {
            return ipv6 ? 1 : -1;
        }
        return high != other.high ? Long.compareUnsigned(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (ipv6) {
            for (int i = 0; i < 8; i++) {
                long half = i < 4 ? high : low;
                text.append(i == 0 ? "" : ":").append(Long.toHexString(half >>> 16 * (3 - i % 4) & 0xffff));
            }
        } else {
            for (int i = 3; i >= 0; i--) {
                text.append(low >>> 8 * i & 0xff).append(i == 0 ? "" : ".");
            }
        }
        return text.toString();
    }
}
