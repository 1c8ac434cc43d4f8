package io.github.flowcheck.render;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A check's query in the shape in which CloudWatch Logs saves it, with the limits of PutQueryDefinition (API model of 2026).
 *
 * @param checkId the check
 * @param name 1 to 255 characters; a slash makes a folder. No colon, no star, no slash at its ends or beside another: the
 *     rule of Terraform's {@code aws_cloudwatch_query_definition}, which is stricter than that of CloudWatch
 * @param text the query, 1 to 10,000 characters
 * @param logGroupNames names of log groups; empty if the check names none that a saved query can take
 */
public record SavedQuery(String checkId, String name, String text, List<String> logGroupNames) {
    /** The longest name that CloudWatch Logs takes. */
    public static final int LONGEST_NAME = 255;

    /** The longest text that CloudWatch Logs takes. */
    public static final int LONGEST_TEXT = 10_000;

    private static final Pattern NAME = Pattern.compile("[^:*/]++(?:/[^:*/]++)*+");

    public SavedQuery {
        logGroupNames = List.copyOf(logGroupNames);
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a saved query: " + name);
        }
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("no text of a saved query: " + text.length() + " characters");
        }
    }
}
