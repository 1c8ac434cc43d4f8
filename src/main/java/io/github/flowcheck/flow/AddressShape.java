package io.github.flowcheck.flow;

/**
 * Tells whether bytes spell an IPv4 address (dotted decimal, no leading zeros) or an IPv6 address (RFC 4291, no zone).
 */
final class AddressShape {
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();

    private AddressShape() {}

    static boolean matches(byte[] text, int from, int to) {
        return isIpv4(text, from, to) || isIpv6(text, from, to);
    }

    private static boolean isIpv4(byte[] text, int from, int to) {
        int parts = 0;
        int i = from;
        while (i < to) {
            int start = i;
            int value = 0;
            while (i < to && i - start < 3 && text[i] >= '0' && text[i] <= '9') {
                value = value * 10 + text[i++] - '0';
            }
            boolean leadingZero = i - start > 1 && text[start] == '0';
            if (i == start || leadingZero || value > 255) {
                return false;
            }
            parts++;
            if (i == to) {
                return parts == 4;
            }
            if (text[i++] != '.') {
                return false;
            }
        }
        return false;
    }

    private static boolean isIpv6(byte[] text, int from, int to) {
        if (to - from < 2 || to - from > LONGEST) {
            return false;
        }
        boolean shortened = text[from] == ':' && text[from + 1] == ':';
        int i = shortened ? from + 2 : from;
        int groups = 0;
        while (i < to) {
            int start = i;
            while (i < to && isHex(text[i])) {
                i++;
            }
            if (i < to && text[i] == '.') {
                return isIpv4(text, start, to) && isComplete(groups + 2, shortened);
            }
            if (i == start || i - start > 4) {
                return false;
            }
            groups++;
            if (i == to) {
                break;
            }
            if (text[i++] != ':' || i == to) {
                return false;
            }
            if (text[i] == ':') {
                if (shortened) {
                    return false;
                }
                shortened = true;
                i++;
            }
        }
        return isComplete(groups, shortened);
    }

    private static boolean isComplete(int groups, boolean shortened) {
        return shortened ? groups < 8 : groups == 8;
    }

    private static boolean isHex(byte letter) {
        int lower = letter | 0x20;
        return (letter >= '0' && letter <= '9') || (lower >= 'a' && lower <= 'f');
    }
}
