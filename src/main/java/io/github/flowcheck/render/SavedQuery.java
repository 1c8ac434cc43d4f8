package io.github.flowcheck.render;

import io.github.flowcheck.check.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
 * @param deployed what templates hold; differs from the text and the log groups where parameters of the check file give values
 */
public record SavedQuery(
        String checkId,
        String name,
        String text,
        List<String> logGroupNames,
        List<QueryParameter> parameters,
        String plainText,
        Deployed deployed) {
    /** The longest name that CloudWatch Logs takes. */
    public static final int LONGEST_NAME = 255;

    /** The longest text that CloudWatch Logs takes. */
    public static final int LONGEST_TEXT = 10_000;

    private static final int MOST_PARAMETERS = 20;

    /**
     * What templates hold of a query, to which values are given when it is deployed.
     *
     * @param text the query
     * @param logGroupNames names of log groups
     */
    public record Deployed(DeployText text, List<DeployText> logGroupNames) {
        public Deployed {
            logGroupNames = List.copyOf(logGroupNames);
        }

        /** What needs no values. */
        static Deployed of(String text, List<String> logGroupNames) {
            List<DeployText> names = new ArrayList<>();
            for (String name : logGroupNames) {
                names.add(DeployText.of(name));
            }
            return new Deployed(DeployText.of(text), names);
        }

        /** The parameters of the check file that it takes values from, none twice. */
        public List<Parameter> parameters() {
            Set<Parameter> parameters = new LinkedHashSet<>(text.parameters());
            for (DeployText name : logGroupNames) {
                parameters.addAll(name.parameters());
            }
            return List.copyOf(parameters);
        }
    }

    public SavedQuery {
        logGroupNames = List.copyOf(logGroupNames);
        parameters = List.copyOf(parameters);
        if (name.length() > LONGEST_NAME || !isName(name)) {
            throw new IllegalArgumentException("no name of a saved query: " + name);
        }
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("no text of a saved query: " + text.length() + " characters");
        }
        if (parameters.size() > MOST_PARAMETERS || !holdsAll(text, parameters)) {
            throw new IllegalArgumentException("no parameters of a saved query: " + parameters);
        }
    }

    /** Parts with slashes between them, none of them empty, without a colon or a star. */
    private static boolean isName(String text) {
        boolean hasParts = !text.isEmpty() && !text.startsWith("/") && !text.endsWith("/") && !text.contains("//");
        return hasParts && text.indexOf(':') < 0 && text.indexOf('*') < 0;
    }

    private static boolean holdsAll(String text, List<QueryParameter> parameters) {
        for (QueryParameter parameter : parameters) {
            if (!text.contains("{{" + parameter.name() + "}}")) {
                return false;
            }
        }
        return true;
    }

    /** A query without parameters. */
    public SavedQuery(String checkId, String name, String text, List<String> logGroupNames) {
        this(checkId, name, text, logGroupNames, List.of(), text);
    }

    /** A query that needs no values when it is deployed. */
    public SavedQuery(
            String checkId,
            String name,
            String text,
            List<String> logGroupNames,
            List<QueryParameter> parameters,
            String plainText) {
        this(checkId, name, text, logGroupNames, parameters, plainText, Deployed.of(text, logGroupNames));
    }

    /** Parameters of the check file without a value in this run: the text has values of nobody then, and is for no one to use. */
    public List<Parameter> missing() {
        List<Parameter> missing = new ArrayList<>();
        for (Parameter parameter : deployed.parameters()) {
            if (parameter.value().isEmpty()) {
                missing.add(parameter);
            }
        }
        return missing;
    }

    /** The query as a target takes it that knows no parameters. */
    public SavedQuery plain() {
        return parameters.isEmpty()
                ? this
                : new SavedQuery(
                        checkId,
                        name,
                        plainText,
                        logGroupNames,
                        List.of(),
                        plainText,
                        new Deployed(DeployText.of(plainText), deployed.logGroupNames()));
    }
}
