package io.github.flowcheck.output;

import io.github.flowcheck.render.SavedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A saved query as the tool of a target reads it from a file, with the defaults of its parameters put in.
 *
 * @param name its name
 * @param text its query
 * @param logGroupNames its log groups
 */
record Decoded(String name, String text, List<String> logGroupNames) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern SUB = Pattern.compile("\\$\\{(!?)([^{}]*)}");

    static Decoded of(SavedQuery query) {
        return new Decoded(query.name(), query.text(), query.logGroupNames());
    }

    /** The queries of templates by their logical ids; a logical id that is there twice is an error. */
    static Map<String, Decoded> cloudFormation(List<OutputFile> files) {
        Map<String, Decoded> queries = new TreeMap<>();
        for (OutputFile file : files) {
            JsonNode template = MAPPER.readTree(file.text());
            template.path("Resources").properties().forEach(resource -> {
                JsonNode properties = resource.getValue().path("Properties");
                Decoded query = new Decoded(
                        properties.path("Name").stringValue(),
                        cloudFormation(template, properties.path("QueryString")),
                        values(properties.path("LogGroupNames"), name -> cloudFormation(template, name)));
                if (queries.put(resource.getKey(), query) != null) {
                    throw new IllegalArgumentException("twice: " + resource.getKey());
                }
            });
        }
        return queries;
    }

    /** A string, or {@code Fn::Sub} as its documentation describes it. */
    private static String cloudFormation(JsonNode template, JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        JsonNode sub = value.path("Fn::Sub");
        JsonNode variables = sub.isArray() ? sub.path(1) : MAPPER.createObjectNode();
        String text = sub.isArray() ? sub.path(0).stringValue() : sub.stringValue();
        return SUB.matcher(text).replaceAll(found -> {
            String name = found.group(2);
            String filled = !found.group(1).isEmpty()
                    ? "${" + name + "}"
                    : variables.has(name)
                            ? variables.path(name).stringValue()
                            : template.path("Parameters")
                                    .path(name)
                                    .path("Default")
                                    .stringValue();
            return Matcher.quoteReplacement(filled);
        });
    }

    /** The queries of a Terraform file by their resources' names. */
    static Map<String, Decoded> terraform(List<OutputFile> files) {
        Map<String, Decoded> queries = new TreeMap<>();
        for (OutputFile file : files) {
            JsonNode root = MAPPER.readTree(file.text());
            UnaryOperator<JsonNode> variable =
                    name -> root.path("variable").path(name.stringValue()).path("default");
            root.at("/resource/aws_cloudwatch_query_definition")
                    .properties()
                    .forEach(resource -> queries.put(
                            resource.getKey(),
                            new Decoded(
                                    terraform(resource.getValue().path("name"), variable),
                                    terraform(resource.getValue().path("query_string"), variable),
                                    values(
                                            resource.getValue().path("log_group_names"),
                                            one -> terraform(one, variable)))));
        }
        return queries;
    }

    /** A template of Terraform, of which the only expressions that are ever written name a variable. */
    private static String terraform(JsonNode value, UnaryOperator<JsonNode> variable) {
        String text = value.stringValue();
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
                filled.append(text, at + 1, at + 3);
                at += 3;
            } else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
                int end = text.indexOf('}', at);
                String name = text.substring(at, end).replaceFirst("^\\$\\{var\\.", "");
                filled.append(
                        variable.apply(MAPPER.getNodeFactory().stringNode(name)).stringValue());
                at = end + 1;
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }

    /** The queries of requests by their files. */
    static Map<String, Decoded> requests(List<OutputFile> files) {
        Map<String, Decoded> queries = new TreeMap<>();
        for (OutputFile file : files) {
            JsonNode request = MAPPER.readTree(file.text());
            queries.put(
                    file.path(),
                    new Decoded(
                            request.path("name").stringValue(),
                            request.path("queryString").stringValue(),
                            values(request.path("logGroupNames"), JsonNode::stringValue)));
        }
        return queries;
    }

    private static List<String> values(JsonNode array, Function<JsonNode, String> value) {
        List<String> values = new ArrayList<>();
        array.forEach(item -> values.add(value.apply(item)));
        return values;
    }
}
