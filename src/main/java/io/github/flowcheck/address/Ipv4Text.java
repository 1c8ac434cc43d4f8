package io.github.flowcheck.address;

/** The one spelling of IPv4 addresses: dotted decimal without leading zeros, which some tools read as octal. */
final class Ipv4Text {
    private static final int PARTS = 4;

    private Ipv4Text() {}

    /** The number of an address; -1 if the text is none. */
    static long read(String text) {
        long address = 0;
        int part = -1;
        int parts = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.' && part >= 0 && part < 256 && parts < PARTS) {
                address = address << 8 | part;
                part = -1;
                parts++;
            } else if (c >= '0' && c <= '9' && part != 0 && part < 256) {
                part = Math.max(part, 0) * 10 + c - '0';
            } else {
                return -1;
            }
        }
        return parts == PARTS ? address : -1;
    }

    /** The address that the lower 32 bits of a number are. */
    static String write(long address) {
        StringBuilder text = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            text.append(address >> shift & 0xff).append(shift == 0 ? "" : ".");
        }
        return text.toString();
    }
}
