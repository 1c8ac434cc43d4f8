package io.github.flowcheck.address;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The spellings of IPv6 addresses. Strict where the library is generous. Loading the library takes a while, so this class is to
 * be asked only about what may be such an address.
 */
final class Ipv6Text {
    /** Dotted decimal without leading zeros, which some tools read as octal. */
    private static final String DOTTED = "(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}";

    /** Groups of up to four hex digits, the last two of them perhaps as four decimal parts; the library counts the groups. */
    private static final Pattern GROUPS = Pattern.compile("([0-9A-Fa-f]{0,4}:){2,8}([0-9A-Fa-f]{0,4}|" + DOTTED + ")");

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .getParentBuilder()
            .toParams();

    private Ipv6Text() {}

    static Optional<IpAddress> read(String text) {
        if (!GROUPS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(
                    new IPAddressString(text, STRICT).toAddress().getBytes());
            return Optional.of(IpAddress.ipv6(bytes.getLong(), bytes.getLong()));
        } catch (AddressStringException e) {
            return Optional.empty();
        }
    }

    /** RFC 5952; as its section 5 recommends, an IPv4-mapped address ends in dotted decimal. */
    static String write(long high, long low) {
        boolean isIpv4Mapped = high == 0 && low >>> 32 == 0xffff;
        return isIpv4Mapped ? "::ffff:" + Ipv4Text.write(low) : new IPv6Address(high, low).toCanonicalString();
    }
}
