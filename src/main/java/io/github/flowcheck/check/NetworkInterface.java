package io.github.flowcheck.check;

import io.github.flowcheck.address.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An elastic network interface (ENI) and the addresses under which its traffic is looked for.
 *
 * @param id {@code eni-} and 8 or 17 lower-case hexadecimal digits
 * @param own its addresses, at least one; several mean "any of them"
 */
public record NetworkInterface(Input<String> id, List<Input<IpAddress>> own) {
    private static final Pattern ENI = Pattern.compile("eni-(?:[0-9a-f]{8}|[0-9a-f]{17})");

    public NetworkInterface {
        own = List.copyOf(new LinkedHashSet<>(own));
        if (!isEni(id.value())) {
            throw new IllegalArgumentException("no network interface id: " + id.value());
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException(id.value() + " has no address");
        }
    }

    /** An interface whose id and addresses are written in the file. */
    public NetworkInterface(String eni, List<IpAddress> addresses) {
        this(Input.of(eni), Input.of(addresses));
    }

    /** Its id. */
    public String eni() {
        return id.value();
    }

    /** Its addresses. */
    public List<IpAddress> addresses() {
        return Input.values(own);
    }

    /** Whether a text is a network interface id. */
    public static boolean isEni(String text) {
        return ENI.matcher(text).matches();
    }
}
