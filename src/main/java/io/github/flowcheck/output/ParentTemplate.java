package io.github.flowcheck.output;

import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.render.SavedQuery;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;

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
        List<Parameter> parameters = CloudFormation.parameters(
                parts.values().stream().flatMap(List::stream).toList());
        CloudFormation.refuseTaken(
                parameters,
                Set.copyOf(parts.keySet().stream().map(ParentTemplate::stack).toList()));
        return OutputFile.of(PATH, JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("AWSTemplateFormatVersion", "2010-09-09");
            json.writeStringProperty(
                    "Description",
                    "The parts of the saved CloudWatch Logs Insights queries over VPC flow logs, written by flowcheck");
            json.writeObjectPropertyStart("Parameters");
            json.writeObjectPropertyStart(Parameter.TEMPLATE_URL_PREFIX);
            json.writeStringProperty("Type", "String");
            json.writeStringProperty("AllowedPattern", "^https://[^\"\\s]*[^\"\\s/]$");
            json.writeStringProperty("ConstraintDescription", "must begin with https:// and not end in a slash");
            json.writeStringProperty(
                    "Description",
                    "Where the parts were uploaded to, such as https://my-bucket.s3.eu-west-1.amazonaws.com/flowcheck");
            json.writeEndObject();
            parameters.forEach(parameter -> CloudFormation.parameter(json, parameter));
            json.writeEndObject();
            json.writeObjectPropertyStart("Resources");
            parts.forEach((number, queries) -> resource(json, number, CloudFormation.parameters(queries)));
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    private static String stack(int number) {
        return "Part" + number;
    }

    private static void resource(JsonGenerator json, int number, List<Parameter> parameters) {
        json.writeObjectPropertyStart(stack(number));
        json.writeStringProperty("Type", "AWS::CloudFormation::Stack");
        json.writeObjectPropertyStart("Properties");
        json.writeObjectPropertyStart("TemplateURL");
        json.writeStringProperty(
                "Fn::Sub", "${" + Parameter.TEMPLATE_URL_PREFIX + "}/" + CloudFormation.partName(number));
        json.writeEndObject();
        if (!parameters.isEmpty()) {
            json.writeObjectPropertyStart("Parameters");
            parameters.forEach(parameter -> {
                json.writeObjectPropertyStart(parameter.name());
                json.writeStringProperty("Ref", parameter.name());
                json.writeEndObject();
            });
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
