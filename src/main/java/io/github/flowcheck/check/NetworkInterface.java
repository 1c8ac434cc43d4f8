package io.github.flowcheck.check;

import io.github.flowcheck.address.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * An elastic network interface (ENI) and the addresses under which its traffic is looked for.
 *
 * @param id {@code eni-} and 8 or 17 lower-case hexadecimal digits
 * @param own its addresses, at least one; several mean "any of them"
 */
public record NetworkInterface(Input<String> id, List<Input<IpAddress>> own) {
    private static final String LEAD = "eni-";

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
        int digits = text.length() - LEAD.length();
        if (digits != 8 && digits != 17 || !text.startsWith(LEAD)) {
            return false;
        }
        for (int i = LEAD.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
