package io.github.flowcheck.output.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A path as a URI reference of RFC 3986: slashes stay, whatever else a path segment may not hold is percent-encoded. */
final class UriPath {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private UriPath() {}

    static String of(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(unit) >= 0) {
                uri.append((char) unit);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return uri.toString();
    }
}
