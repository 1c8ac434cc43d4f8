package io.github.flowcheck.plan;

import io.github.flowcheck.render.QueryParameter;
import io.github.flowcheck.render.SavedQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a saved query holds beside its name. PutQueryDefinition replaces all of it: what a request leaves out is gone.
 *
 * @param text as it was sent
 * @param logGroupNames what the console offers when the query is opened; empty means none
 * @param parameters in the order in which they were sent
 * @param language {@value #INSIGHTS} unless somebody saved another one
 */
public record QueryContent(String text, List<String> logGroupNames, List<Parameter> parameters, String language) {
    /** The language of all queries that we write, and of a saved query that names none. */
    public static final String INSIGHTS = "CWLI";

    public QueryContent {
        logGroupNames = List.copyOf(logGroupNames);
        parameters = List.copyOf(parameters);
    }

    /** A parameter as an account has it, which may lack what ours always have. */
    public record Parameter(String name, Optional<String> defaultValue, Optional<String> description) {
        static Parameter of(QueryParameter parameter) {
            return new Parameter(
                    parameter.name(), Optional.of(parameter.defaultValue()), Optional.of(parameter.description()));
        }

        @Override
        public String toString() {
            return name
                    + defaultValue.map(value -> " = " + value).orElse("")
                    + description.map(words -> " (" + words + ")").orElse("");
        }
    }

    /** What a rendered query holds. */
    public static QueryContent of(SavedQuery query) {
        return new QueryContent(
                query.text(),
                query.logGroupNames(),
                query.parameters().stream().map(Parameter::of).toList(),
                INSIGHTS);
    }

    /**
     * Whether a reader would see no difference. Line ends, blanks at the end of a line, empty lines at the end and the order of
     * log groups and parameters make none: consoles and editors change them.
     */
    public boolean means(QueryContent other) {
        return lines().equals(other.lines());
    }

    /**
     * The same for a query that is there already. Where we name no log groups, for the file names them by ARN and a saved query
     * takes names only, those that somebody chose stay: a request without them would remove them.
     */
    public QueryContent over(QueryContent before) {
        return logGroupNames.isEmpty() ? new QueryContent(text, before.logGroupNames(), parameters, language) : this;
    }

    /** All of it as lines for people, in an order that is the same whatever was sent: what is compared, and what is shown. */
    public List<String> lines() {
        String head = logGroupNames.stream()
                        .distinct()
                        .sorted()
                        .map(name -> "log group: " + name + "\n")
                        .collect(Collectors.joining())
                + parameters.stream()
                        .sorted(Comparator.comparing(Parameter::name))
                        .map(parameter -> "parameter: " + parameter + "\n")
                        .collect(Collectors.joining())
                + (language.equals(INSIGHTS) ? "" : "language: " + language + "\n");
        return (head + text.replace("\r\n", "\n").replace('\r', '\n'))
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .toList();
    }
}
