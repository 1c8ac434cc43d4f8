package io.github.flowcheck.render;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A query in the shape in which CloudWatch Logs saves it, with the limits of PutQueryDefinition (API model of 2026).
 *
 * @param checkId the check; of a query of the library {@code library/<name>}, which is no check's
 * @param name 1 to 255 characters; a slash makes a folder. No colon, no star, no slash at its ends or beside another: the
 *     rule of Terraform's {@code aws_cloudwatch_query_definition}, which is stricter than that of CloudWatch
 * @param text the query, 1 to 10,000 characters
 * @param logGroupNames names of log groups; empty if the check names none that a saved query can take
 * @param parameters what is asked for when it is run; at most 20, and each stands in the text; none for a check
 * @param plainText the text for targets that know no parameters, with examples for values; the text itself for a check
 */
public record SavedQuery(
        String checkId,
        String name,
        String text,
        List<String> logGroupNames,
        List<QueryParameter> parameters,
        String plainText) {
    /** The longest name that CloudWatch Logs takes. */
    public static final int LONGEST_NAME = 255;

    /** The longest text that CloudWatch Logs takes. */
    public static final int LONGEST_TEXT = 10_000;

    private static final int MOST_PARAMETERS = 20;
    private static final Pattern NAME = Pattern.compile("[^:*/]++(?:/[^:*/]++)*+");

    public SavedQuery {
        logGroupNames = List.copyOf(logGroupNames);
        parameters = List.copyOf(parameters);
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a saved query: " + name);
        }
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("no text of a saved query: " + text.length() + " characters");
        }
        if (parameters.size() > MOST_PARAMETERS
                || !parameters.stream().allMatch(parameter -> text.contains("{{" + parameter.name() + "}}"))) {
            throw new IllegalArgumentException("no parameters of a saved query: " + parameters);
        }
    }

    /** A query without parameters. */
    public SavedQuery(String checkId, String name, String text, List<String> logGroupNames) {
        this(checkId, name, text, logGroupNames, List.of(), text);
    }

    /** The query as a target takes it that knows no parameters. */
    public SavedQuery plain() {
        return new SavedQuery(checkId, name, plainText, logGroupNames);
    }
}
