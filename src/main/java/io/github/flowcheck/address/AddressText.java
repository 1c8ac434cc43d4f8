package io.github.flowcheck.address;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Optional;
import java.util.regex.Pattern;

/** The spellings of addresses that are read and written. Strict where the library is generous. */
final class AddressText {
    /** Dotted decimal without leading zeros, which some tools read as octal. */
    private static final String DOTTED = "(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}";

    /** Groups of up to four hex digits, the last two of them perhaps as four decimal parts; the library counts the groups. */
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f]{0,4}:){2,8}([0-9A-Fa-f]{0,4}|" + DOTTED + ")");

    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128".length();

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

    private AddressText() {}

    static Optional<IPAddress> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean prefixRight =
                slash < 0 || PREFIX.matcher(text.substring(slash + 1)).matches();
        long ipv4 = ipv4(address);
        if (!prefixRight || ipv4 < 0 && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        } else if (slash < 0 && ipv4 >= 0) {
            return Optional.of(new IPv4Address((int) ipv4));
        }
        try {
            return Optional.of(new IPAddressString(text, STRICT).toAddress());
        } catch (AddressStringException e) {
            return Optional.empty();
        }
    }

    /** The number of an address in dotted decimal without leading zeros; -1 if it is none. */
    static long ipv4(String text) {
        long address = 0;
        int part = -1;
        int parts = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.' && part >= 0 && part < 256) {
                address = address << 8 | part;
                part = -1;
                parts++;
            } else if (c >= '0' && c <= '9' && part != 0 && part < 256) {
                part = Math.max(part, 0) * 10 + c - '0';
            } else {
                return -1;
            }
        }
        return parts == 4 ? address : -1;
    }

    /** RFC 5952; as its section 5 recommends, an IPv4-mapped address ends in dotted decimal. */
    static String write(IPAddress address) {
        if (!address.isIPv6()) {
            return address.toCanonicalString();
        }
        IPv6Address ipv6 = address.toIPv6();
        return ipv6.isIPv4Mapped()
                ? "::ffff:" + ipv6.getEmbeddedIPv4Address().toCanonicalString()
                : ipv6.toCanonicalString();
    }
}
