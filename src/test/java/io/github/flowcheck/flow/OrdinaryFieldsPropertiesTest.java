package io.github.flowcheck.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.flow.AddressNumber.Family;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked eight bytes at a time is checked as it is byte by byte. */
class OrdinaryFieldsPropertiesTest {
    private static final String LETTERS = "0123456789abcdefABCDEF:.-gz";
    private static final int MARGIN = 64;

    @Property(tries = 20_000)
    void anyTextIsWhatItIsByteByByte(@ForAll Random random) {
        assertIsAsByteByByte(text(random));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "255.255.255.255",
                "256.1.1.1",
                "1.2.3.04",
                "00.1.1.1",
                "1.2.3",
                "1.2.3.4.",
                ".1.2.3",
                "1..2.3",
                "::",
                "::1",
                "1::",
                ":1::",
                "1:::2",
                "1::2::3",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7::",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "::ffff:1.2.3.4",
                "1:2:3:4:5:6:7:8:9",
                "eni-",
                "eni-0a",
                "eni-0A-",
                "eni-0123456789abcdef0",
                "eni-0123456789abcdef0123",
                "enj-0",
                "ACCEPT",
                "REJECT",
                "accept",
                "OK",
                "NODATA",
                "65535",
                "65536",
                "00000000000000022",
                "999999999999999999",
                "1000000000000000000",
                "-",
                "-1",
                "1.5",
                "x"
            })
    void theseTextsAreWhatTheyAreByteByByte(String text) {
        assertIsAsByteByByte(text);
    }

    /** The library has the last word on addresses. */
    @Property(tries = 5000)
    void addressesHaveTheNumbersThatTheLibraryGivesThem(@ForAll Random random) {
        String text = text(random);
        byte[] bytes = text.getBytes(US_ASCII);
        AddressNumber number = new AddressNumber();
        number.read(bytes, 0, bytes.length);
        Optional<IpAddress> address = IpAddress.parse(text);

        assertThat(number.family() != Family.NONE).as(text).isEqualTo(address.isPresent());
        if (address.isPresent()) {
            boolean ipv4 = number.family() == Family.IPV4;
            assertThat(ipv4).isEqualTo(address.get().isIpv4());
            String spelt = ipv4 ? dotted(number.low()) : hex(number.high()) + ":" + hex(number.low());
            assertThat(CidrBlock.parse(spelt + (ipv4 ? "/32" : "/128"))
                            .orElseThrow()
                            .first())
                    .as(text)
                    .isEqualTo(address.get());
        }
    }

    private static String dotted(long number) {
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    private static String hex(long number) {
        String digits = BigInteger.valueOf(number)
                .and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))
                .toString(16);
        return ("0".repeat(16 - digits.length()) + digits).replaceAll("(....)(?!$)", "$1:");
    }

    private static void assertIsAsByteByByte(String text) {
        byte[] bytes = new byte[2 * MARGIN + text.length()];
        Arrays.fill(bytes, (byte) 0xe9);
        int to = MARGIN + text.length();
        System.arraycopy(text.getBytes(US_ASCII), 0, bytes, MARGIN, text.length());
        boolean dotted = text.indexOf('.') >= 0 && text.indexOf(':') >= 0;
        if (!dotted) {
            assertThat(OrdinaryFields.isIpv4(bytes, MARGIN, to, noDigits(text)) || ordinaryIpv6(bytes, to))
                    .as("address %s", text)
                    .isEqualTo(FieldShape.ADDRESS.matches(bytes, MARGIN, to));
        }
        if (!text.equals("-") && text.length() <= 24) {
            assertThat(OrdinaryFields.isInterface(bytes, MARGIN, to))
                    .as("interface %s", text)
                    .isEqualTo(FieldShape.INTERFACE.matches(bytes, MARGIN, to));
        }
        assertThat(OrdinaryFields.isAction(bytes, MARGIN, to)).isEqualTo(FieldShape.ACTION.matches(bytes, MARGIN, to));
        assertThat(OrdinaryFields.isOk(bytes, MARGIN, to)).isEqualTo(text.equals("OK"));
        assertThat(OrdinaryFields.number(bytes, MARGIN, to))
                .as("number %s", text)
                .isEqualTo(FieldShape.number(bytes, MARGIN, to));
    }

    /** Whether it is an address; then it has the number that it is read to have with care. */
    private static boolean ordinaryIpv6(byte[] bytes, int to) {
        OrdinaryIpv6 ordinary = new OrdinaryIpv6();
        boolean right = ordinary.read(bytes, MARGIN, to);
        if (right) {
            AddressNumber careful = new AddressNumber();
            careful.read(bytes, MARGIN, to);
            assertThat(List.of(ordinary.high(), ordinary.low())).isEqualTo(List.of(careful.high(), careful.low()));
        }
        return right;
    }

    /** A bit a byte, and all of them behind the text. */
    private static long noDigits(String text) {
        long bits = -1;
        for (int i = 0; i < Math.min(text.length(), Long.SIZE); i++) {
            bits &= Character.isDigit(text.charAt(i)) ? ~(1L << i) : -1;
        }
        return bits;
    }

    private static String text(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> letters(random, 1 + random.nextInt(45));
            case 1 -> part(random) + "." + part(random) + "." + part(random) + "." + part(random);
            case 2 -> Integer.toString(random.nextInt(100_000));
            case 3 -> "eni-" + letters(random, random.nextInt(20));
            default -> groups(random);
        };
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String part(Random random) {
        return random.nextInt(20) == 0 ? "0" + random.nextInt(99) : Integer.toString(random.nextInt(270));
    }

    private static String groups(Random random) {
        StringBuilder text = new StringBuilder();
        int groups = random.nextInt(4) == 0 ? 1 + random.nextInt(9) : 8;
        for (int i = 0; i < groups; i++) {
            text.append(i == 0 ? "" : ":")
                    .append(random.nextInt(12) == 0 ? "" : Integer.toHexString(random.nextInt(70_000)));
        }
        return random.nextInt(8) == 0 ? text + ":" + part(random) + ".2.3.4" : text.toString();
    }
}
