package io.github.flowcheck.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The {@code clientToken} of a request that creates: 64 hexadecimal digits, the same for the same query, so that a request that
 * is sent again makes no second copy, even if the listing does not show the first one yet.
 */
public final class CreateToken {
    private CreateToken() {}

    /**
     * @param spent ids that the service gave for this very query before and that are not it any more: deleted since, or renamed.
     *     Without them in the token, a service that remembers it would answer with that id again and create nothing
     */
    static String of(String name, QueryContent content, Collection<String> spent) {
        List<String> parts = new ArrayList<>(List.of("1", name, content.language(), content.text()));
        parts.add(String.valueOf(content.logGroupNames().size()));
        parts.addAll(content.logGroupNames());
        content.parameters().forEach(parameter -> {
            parts.add(parameter.name());
            parts.add(parameter.defaultValue().orElse(""));
            parts.add(parameter.description().orElse(""));
        });
        parts.addAll(spent);
        MessageDigest digest = sha256();
        parts.forEach(part -> {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
