package io.github.flowcheck.check;

import java.util.Optional;

/**
 * What a parameter may hold. The patterns are read alike by Java, as CloudFormation takes them, and by RE2, as Terraform does.
 * They are anchored at both ends, and no value that they allow has a quote, a backslash or a brace: none can end the string that
 * it is put into.
 */
public enum ParameterType {
    /** A network interface id. */
    ENI("eni", "eni-([0-9a-f]{8}|[0-9a-f]{17})", "eni-00000000000000000", "eni- and 8 or 17 hexadecimal digits"),
    /** An IPv4 address; an IPv6 address where the default is one. */
    ADDRESS("address", Patterns.IPV4, "192.0.2.1", "an IPv4 address"),
    /** A block of either family. */
    CIDR(
            "cidr",
            Patterns.IPV4 + "/([0-9]|[12][0-9]|3[0-2])|" + Patterns.IPV6 + "/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8])",
            "192.0.2.0/24",
            "an IPv4 or IPv6 CIDR block"),
    /** A port. */
    PORT(
            "port",
            "0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]",
            "22",
            "a port"),
    /** A log group's name: a saved query takes no ARN. */
    LOG_GROUP("logGroup", "[._/#A-Za-z0-9-]{1,512}", "/flowcheck/none", "the name of a log group");

    /** The same for a parameter of type {@link #ADDRESS} whose default is an IPv6 address. */
    static final String IPV6_PATTERN = Patterns.anchored(Patterns.IPV6);

    static final String IPV6_EXAMPLE = "2001:db8::1";
    static final String IPV6_WORDS = "an IPv6 address";

    private final String word;
    private final String pattern;
    private final String example;
    private final String words;

    ParameterType(String word, String pattern, String example, String words) {
        this.word = word;
        this.pattern = pattern;
        this.example = example;
        this.words = words;
    }

    /** The word that users write. */
    public String word() {
        return word;
    }

    /** Reads a word. */
    public static Optional<ParameterType> parse(String word) {
        for (ParameterType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    String pattern() {
        return Patterns.anchored(pattern);
    }

    /** A value that belongs to nobody: zeros, and what RFC 5737 and RFC 3849 keep for documentation. */
    String example() {
        return example;
    }

    String words() {
        return words;
    }

    /** Parts of the patterns. That of IPv6 lets a few texts pass that are too long for an address, and none with other signs. */
    private static final class Patterns {
        static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
        static final String IPV4 = "(" + BYTE + "[.]){3}" + BYTE;
        static final String GROUP = "[0-9A-Fa-f]{1,4}";
        static final String GROUPS = "(" + GROUP + "(:" + GROUP + "){0,6})?";
        static final String IPV6 =
                "(((" + GROUP + ":){7}" + GROUP + ")|(" + GROUPS + "::" + GROUPS + ")|(::[Ff]{4}:" + IPV4 + "))";

        private Patterns() {}

        static String anchored(String pattern) {
            return "^(" + pattern + ")$";
        }
    }
}
