package io.github.flowcheck.address;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The arithmetic of addresses and blocks of both families against that of the library. */
class LibraryPropertiesTest {
    @Property
    void anAddressIsThatOfTheLibrary(@ForAll("addresses") byte[] bytes) {
        IPAddress known = known(bytes);
        IpAddress address = address(known);

        assertThat(address.isIpv4()).isEqualTo(known.isIPv4());
        assertThat(known(address.toString())).isEqualTo(known);
        assertThat(address.asBlock().first()).isEqualTo(address);
        assertThat(address.next())
                .isEqualTo(known.isMax() ? Optional.empty() : Optional.of(address(known.increment(1))));
    }

    @Property
    void addressesAreOrderedAsByTheLibrary(
            @ForAll("addresses") byte[] one,
            @ForAll("addresses") byte[] other,
            @ForAll @IntRange(max = 128) int shared) {
        IPAddress knownOne = known(one);
        IPAddress knownOther = known(sharing(one, other, shared));

        assertThat(Integer.signum(address(knownOne).compareTo(address(knownOther))))
                .isEqualTo(Integer.signum(knownOne.compareTo(knownOther)));
        assertThat(address(knownOne).equals(address(knownOther))).isEqualTo(knownOne.equals(knownOther));
    }

    @Property
    void aBlockIsThatOfTheLibrary(@ForAll("addresses") byte[] bytes, @ForAll @IntRange(max = 128) int length) {
        IPAddress known = block(bytes, length);
        IPAddress lowest = known.getLower().withoutPrefixLength();
        String text = known(bytes).toCanonicalString() + "/" + known.getNetworkPrefixLength();
        CidrBlock block = CidrBlock.parse(text).orElseThrow();

        assertThat(block.isIpv4()).isEqualTo(known.isIPv4());
        assertThat(block.prefixLength()).isEqualTo(known.getNetworkPrefixLength());
        assertThat(block.isSingle()).isEqualTo(!known.isMultiple());
        assertThat(block.first()).isEqualTo(address(lowest));
        assertThat(known(block.toString())).isEqualTo(known);
        assertThat(CidrBlock.hasHostBits(text)).isEqualTo(!known(bytes).equals(lowest));
    }

    @Property
    void aBlockContainsWhatItContainsByTheLibrary(
            @ForAll("addresses") byte[] one,
            @ForAll("addresses") byte[] other,
            @ForAll @IntRange(max = 128) int shared,
            @ForAll @IntRange(max = 128) int length,
            @ForAll @IntRange(max = 128) int otherLength) {
        byte[] near = sharing(one, other, shared);
        IPAddress knownOne = block(one, length);
        IPAddress knownOther = block(near, otherLength);
        CidrBlock block = CidrBlock.parse(knownOne.toCanonicalString()).orElseThrow();
        CidrBlock otherBlock = CidrBlock.parse(knownOther.toCanonicalString()).orElseThrow();
        IPAddress common = knownOne.isIPv4() == knownOther.isIPv4() ? knownOne.intersect(knownOther) : null;

        assertThat(block.contains(address(known(near)))).isEqualTo(knownOne.contains(known(near)));
        assertThat(block.contains(otherBlock)).isEqualTo(knownOne.contains(knownOther));
        assertThat(block.common(otherBlock).map(CidrBlock::toString).map(LibraryPropertiesTest::known))
                .isEqualTo(Optional.ofNullable(common));
    }

    @Property
    void whatIsLeftOfABlockIsFoundOutsideOfTheOthers(
            @ForAll("addresses") byte[] one,
            @ForAll("addresses") byte[] other,
            @ForAll @IntRange(max = 128) int shared,
            @ForAll @IntRange(max = 128) int length,
            @ForAll @IntRange(max = 128) int otherLength) {
        IPAddress known = block(one, length);
        IPAddress without = block(sharing(one, other, shared), otherLength);
        CidrBlock block = CidrBlock.parse(known.toCanonicalString()).orElseThrow();
        List<CidrBlock> others =
                List.of(CidrBlock.parse(without.toCanonicalString()).orElseThrow());

        Optional<IpAddress> found = block.addressOutside(others);

        assertThat(found.isEmpty()).isEqualTo(without.contains(known));
        found.ifPresent(address -> {
            assertThat(known.contains(known(address.toString()))).isTrue();
            assertThat(without.contains(known(address.toString()))).isFalse();
        });
    }

    /** The library also reads leading zeros and less than four parts. */
    @Property
    void dottedDecimalIsReadWhereTheLibraryReadsIt(@ForAll("dotted") String text) {
        boolean strict = text.matches("(0|[1-9][0-9]*)([.](0|[1-9][0-9]*)){3}(/(0|[1-9][0-9]*))?");
        IPAddressString known = new IPAddressString(text);
        boolean right = strict && known.isIPv4();

        assertThat(IpAddress.parse(text).isPresent()).isEqualTo(right && !known.isPrefixed());
        assertThat(CidrBlock.parse(text).isPresent()).isEqualTo(right && known.isPrefixed());
    }

    /** Bytes of which all bits are the same are frequent, so that numbers at the ends of ranges occur. */
    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<Byte> bytes = Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of((byte) 0, (byte) -1));
        return Arbitraries.of(4, 16).flatMap(size -> bytes.array(byte[].class).ofSize(size));
    }

    /** Four or so parts, perhaps with a prefix length. */
    @Provide
    Arbitrary<String> dotted() {
        Arbitrary<String> part = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(0, 255).map(String::valueOf)),
                Tuple.of(1, Arbitraries.integers().between(256, 300).map(String::valueOf)),
                Tuple.of(1, Arbitraries.strings().numeric().ofMaxLength(4)));
        Arbitrary<String> parts = Arbitraries.frequency(Tuple.of(8, 4), Tuple.of(1, 3), Tuple.of(1, 5))
                .flatMap(count -> part.list().ofSize(count))
                .map(list -> String.join(".", list));
        Arbitrary<String> prefix = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.integers().between(0, 40).map(length -> "/" + length),
                Arbitraries.strings().numeric().ofMaxLength(4).map(digits -> "/" + digits));
        return Combinators.combine(parts, prefix).as(String::concat);
    }

    /** The other address with the first bits of the one, if both are of one family. */
    private static byte[] sharing(byte[] one, byte[] other, int bits) {
        byte[] mixed = other.clone();
        for (int i = 0; i < Math.min(bits, 8 * mixed.length) && one.length == mixed.length; i++) {
            int bit = 0x80 >> i % 8;
            mixed[i / 8] = (byte) (mixed[i / 8] & ~bit | one[i / 8] & bit);
        }
        return mixed;
    }

    private static IPAddress known(byte[] bytes) {
        return bytes.length == 4 ? new IPv4Address(bytes) : new IPv6Address(bytes);
    }

    private static IPAddress known(String text) {
        return new IPAddressString(text).getAddress();
    }

    /** A block of the family's length at most. */
    private static IPAddress block(byte[] bytes, int length) {
        return known(bytes).toPrefixBlock(Math.min(length, 8 * bytes.length));
    }

    private static IpAddress address(IPAddress known) {
        return IpAddress.parse(known.toCanonicalString()).orElseThrow();
    }
}
