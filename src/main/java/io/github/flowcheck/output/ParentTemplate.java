package io.github.flowcheck.output;

import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.render.SavedQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A CloudFormation template whose stacks are the parts of a large one, for whoever wants to deploy them as one stack. It takes
 * the parameters of its parts, and one more: where they were uploaded to.
 */
final class ParentTemplate {
    private static final String PATH = "cloudformation/parent.template.json";

    private ParentTemplate() {}

    /**
     * The template.
     *
     * @param parts the queries of each part by its number
     */
    static OutputFile of(SortedMap<Integer, List<SavedQuery>> parts) {
        List<SavedQuery> queries = new ArrayList<>();
        Set<String> stacks = new HashSet<>();
        for (Map.Entry<Integer, List<SavedQuery>> part : parts.entrySet()) {
            stacks.add(stack(part.getKey()));
            queries.addAll(part.getValue());
        }
        List<Parameter> parameters = CloudFormation.parameters(queries);
        CloudFormation.refuseTaken(parameters, stacks);
        JsonWriter json = new JsonWriter()
                .startObject()
                .property("AWSTemplateFormatVersion", "2010-09-09")
                .property(
                        "Description",
                        "The parts of the saved CloudWatch Logs Insights queries over VPC flow logs, written by flowcheck")
                .startObject("Parameters")
                .startObject(Parameter.TEMPLATE_URL_PREFIX)
                .property("Type", "String")
                .property("AllowedPattern", "^https://[^\"\\s]*[^\"\\s/]$")
                .property("ConstraintDescription", "must begin with https:// and not end in a slash")
                .property(
                        "Description",
                        "Where the parts were uploaded to, such as https://my-bucket.s3.eu-west-1.amazonaws.com/flowcheck")
                .endObject();
        for (Parameter parameter : parameters) {
            CloudFormation.parameter(json, parameter);
        }
        json.endObject().startObject("Resources");
        for (Map.Entry<Integer, List<SavedQuery>> part : parts.entrySet()) {
            resource(json, part.getKey(), CloudFormation.parameters(part.getValue()));
        }
        return OutputFile.of(PATH, json.endObject().endObject().finish());
    }

    private static String stack(int number) {
        return "Part" + number;
    }

    private static void resource(JsonWriter json, int number, List<Parameter> parameters) {
        json.startObject(stack(number))
                .property("Type", "AWS::CloudFormation::Stack")
                .startObject("Properties")
                .startObject("TemplateURL")
                .property("Fn::Sub", "${" + Parameter.TEMPLATE_URL_PREFIX + "}/" + CloudFormation.partName(number))
                .endObject();
        if (!parameters.isEmpty()) {
            json.startObject("Parameters");
            for (Parameter parameter : parameters) {
                json.startObject(parameter.name())
                        .property("Ref", parameter.name())
                        .endObject();
            }
            json.endObject();
        }
        json.endObject().endObject();
    }
}
