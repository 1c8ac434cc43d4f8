package io.github.flowcheck.engine.function;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import java.util.List;

/**
 * Which addresses are private, reserved and public. The documentation names RFC 1918 for private ones and no list for the others;
 * taken are the special-purpose registries of IANA (RFC 6890 and those after it), with multicast, without what is private and
 * without what routes like any other address.
 */
final class SpecialAddresses {
    private static final List<CidrBlock> PRIVATE = blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    private static final List<CidrBlock> RESERVED = blocks(
            "0.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "::1/128",
            "::ffff:0:0/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "fc00::/7",
            "fe80::/10",
            "ff00::/8");

    private SpecialAddresses() {}

    private static List<CidrBlock> blocks(String... blocks) {
        return List.of(blocks).stream()
                .map(block -> CidrBlock.parse(block).orElseThrow())
                .toList();
    }

    static boolean isPrivate(IpAddress address) {
        return PRIVATE.stream().anyMatch(block -> block.contains(address));
    }

    static boolean isReserved(IpAddress address) {
        return RESERVED.stream().anyMatch(block -> block.contains(address));
    }

    static boolean isPublic(IpAddress address) {
        return !isPrivate(address) && !isReserved(address);
    }
}
