package io.github.flowcheck.address;

import inet.ipaddr.IPAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A block of addresses in CIDR notation, such as 10.0.0.0/8 or 2001:db8::/32. */
public final class CidrBlock implements Comparable<CidrBlock> {
    private final IPAddress block;

    CidrBlock(IPAddress block) {
        this.block = block;
    }

    /**
     * Reads a block.
     *
     * @param text an address, a slash, and a prefix length of 0-32 (IPv4) or 0-128 (IPv6); bits after the prefix count nothing
     * @return empty if the text is no block
     */
    public static Optional<CidrBlock> parse(String text) {
        return AddressText.read(text)
                .filter(IPAddress::isPrefixed)
                .map(address -> new CidrBlock(address.toPrefixBlock()));
    }

    /** Whether the text is a block with bits set after its prefix, such as 10.0.0.1/8, which stands for 10.0.0.0/8. */
    public static boolean hasHostBits(String text) {
        return AddressText.read(text)
                .filter(IPAddress::isPrefixed)
                .filter(address -> !address.toPrefixBlock()
                        .getLower()
                        .withoutPrefixLength()
                        .equals(address.getLower().withoutPrefixLength()))
                .isPresent();
    }

    /** An address of the other family is in no block. */
    public boolean contains(IpAddress address) {
        return block.contains(address.value());
    }

    /** Whether all of the other block is in this one; a block of the other family is not. */
    public boolean contains(CidrBlock other) {
        return block.contains(other.block);
    }

    public boolean isIpv4() {
        return block.isIPv4();
    }

    /** Whether it holds one address only. */
    public boolean isSingle() {
        return prefixLength() == block.getBitCount();
    }

    /** How many leading bits are fixed: 0-32 or 0-128. */
    public int prefixLength() {
        return block.getNetworkPrefixLength();
    }

    /** Its lowest address. */
    public IpAddress first() {
        return new IpAddress(block.getLower().withoutPrefixLength());
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
        // what is free starts where the block starts or right behind one of the others
        Stream<Optional<IpAddress>> starts = Stream.concat(
                Stream.of(Optional.of(first())),
                others.stream().filter(this::contains).map(other -> other.last().next()));
        List<IpAddress> free = starts.flatMap(Optional::stream).sorted().toList();
        return Stream.concat(free.stream().flatMap(start -> start.next().stream()), free.stream())
                .filter(address -> contains(address) && others.stream().noneMatch(other -> other.contains(address)))
                .findFirst();
    }

    private IpAddress last() {
        return new IpAddress(block.getUpper().withoutPrefixLength());
    }

    @Override
    public int compareTo(CidrBlock other) {
        int byFirst = first().compareTo(other.first());
        return byFirst != 0 ? byFirst : Integer.compare(prefixLength(), other.prefixLength());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrBlock that && first().equals(that.first()) && prefixLength() == that.prefixLength();
    }

    @Override
    public int hashCode() {
        return 31 * first().hashCode() + prefixLength();
    }

    /** {@code address/length}, the address spelt as {@link IpAddress#toString()} spells it. */
    @Override
    public String toString() {
        return first() + "/" + prefixLength();
    }
}
