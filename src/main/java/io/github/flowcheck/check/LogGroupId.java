package io.github.flowcheck.check;

import java.util.Optional;

/**
 * A log group as people name it: by its name, or by its ARN where it is another account's.
 *
 * @param text as it stands in the check file
 */
public record LogGroupId(String text) {
    private static final String BEFORE_NAME = ":log-group:";
    private static final int ACCOUNT = 4;

    public boolean isArn() {
        return text.startsWith("arn:");
    }

    /** As the API takes it: the ARN without the star that IAM and the console write behind it, or the name. */
    public String identifier() {
        return isArn() && text.endsWith(":*") ? text.substring(0, text.length() - 2) : text;
    }

    public String name() {
        int at = text.indexOf(BEFORE_NAME);
        return isArn() && at >= 0 ? identifier().substring(at + BEFORE_NAME.length()) : text;
    }

    /** The account that it is of; absent if it is named by its name. */
    public Optional<String> account() {
        String[] parts = text.split(":");
        return isArn() && parts.length > ACCOUNT ? Optional.of(parts[ACCOUNT]) : Optional.empty();
    }
}
