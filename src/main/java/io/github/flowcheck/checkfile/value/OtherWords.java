package io.github.flowcheck.checkfile.value;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that security groups, firewalls and other tools have for what is called otherwise in a check file. */
final class OtherWords {
    private static final Map<ValueKind, Map<String, String>> WORDS = Map.of(
            ValueKind.DIRECTION,
            Map.of("ingress", "inbound", "in", "inbound", "egress", "outbound", "out", "outbound"),
            ValueKind.ACTION,
            Map.of(
                    "allow", "accept", "permit", "accept", "deny", "reject", "drop", "reject", "block", "reject", "all",
                    "any", "both", "any"),
            ValueKind.PROTOCOL,
            Map.of("all", "any", "*", "any", "-1", "any"),
            ValueKind.PORT,
            Map.of("any", "all", "*", "all"),
            ValueKind.PORT_SIDE,
            Map.of("src", "source", "dst", "destination", "dest", "destination"));

    private OtherWords() {}

    /** What the word is called here. */
    static Optional<String> of(String word, ValueKind kind) {
        return Optional.ofNullable(WORDS.getOrDefault(kind, Map.of()).get(word.toLowerCase(Locale.ROOT)));
    }
}
