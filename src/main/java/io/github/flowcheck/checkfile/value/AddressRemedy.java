package io.github.flowcheck.checkfile.value;

import java.util.Set;
import java.util.regex.Pattern;

/** What to do about a text that is no address. Loaded only where there is one, as its patterns take a while. */
final class AddressRemedy {
    private static final Pattern LEADING_ZERO =
            Pattern.compile("(?:[0-9]+\\.){0,3}0[0-9]+(?:\\.[0-9]+){0,3}(?:/[0-9]+)?");
    private static final Pattern HOST_NAME = Pattern.compile("(?:[A-Za-z0-9_-]+\\.)*[A-Za-z][A-Za-z0-9_-]*\\.?");
    private static final Pattern ZONE = Pattern.compile("[0-9A-Fa-f:.]+%.+");

    private static final Pattern RESOURCE = Pattern.compile("(?:sg|pl|subnet|vpc|eni|i)-[0-9a-f]{5,17}");

    private static final Set<String> ANY = Set.of("any", "all", "*");

    private AddressRemedy() {}

    /** @param kind an address, or an address or a block */
    static String of(String text, ValueKind kind) {
        if (LEADING_ZERO.matcher(text).matches()) {
            return "write its parts without leading zeros, which some programs read as octal";
        }
        if (ANY.contains(text)) {
            return kind == ValueKind.BLOCK ? "remove the key, which means any address" : kind.remedy();
        }
        if (RESOURCE.matcher(text).matches()) {
            return kind == ValueKind.BLOCK
                    ? "write the addresses or CIDR blocks that it stands for; flow logs hold no more of a peer"
                    : kind.remedy();
        }
        if (ZONE.matcher(text).matches()) {
            return "remove the zone, \"%\" and what follows; flow logs hold none";
        }
        if (text.contains(",")) {
            return "write a list: " + ListRemedy.of(text, "\\s*,\\s*");
        }
        boolean hostName = text.length() <= 255 && HOST_NAME.matcher(text).matches();
        return hostName ? "write its IP address; flow logs hold no host names" : kind.remedy();
    }
}
