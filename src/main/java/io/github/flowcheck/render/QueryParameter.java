package io.github.flowcheck.render;

import java.util.regex.Pattern;

/**
 * A parameter of a saved query, for which whoever runs the query gives a value: {@code $name(eni = "eni-…")}. The limits are
 * those of PutQueryDefinition (API model of 2026).
 *
 * <p>The default value is written without quotes, as in AWS's own sample. Whether CloudWatch puts quotes around one that is no
 * number is not documented in words: if it did not, the query would be refused or find nothing, and never find something else.
 *
 * @param name 1 to 128 letters, digits and {@code _}, no digit first
 * @param defaultValue 1 to 1,024 characters
 * @param description 1 to 512 characters
 */
public record QueryParameter(String name, String defaultValue, String description) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");
    private static final int LONGEST_DEFAULT = 1_024;
    private static final int LONGEST_DESCRIPTION = 512;

    public QueryParameter {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a parameter: " + name);
        }
        if (defaultValue.isEmpty() || defaultValue.length() > LONGEST_DEFAULT) {
            throw new IllegalArgumentException("no default value of a parameter: " + defaultValue);
        }
        if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION) {
            throw new IllegalArgumentException("no description of a parameter: " + description);
        }
    }
}
