package io.github.flowcheck.output;

import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.render.DeployText;
import io.github.flowcheck.render.SavedQuery;
import java.util.List;
import java.util.Optional;

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
        JsonWriter json = new JsonWriter().startObject().property("//", COMMENT);
        List<Parameter> parameters = CloudFormation.parameters(queries);
        if (!parameters.isEmpty()) {
            json.startObject("variable");
            for (Parameter parameter : parameters) {
                variable(json, parameter);
            }
            json.endObject();
        }
        json.startObject("resource").startObject("aws_cloudwatch_query_definition");
        for (SavedQuery query : queries) {
            resource(json, query);
        }
        json.endObject().endObject().endObject();
        return List.of(OutputFile.of("terraform/flowcheck.tf.json", json.finish()));
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

    private static void resource(JsonWriter json, SavedQuery query) {
        json.startObject(resourceName(query.checkId()))
                .property("name", escaped(query.name()))
                .property("query_string", template(query.deployed().text()));
        if (!query.deployed().logGroupNames().isEmpty()) {
            json.startList("log_group_names");
            for (DeployText name : query.deployed().logGroupNames()) {
                json.text(template(name));
            }
            json.endList();
        }
        json.endObject();
    }

    private static String template(DeployText text) {
        Optional<String> known = text.known();
        if (known.isPresent()) {
            return escaped(known.get());
        }
        return text.written(Terraform::escaped, parameter -> "${var." + parameter.name() + "}");
    }

    /** Declares a variable. Its description and default are the only texts that Terraform does not read as templates. */
    private static void variable(JsonWriter json, Parameter parameter) {
        json.startObject(parameter.name()).property("type", "string");
        if (parameter.description().isPresent()) {
            json.property("description", parameter.description().get());
        }
        if (parameter.defaultValue().isPresent()) {
            json.property("default", parameter.defaultValue().get());
        }
        json.startList("validation")
                .startObject()
                .property(
                        "condition",
                        "${can(regex(\"" + parameter.allowedPattern() + "\", var." + parameter.name() + "))}")
                .property("error_message", "The value of " + parameter.name() + " must be " + parameter.allowed() + ".")
                .endObject()
                .endList()
                .endObject();
    }
}
