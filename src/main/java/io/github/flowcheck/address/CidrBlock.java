package io.github.flowcheck.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A block of addresses in CIDR notation, such as 10.0.0.0/8 or 2001:db8::/32. */
public final class CidrBlock implements Comparable<CidrBlock> {
    /** 0.0.0.0/0. */
    public static final CidrBlock ALL_IPV4 = new CidrBlock(IpAddress.ipv4(0), 0);

    /** ::/0. */
    public static final CidrBlock ALL_IPV6 = new CidrBlock(IpAddress.ipv6(0, 0), 0);

    /** 169.254.0.0/16 of RFC 3927 and fe80::/10 of RFC 4291; no text is read for them, for that takes a while for IPv6. */
    public static final List<CidrBlock> LINK_LOCAL = List.of(
            new CidrBlock(IpAddress.ipv4(0xa9fe_0000L), 16), new CidrBlock(IpAddress.ipv6(0xfe80L << 48, 0), 10));

    private final IpAddress first;
    private final IpAddress last;
    private final int prefixLength;

    /** The block that an address is in; its bits after the prefix count nothing. */
    CidrBlock(IpAddress address, int prefixLength) {
        int hostBits = address.bits() - prefixLength;
        this.first = address.first(hostBits);
        this.last = address.last(hostBits);
        this.prefixLength = prefixLength;
    }

    /**
     * Reads a block.
     *
     * @param text an address, a slash, and a prefix length of 0-32 (IPv4) or 0-128 (IPv6); bits after the prefix count nothing
     * @return empty if the text is no block
     */
    public static Optional<CidrBlock> parse(String text) {
        Optional<IpAddress> address = address(text);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int prefixLength = number(text, text.indexOf('/') + 1, address.get().bits());
        return prefixLength < 0 ? Optional.empty() : Optional.of(new CidrBlock(address.get(), prefixLength));
    }

    /** Whether the text is a block with bits set after its prefix, such as 10.0.0.1/8, which stands for 10.0.0.0/8. */
    public static boolean hasHostBits(String text) {
        Optional<CidrBlock> block = parse(text);
        return block.isPresent()
                && !address(text).equals(Optional.of(block.get().first()));
    }

    /** What stands before the slash. */
    private static Optional<IpAddress> address(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? Optional.empty() : IpAddress.parse(text.substring(0, slash));
    }

    /** The number that stands from there on, without leading zeros; -1 if it is none or more than the most. */
    private static int number(String text, int from, int most) {
        int number = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || number == 0) {
                return -1;
            }
            number = Math.max(number, 0) * 10 + c - '0';
            if (number > most) {
                return -1;
            }
        }
        return number;
    }

    /** An address of the other family is in no block. */
    public boolean contains(IpAddress address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** Whether all of the other block is in this one; a block of the other family is not. */
    public boolean contains(CidrBlock other) {
        return contains(other.first) && contains(other.last);
    }

    public boolean isIpv4() {
        return first.isIpv4();
    }

    /** Whether it holds one address only. */
    public boolean isSingle() {
        return first.equals(last);
    }

    /** How many leading bits are fixed: 0-32 or 0-128. */
    public int prefixLength() {
        return prefixLength;
    }

    /** Its lowest address. */
    public IpAddress first() {
        return first;
    }

    /**
     * The addresses that both blocks hold: the smaller one, if it lies in the other.
     *
     * @return empty if they have none in common
     */
    public Optional<CidrBlock> common(CidrBlock other) {
        return contains(other) ? Optional.of(other) : other.contains(this) ? Optional.of(this) : Optional.empty();
    }

    /**
     * An address of this block that is in none of the others; rather its second one than its first, which names a network.
     *
     * @return empty if the others hold all of it
     */
    public Optional<IpAddress> addressOutside(Collection<CidrBlock> others) {
        List<IpAddress> starts = starts(others);
        for (IpAddress start : starts) {
            Optional<IpAddress> second = start.next();
            if (second.isPresent() && isOutside(second.get(), others)) {
                return second;
            }
        }
        for (IpAddress start : starts) {
            if (isOutside(start, others)) {
                return Optional.of(start);
            }
        }
        return Optional.empty();
    }

    /** In order; what is free starts where the block starts or right behind one of the others. */
    private List<IpAddress> starts(Collection<CidrBlock> others) {
        List<IpAddress> starts = new ArrayList<>();
        starts.add(first);
        for (CidrBlock other : others) {
            Optional<IpAddress> behind = other.last.next();
            if (contains(other) && behind.isPresent()) {
                starts.add(behind.get());
            }
        }
        Collections.sort(starts);
        return starts;
    }

    private boolean isOutside(IpAddress address, Collection<CidrBlock> others) {
        for (CidrBlock other : others) {
            if (other.contains(address)) {
                return false;
            }
        }
        return contains(address);
    }

    @Override
    public int compareTo(CidrBlock other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrBlock that && first.equals(that.first) && prefixLength == that.prefixLength;
    }

    @Override
    public int hashCode() {
        return 31 * first.hashCode() + prefixLength;
    }

    /** {@code address/length}, the address spelt as {@link IpAddress#toString()} spells it. */
    @Override
    public String toString() {
        return first + "/" + prefixLength;
    }
}
