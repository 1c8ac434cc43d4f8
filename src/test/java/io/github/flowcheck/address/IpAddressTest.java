package io.github.flowcheck.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "172.31.16.21", "255.255.255.255"})
    void readsDottedDecimalAndWritesItBack(String text) {
        IpAddress address = address(text);

        assertThat(address).hasToString(text);
        assertThat(address.isIpv4()).isTrue();
    }

    /** The rules of RFC 5952, section 4, and the mixed form of its section 5. */
    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:0db8:0000:0000:0000:0000:0002:0001, 2001:db8::2:1",
        "2001:DB8::AB, 2001:db8::ab",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "::ffff:0a00:0001, ::ffff:10.0.0.1",
        "::FFFF:10.0.0.1, ::ffff:10.0.0.1",
        "::ffff:0:0, ::ffff:0.0.0.0",
    })
    void writesIpv6AsRfc5952Says(String text, String canonical) {
        IpAddress address = address(text);

        assertThat(address).hasToString(canonical).isEqualTo(address(canonical));
        assertThat(address.isIpv4()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Leading zeros, octal, hex and numbers: other tools read some of them as other addresses.
                "010.0.0.1",
                "10.00.0.1",
                "10.0.0.01",
                "0x0a.0.0.1",
                "0x0a000001",
                "167772161",
                "012.1",
                // Short forms and too long ones.
                "10",
                "10.1",
                "10.0.1",
                "10.0.0.0.1",
                "10.0.0.",
                ".0.0.1",
                "10..0.1",
                // Out of range.
                "256.0.0.1",
                "10.0.0.999",
                "10.0.0.1000",
                "-1.0.0.1",
                "10.0.0.+1",
                // IPv6 that is none.
                ":",
                ":::",
                "1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "::1:2:3:4:5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "00001::",
                "g::",
                "0x1::",
                // The dotted part of IPv6 is as strict.
                "::ffff:010.1.1.1",
                "::ffff:001.2.3.4",
                "::ffff:1.2",
                "::ffff:1.2.3",
                "::ffff:1.2.3.4.5",
                "::ffff:0.0.0.256",
                "1.2.3.4::",
                "1:2:3:4:5:6:7.8",
                "::1.2.3.4:5",
                // What stands around an address, or for many.
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
                "10.0.0.1:80",
                "10.0.0.1/32",
                "10.0.0.0/8",
                "::1/128",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0-10.0.0.9",
                "10.0.0.1-9",
                "10.0.0.*",
                "10.0.0._",
                "10.0.*",
                "*",
                "::*",
                "2001:db8::1-f",
                "/8",
                "",
                " ",
                " 10.0.0.1",
                "10.0.0.1 ",
                "10.0.0.1\n",
                "10.0.0.1\u0000",
                "10. 0.0.1",
                "10,0,0,1",
                "10.0.0.1,10.0.0.2",
                // Names, and digits of other scripts.
                "localhost",
                "example.com",
                "\uff11\uff10.0.0.1",
                "\u0661\u0660.0.0.1",
                // Text that would be something else in a query, a shell or a template.
                "10.0.0.1\" or 1=1",
                "10.0.0.1' | stats count(*)",
                "${bastion}",
                "{{address}}",
                "$(id)",
                "../../etc/passwd",
            })
    void refusesWhatIsNoSingleAddress(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void refusesLongTextWithoutReadingAllOfIt() {
        assertThat(IpAddress.parse("1:".repeat(5_000_000))).isEmpty();
        assertThat(IpAddress.parse("0".repeat(10_000_000) + ".0.0.1")).isEmpty();
        assertThat(IpAddress.parse("1.".repeat(24) + "1")).isEmpty();
    }

    @Test
    void readsTheLongestSpelling() {
        assertThat(address("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"))
                .hasToString("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    }

    @Test
    void spellingsOfOneAddressAreEqual() {
        assertThat(List.of("2001:db8::1", "2001:DB8::1", "2001:0db8:0:0:0:0:0:1", "2001:db8::0.0.0.1"))
                .extracting(IpAddressTest::address)
                .allSatisfy(address -> assertThat(address)
                        .isEqualTo(address("2001:db8::1"))
                        .hasSameHashCodeAs(address("2001:db8::1")));
    }

    @Test
    void anIpv4MappedAddressIsNotTheIpv4Address() {
        assertThat(address("::ffff:10.0.0.1")).isNotEqualTo(address("10.0.0.1"));
        assertThat(address("::10.0.0.1")).isNotEqualTo(address("10.0.0.1"));
    }

    @Test
    void isNotEqualToItsText() {
        assertThat(address("10.0.0.1")).isNotEqualTo("10.0.0.1");
    }

    @Test
    void ordersIpv4BeforeIpv6AndEachByValue() {
        assertThat(Stream.of("::2", "10.0.0.10", "::1", "9.255.255.255", "10.0.0.9", "ffff::", "255.255.255.255")
                        .map(IpAddressTest::address)
                        .sorted())
                .extracting(IpAddress::toString)
                .containsExactly("9.255.255.255", "10.0.0.9", "10.0.0.10", "255.255.255.255", "::1", "::2", "ffff::");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 10.0.0.1/32", "2001:DB8::1, 2001:db8::1/128", "::ffff:10.0.0.1, ::ffff:10.0.0.1/128"})
    void asBlockHoldsJustTheAddress(String text, String expected) {
        CidrBlock block = address(text).asBlock();

        assertThat(block)
                .hasToString(expected)
                .isEqualTo(CidrBlock.parse(expected).orElseThrow());
        assertThat(block.isSingle()).isTrue();
        assertThat(block.first()).isEqualTo(address(text));
        assertThat(block.contains(address(text))).isTrue();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow(() -> new AssertionError("no address: " + text));
    }
}
