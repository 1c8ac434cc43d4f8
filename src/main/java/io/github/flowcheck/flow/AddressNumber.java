package io.github.flowcheck.flow;

/** The address that a text spells, as a number of 32 or 128 bits. Made anew for each text without making an object. */
public final class AddressNumber {
    /** Which addresses there are. */
    public enum Family {
        NONE,
        IPV4,
        IPV6
    }

    private long generation = -1;
    private Family family = Family.NONE;
    private long high;
    private long low;

    /** {@link Family#NONE} if the text is no address. */
    public Family family() {
        return family;
    }

    /** The upper 64 bits of an IPv6 address; 0 for IPv4. */
    public long high() {
        return high;
    }

    /** The lower 64 bits of an IPv6 address, or all 32 of IPv4. */
    public long low() {
        return low;
    }

    /** Reads a text, unless it is the one that was read last. */
    void read(byte[] text, int from, int to, long textGeneration) {
        if (generation != textGeneration) {
            generation = textGeneration;
            read(text, from, to);
        }
    }

    /** Becomes an IPv6 address. */
    void becomeIpv6(long upper, long lower, long textGeneration) {
        generation = textGeneration;
        family = Family.IPV6;
        high = upper;
        low = lower;
    }

    /** Reads a text: dotted decimal without leading zeros, or IPv6 as in RFC 4291, without a zone. */
    public void read(byte[] text, int from, int to) {
        high = 0;
        low = ipv4(text, from, to);
        if (low >= 0) {
            family = Family.IPV4;
        } else {
            boolean right = AddressShape.matches(text, from, to);
            family = right ? Family.IPV6 : Family.NONE;
            low = 0;
            if (right) {
                readIpv6(text, from, to);
            }
        }
    }

    /** Stops at the first byte that cannot be, which of IPv6 is an early one. */
    private static long ipv4(byte[] text, int from, int to) {
        long address = 0;
        int part = -1;
        int parts = 1;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9 && part != 0) {
                part = part < 0 ? digit : part * 10 + digit;
                if (part > 255) {
                    return -1;
                }
            } else if (text[i] == '.' && part >= 0 && parts < 4) {
                address = address << 8 | part;
                part = -1;
                parts++;
            } else {
                return -1;
            }
        }
        return parts == 4 && part >= 0 ? address << 8 | part : -1;
    }

    /** Of a text that is known to be one: groups before {@code ::} from the left, those behind it from the right. */
    private void readIpv6(byte[] text, int from, int to) {
        int at = from;
        int place = 0;
        while (at < to && !(text[at] == ':' && text[at + 1] == ':')) {
            at = group(text, at, to, place);
            place = at < 0 ? 8 : place + 1;
            at = at < 0 ? to : at;
            if (at < to && text[at] == ':' && text[at + 1] != ':') {
                at++;
            }
        }
        if (at < to) {
            readFromRight(text, at + 2, to);
        }
    }

    private void readFromRight(byte[] text, int from, int to) {
        int groups = from == to ? 0 : 1;
        for (int i = from; i < to; i++) {
            groups += text[i] == ':' ? 1 : text[i] == '.' ? 4 : 0;
        }
        // four parts are two groups, and have three points
        groups = groups > 12 ? groups - 11 : groups;
        int place = 8 - groups;
        int at = from;
        while (at >= 0 && at < to) {
            at = group(text, at, to, place++);
            if (at >= 0 && at < to) {
                at++;
            }
        }
    }

    /** Reads one group, or the four parts at the end; returns where it ends, -1 if the text does. */
    private int group(byte[] text, int from, int to, int place) {
        long value = 0;
        int at = from;
        while (at < to && text[at] != ':') {
            if (text[at] == '.') {
                put(place, ipv4(text, from, to) >>> 16);
                put(place + 1, ipv4(text, from, to) & 0xffff);
                return -1;
            }
            value = value << 4 | Character.digit(text[at], 16);
            at++;
        }
        put(place, value);
        return at;
    }

    private void put(int place, long group) {
        if (place < 4) {
            high |= group << 16 * (3 - place);
        } else {
            low |= group << 16 * (7 - place);
        }
    }
}
