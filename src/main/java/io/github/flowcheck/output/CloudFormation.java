package io.github.flowcheck.output;

import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.render.SavedQuery;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * Saved queries as CloudFormation templates: one {@code AWS::Logs::QueryDefinition} a check. Only texts that take values of
 * parameters stand in {@code Fn::Sub}; in others nothing needs escaping.
 */
final class CloudFormation {
    /** CloudFormation takes no more resources in a template (its quotas of 2026). */
    static final int MOST_RESOURCES = 500;

    /** CloudFormation takes templates of up to 1 MB from S3; the smaller reading of that. */
    static final int MOST_BYTES = 1_000_000;

    private static final int MOST_PARTS = 1 << 20;

    private CloudFormation() {}

    /**
     * One template if everything fits, else the fewest parts, in a power of two, of which each fits. A check's part depends on
     * its id and the number of parts alone, so that a check that goes moves no other from one stack to another.
     *
     * @param queries in the order of their check ids
     */
    static List<OutputFile> templates(List<SavedQuery> queries) {
        return queries.isEmpty() ? List.of() : layout(queries).templates();
    }

    /** The templates, and where these are parts, their parent, for whoever wants one stack. */
    static List<OutputFile> files(List<SavedQuery> queries) {
        if (queries.isEmpty()) {
            return List.of();
        }
        Layout layout = layout(queries);
        Stream<OutputFile> parent = layout.parts().isEmpty() || layout.parts().size() > MOST_RESOURCES
                ? Stream.empty()
                : Stream.of(ParentTemplate.of(layout.parts()));
        return Stream.concat(layout.templates().stream(), parent).toList();
    }

    /**
     * How queries are laid out.
     *
     * @param parts the queries of each part by its number; none for one template
     */
    private record Layout(List<OutputFile> templates, SortedMap<Integer, List<SavedQuery>> parts) {}

    private static Layout layout(List<SavedQuery> queries) {
        OutputFile whole = OutputFile.of("cloudformation/flowcheck.template.json", template(queries));
        if (fits(whole, queries)) {
            return new Layout(List.of(whole), new TreeMap<>());
        }
        for (int count = 2; count <= MOST_PARTS; count *= 2) {
            SortedMap<Integer, List<SavedQuery>> parts = parts(queries, count);
            if (parts.values().stream().allMatch(part -> part.size() <= MOST_RESOURCES)) {
                Map<OutputFile, List<SavedQuery>> files = new LinkedHashMap<>();
                parts.forEach((part, some) -> files.put(part(part, some), some));
                if (files.entrySet().stream().allMatch(e -> fits(e.getKey(), e.getValue()))) {
                    return new Layout(List.copyOf(files.keySet()), parts);
                }
            }
        }
        throw new IllegalArgumentException("no way to split " + queries.size() + " queries");
    }

    /**
     * A resource's name in the template: the id in camel case, for readers, and the start of its hash, since {@code a-b},
     * {@code a.b} and {@code ab} would be one otherwise. It starts with a letter and has at most 213 characters.
     */
    static String logicalId(String checkId) {
        String camel = Stream.of(checkId.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        String lead = Character.isDigit(camel.charAt(0)) ? "Check" : "";
        return lead + camel + HexFormat.of().toHexDigits(hash(checkId));
    }

    private static SortedMap<Integer, List<SavedQuery>> parts(List<SavedQuery> queries, int count) {
        return queries.stream()
                .collect(Collectors.groupingBy(
                        query -> 1 + (hash(query.checkId()) & (count - 1)), TreeMap::new, Collectors.toList()));
    }

    private static OutputFile part(int number, List<SavedQuery> queries) {
        return OutputFile.of("cloudformation/" + partName(number), template(queries));
    }

    /** The name of a part's file. */
    static String partName(int number) {
        return "flowcheck-" + number + ".template.json";
    }

    /** The parameters that queries take values from, by their names. */
    static List<Parameter> parameters(List<SavedQuery> queries) {
        return queries.stream()
                .flatMap(query -> query.deployed().parameters().stream())
                .distinct()
                .sorted(Comparator.comparing(Parameter::name))
                .toList();
    }

    /**
     * CloudFormation wants no parameter to be named as a resource is.
     *
     * @throws BadInputException with every parameter that is
     */
    static void refuseTaken(List<Parameter> parameters, Set<String> logicalIds) {
        Problems problems = new Problems();
        parameters.stream()
                .filter(parameter -> logicalIds.contains(parameter.name()))
                .forEach(parameter -> problems.error(
                        parameter.place(),
                        "the parameter \"" + parameter.name()
                                + "\" has the name of a resource of the CloudFormation template",
                        "give it another name"));
        problems.throwIfErrors();
    }

    private static boolean fits(OutputFile file, List<SavedQuery> queries) {
        return queries.size() <= MOST_RESOURCES && file.text().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static String template(List<SavedQuery> queries) {
        List<Parameter> parameters = parameters(queries);
        refuseTaken(
                parameters,
                queries.stream().map(query -> logicalId(query.checkId())).collect(Collectors.toSet()));
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("AWSTemplateFormatVersion", "2010-09-09");
            json.writeStringProperty(
                    "Description", "Saved CloudWatch Logs Insights queries over VPC flow logs, written by flowcheck");
            if (!parameters.isEmpty()) {
                json.writeObjectPropertyStart("Parameters");
                parameters.forEach(parameter -> parameter(json, parameter));
                json.writeEndObject();
            }
            json.writeObjectPropertyStart("Resources");
            queries.forEach(query -> resource(json, query));
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** Declares a parameter. */
    static void parameter(JsonGenerator json, Parameter parameter) {
        json.writeObjectPropertyStart(parameter.name());
        json.writeStringProperty("Type", "String");
        json.writeStringProperty("AllowedPattern", parameter.allowedPattern());
        json.writeStringProperty("ConstraintDescription", "must be " + parameter.allowed());
        parameter.description().ifPresent(text -> json.writeStringProperty("Description", text));
        parameter.defaultValue().ifPresent(text -> json.writeStringProperty("Default", text));
        json.writeEndObject();
    }

    private static void resource(JsonGenerator json, SavedQuery query) {
        json.writeObjectPropertyStart(logicalId(query.checkId()));
        json.writeStringProperty("Type", "AWS::Logs::QueryDefinition");
        json.writeObjectPropertyStart("Properties");
        json.writeStringProperty("Name", query.name());
        json.writeName("QueryString");
        FnSub.write(json, query.deployed().text());
        if (!query.deployed().logGroupNames().isEmpty()) {
            json.writeArrayPropertyStart("LogGroupNames");
            query.deployed().logGroupNames().forEach(name -> FnSub.write(json, name));
            json.writeEndArray();
        }
        if (!query.parameters().isEmpty()) {
            json.writeArrayPropertyStart("Parameters");
            query.parameters().forEach(parameter -> {
                json.writeStartObject();
                json.writeStringProperty("Name", parameter.name());
                json.writeStringProperty("DefaultValue", parameter.defaultValue());
                json.writeStringProperty("Description", parameter.description());
                json.writeEndObject();
            });
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static int hash(String checkId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(checkId.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
