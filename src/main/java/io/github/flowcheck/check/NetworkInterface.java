package io.github.flowcheck.check;

import io.github.flowcheck.address.IpAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An elastic network interface (ENI) and the addresses under which its traffic is looked for.
 *
 * @param eni its id: {@code eni-} and 8 or 17 lower-case hexadecimal digits
 * @param addresses at least one; several mean "any of them"
 */
public record NetworkInterface(String eni, List<IpAddress> addresses) {
    private static final Pattern ENI = Pattern.compile("eni-(?:[0-9a-f]{8}|[0-9a-f]{17})");

    public NetworkInterface {
        addresses = addresses.stream().distinct().toList();
        if (!isEni(eni)) {
            throw new IllegalArgumentException("no network interface id: " + eni);
        }
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(eni + " has no address");
        }
    }

    /** Whether a text is a network interface id. */
    public static boolean isEni(String text) {
        return ENI.matcher(text).matches();
    }
}
