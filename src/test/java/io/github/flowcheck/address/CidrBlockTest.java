package io.github.flowcheck.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {
    @Test
    void knowsSomeBlocksThatItDidNotRead() {
        assertThat(CidrBlock.ALL_IPV4).isEqualTo(block("0.0.0.0/0"));
        assertThat(CidrBlock.ALL_IPV6).isEqualTo(block("::/0"));
        assertThat(CidrBlock.LINK_LOCAL).containsExactly(block("169.254.0.0/16"), block("fe80::/10"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 0.0.0.0/0, 0, false",
        "10.0.0.0/8, 10.0.0.0/8, 8, false",
        "10.1.2.3/8, 10.0.0.0/8, 8, false",
        "172.31.16.21/31, 172.31.16.20/31, 31, false",
        "172.31.16.21/32, 172.31.16.21/32, 32, true",
        "::/0, ::/0, 0, false",
        "2001:DB8:0::/32, 2001:db8::/32, 32, false",
        "2001:db8::1/64, 2001:db8::/64, 64, false",
        "::1/128, ::1/128, 128, true",
        "::/128, ::/128, 128, true",
        "::ffff:10.1.2.3/104, ::ffff:10.0.0.0/104, 104, false",
    })
    void readsABlockAndWritesItFromItsFirstAddress(String text, String expected, int prefixLength, boolean single) {
        CidrBlock block = block(text);

        assertThat(block).hasToString(expected).isEqualTo(block(expected)).hasSameHashCodeAs(block(expected));
        assertThat(block.prefixLength()).isEqualTo(prefixLength);
        assertThat(block.isSingle()).isEqualTo(single);
        assertThat(block.isIpv4()).isEqualTo(!text.contains(":"));
        assertThat(block.first() + "/" + prefixLength).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "::1",
                "10.0.0.0/",
                "/8",
                "/",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/999999999999",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/00",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10.0.0.0 /8",
                "10.0.0.0/8 ",
                "10.0.0.0/8\n",
                "10.0.0.0/0x8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/0.255.255.255",
                "::/ffff::",
                "10/8",
                "10.0/16",
                "010.0.0.0/8",
                "::ffff:010.0.0.0/104",
                "fe80::%eth0/64",
                "fe80::/64%eth0",
                "10.0.0.*/24",
                "10.0.0.0-10.0.0.9/24",
                "10.0.0.0/8\" or 1=1",
                "${block}/8",
                "any",
                "all",
                "",
            })
    void refusesWhatIsNoBlock(String text) {
        assertThat(CidrBlock.parse(text)).isEmpty();
        assertThat(CidrBlock.hasHostBits(text)).isFalse();
    }

    @Test
    void refusesLongTextWithoutReadingAllOfIt() {
        assertThat(CidrBlock.parse("10.0.0.0/" + "8".repeat(10_000_000))).isEmpty();
        assertThat(CidrBlock.parse("::/".repeat(5_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, false",
        "10.0.0.1/8, true",
        "10.128.0.0/8, true",
        "10.0.0.0/32, false",
        "10.0.0.1/32, false",
        "10.0.0.1/31, true",
        "0.0.0.0/0, false",
        "1.2.3.4/0, true",
        "2001:db8::/32, false",
        "2001:db8::1/32, true",
        "::1/127, true",
        "::1/128, false",
        "::/0, false",
        "::1/0, true",
    })
    void tellsBitsAfterThePrefix(String text, boolean expected) {
        assertThat(CidrBlock.hasHostBits(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.0.0.0/8, 11.0.0.0, false",
        "172.31.16.21/32, 172.31.16.21, true",
        "172.31.16.21/32, 172.31.16.210, false",
        "172.31.16.20/31, 172.31.16.21, true",
        "172.31.16.20/31, 172.31.16.22, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2001:db8::/32, 2001:db9::, false",
        "::1/128, ::1, true",
        "::1/128, ::, false",
        "::/0, ffff::1, true",
    })
    void containsByItsLeadingBits(String block, String address, boolean expected) {
        assertThat(block(block).contains(address(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "::/0, 10.0.0.1",
        "::ffff:0:0/96, 10.0.0.1",
        "::ffff:10.0.0.1/128, 10.0.0.1",
        "0.0.0.0/0, ::1",
        "10.0.0.0/8, ::ffff:10.0.0.1",
        "0.0.0.0/0, ::10.0.0.1",
    })
    void containsNothingOfTheOtherFamily(String block, String address) {
        assertThat(block(block).contains(address(address))).isFalse();
    }

    @Test
    void theWholesOfBothFamiliesDiffer() {
        assertThat(block("0.0.0.0/0")).isNotEqualTo(block("::/0"));
    }

    @Test
    void blocksOfOneStartButOtherLengthDiffer() {
        assertThat(block("10.0.0.0/8")).isNotEqualTo(block("10.0.0.0/9")).isNotEqualTo(address("10.0.0.0"));
    }

    @Test
    void ordersByFirstAddressThenTheWiderFirst() {
        assertThat(Stream.of("::/0", "10.0.0.0/16", "10.0.0.0/8", "9.0.0.0/8", "10.0.0.0/32", "::/128", "0.0.0.0/0")
                        .map(CidrBlockTest::block)
                        .sorted())
                .extracting(CidrBlock::toString)
                .containsExactly(
                        "0.0.0.0/0", "9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/32", "::/0", "::/128");
    }

    private static CidrBlock block(String text) {
        return CidrBlock.parse(text).orElseThrow(() -> new AssertionError("no block: " + text));
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow(() -> new AssertionError("no address: " + text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.1.0.0/16, 10.0.0.0/8, false",
        "10.0.0.0/8, 11.0.0.0/16, false",
        "0.0.0.0/0, ::/0, false",
        "::/0, 2001:db8::/32, true"
    })
    void containsTheBlocksWithinIt(String outer, String inner, boolean holds) {
        assertThat(CidrBlock.parse(outer)
                        .orElseThrow()
                        .contains(CidrBlock.parse(inner).orElseThrow()))
                .isEqualTo(holds);
    }
}
