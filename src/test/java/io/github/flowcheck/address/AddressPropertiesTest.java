package io.github.flowcheck.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Addresses by their bytes, read by the JDK's own arithmetic. */
class AddressPropertiesTest {
    @Property
    void dottedDecimalReadsAsItsBytes(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        assertThat(address(spelt(bytes)))
                .hasToString(InetAddress.getByAddress(bytes).getHostAddress());
    }

    @Property
    void everySpellingOfAnIpv6AddressIsEqualToItsCanonicalOne(@ForAll("ipv6") byte[] bytes) {
        IpAddress address = address(spelt(bytes));

        assertThat(address(spelt(bytes).toUpperCase(Locale.ROOT))).isEqualTo(address);
        assertThat(address(address.toString())).isEqualTo(address).hasToString(address.toString());
    }

    @Property
    void noTwoAddressesAreEqual(@ForAll("ipv6") byte[] one, @ForAll("ipv6") byte[] other) {
        assertThat(address(spelt(one)).equals(address(spelt(other)))).isEqualTo(Arrays.equals(one, other));
    }

    @Property
    void orderIsThatOfTheNumbers(@ForAll("ipv6") byte[] one, @ForAll("ipv6") byte[] other) {
        assertThat(Integer.signum(address(spelt(one)).compareTo(address(spelt(other)))))
                .isEqualTo(number(one).compareTo(number(other)));
    }

    @Property
    void anIpv4BlockContainsWhatSharesItsPrefix(
            @ForAll @Size(4) byte[] one, @ForAll @Size(4) byte[] other, @ForAll @IntRange(max = 32) int length) {
        containsWhatSharesThePrefix(one, other, length);
    }

    @Property
    void anIpv6BlockContainsWhatSharesItsPrefix(
            @ForAll("ipv6") byte[] one, @ForAll("ipv6") byte[] other, @ForAll @IntRange(max = 128) int length) {
        containsWhatSharesThePrefix(one, other, length);
    }

    @Property
    void noTextMakesTheReaderFail(@ForAll("nearlyAddresses") String text) {
        assertThat(IpAddress.parse(text).isPresent() && CidrBlock.parse(text).isPresent())
                .isFalse();
        IpAddress.parse(text)
                .ifPresent(address -> assertThat(address(address.toString())).isEqualTo(address));
    }

    /** In a block of 16 addresses, against what trying each of them says. */
    @Property
    void anAddressOutsideOfOthersIsFoundWhereThereIsOne(
            @ForAll @Size(max = 6) List<@IntRange(max = 15) Integer> starts,
            @ForAll @IntRange(min = 28, max = 32) int length) {
        CidrBlock block = CidrBlock.parse("10.0.0.240/28").orElseThrow();
        List<CidrBlock> others = starts.stream()
                .map(start -> CidrBlock.parse("10.0.0." + (240 + start) + "/" + length)
                        .orElseThrow())
                .toList();
        boolean free = IntStream.rangeClosed(240, 255)
                .mapToObj(last -> address("10.0.0." + last))
                .anyMatch(address -> others.stream().noneMatch(other -> other.contains(address)));

        Optional<IpAddress> found = block.addressOutside(others);

        assertThat(found.isPresent()).isEqualTo(free);
        found.ifPresent(address -> {
            assertThat(block.contains(address)).isTrue();
            assertThat(others).noneMatch(other -> other.contains(address));
        });
    }

    private static void containsWhatSharesThePrefix(byte[] one, byte[] other, int length) {
        CidrBlock block = CidrBlock.parse(spelt(one) + "/" + length).orElseThrow();
        int hostBits = one.length * 8 - length;

        boolean shared = number(one).shiftRight(hostBits).equals(number(other).shiftRight(hostBits));

        assertThat(block.contains(address(spelt(other)))).isEqualTo(shared);
        assertThat(block.contains(address(spelt(one)))).isTrue();
        assertThat(CidrBlock.parse(block.toString())).contains(block);
        assertThat(CidrBlock.hasHostBits(block.toString())).isFalse();
    }

    /** Zero bytes are frequent, so that runs of zero groups of all lengths occur. */
    @Provide
    Arbitrary<byte[]> ipv6() {
        return Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.just((byte) 0))
                .array(byte[].class)
                .ofSize(16);
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        return Arbitraries.strings().withChars("0123456789abcdefx.:/%-*[] ").ofMaxLength(50);
    }

    /** Four decimal parts, or eight groups of four hex digits. */
    private static String spelt(byte[] bytes) {
        return bytes.length == 4
                ? IntStream.range(0, 4).mapToObj(i -> "" + (bytes[i] & 0xff)).collect(Collectors.joining("."))
                : IntStream.range(0, 8)
                        .mapToObj(i -> String.format(Locale.ROOT, "%02x%02x", bytes[2 * i], bytes[2 * i + 1]))
                        .collect(Collectors.joining(":"));
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow(() -> new AssertionError("no address: " + text));
    }
}
