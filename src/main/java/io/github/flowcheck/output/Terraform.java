package io.github.flowcheck.output;

import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.render.DeployText;
import io.github.flowcheck.render.SavedQuery;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Saved queries as Terraform's JSON: one {@code aws_cloudwatch_query_definition} a check, by itself, without {@code for_each}
 * or {@code count}, so that a check that goes or moves touches its own resource only. Which provider, Region and account these
 * belong to is the affair of the module that the file is put into, or that calls its folder as a module.
 *
 * <p>Terraform reads every string as a template, in which a dollar or a percent sign before a brace begins an expression; doubled,
 * it stands for itself. It also puts text into Unicode's form NFC, which no escape can prevent.
 */
final class Terraform {
    private static final String COMMENT =
            "Saved CloudWatch Logs Insights queries over VPC flow logs, written by flowcheck. Needs the provider"
                    + " hashicorp/aws, which the module that uses this folder or file configures.";

    private Terraform() {}

    /**
     * One file, or none without queries.
     *
     * @param queries in the order of their check ids
     */
    static List<OutputFile> files(List<SavedQuery> queries) {
        if (queries.isEmpty()) {
            return List.of();
        }
        return List.of(OutputFile.of("terraform/flowcheck.tf.json", JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("//", COMMENT);
            List<Parameter> parameters = CloudFormation.parameters(queries);
            if (!parameters.isEmpty()) {
                json.writeObjectPropertyStart("variable");
                parameters.forEach(parameter -> variable(json, parameter));
                json.writeEndObject();
            }
            json.writeObjectPropertyStart("resource");
            json.writeObjectPropertyStart("aws_cloudwatch_query_definition");
            queries.forEach(query -> resource(json, query));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        })));
    }

    /**
     * A resource's name: the check id itself, but for what a name cannot have. Terraform allows letters, digits, {@code _} and
     * {@code -}, no digit first. No check id has an upper-case letter or begins with {@code _}, so no two ids share a name.
     */
    static String resourceName(String checkId) {
        String name = checkId.replace(".", "_DOT_").replace("/", "_SLASH_");
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** A text as Terraform's JSON spells it. */
    static String escaped(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }

    private static void resource(JsonGenerator json, SavedQuery query) {
        json.writeObjectPropertyStart(resourceName(query.checkId()));
        json.writeStringProperty("name", escaped(query.name()));
        json.writeStringProperty("query_string", template(query.deployed().text()));
        if (!query.deployed().logGroupNames().isEmpty()) {
            JsonText.texts(
                    json,
                    "log_group_names",
                    query.deployed().logGroupNames().stream()
                            .map(Terraform::template)
                            .toList());
        }
        json.writeEndObject();
    }

    private static String template(DeployText text) {
        return text.written(Terraform::escaped, parameter -> "${var." + parameter.name() + "}");
    }

    /** Declares a variable. Its description and default are the only texts that Terraform does not read as templates. */
    private static void variable(JsonGenerator json, Parameter parameter) {
        json.writeObjectPropertyStart(parameter.name());
        json.writeStringProperty("type", "string");
        parameter.description().ifPresent(text -> json.writeStringProperty("description", text));
        parameter.defaultValue().ifPresent(text -> json.writeStringProperty("default", text));
        json.writeArrayPropertyStart("validation");
        json.writeStartObject();
        json.writeStringProperty(
                "condition", "${can(regex(\"" + parameter.allowedPattern() + "\", var." + parameter.name() + "))}");
        json.writeStringProperty(
                "error_message", "The value of " + parameter.name() + " must be " + parameter.allowed() + ".");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
