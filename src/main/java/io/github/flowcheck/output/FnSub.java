package io.github.flowcheck.output;

import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.render.DeployText;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts of a CloudFormation template. One that takes values of parameters stands in {@code Fn::Sub}, where a dollar sign before a
 * brace begins a name, and with an exclamation mark behind the brace stands for itself. That is documented for whole pairs of
 * braces alone; any other brace is given as a variable of the function, which leaves nothing to find out.
 */
final class FnSub {
    private static final Pattern DOLLAR_BRACE = Pattern.compile("\\$\\{([^!${}][^${}]*})?");

    private FnSub() {}

    /** Writes a text as a value: a string, or the function. */
    static void write(JsonWriter json, DeployText text) {
        Optional<String> known = text.known();
        if (known.isPresent()) {
            json.text(known.get());
            return;
        }
        String brace = brace(text);
        String template = text.written(literal -> escaped(literal, brace), parameter -> "${" + parameter.name() + "}");
        json.startObject();
        if (template.contains("${" + brace + "}")) {
            json.startList("Fn::Sub")
                    .text(template)
                    .startObject()
                    .property(brace, "{")
                    .endObject()
                    .endList();
        } else {
            json.property("Fn::Sub", template);
        }
        json.endObject();
    }

    private static String escaped(String literal, String brace) {
        return DOLLAR_BRACE
                .matcher(literal)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? "$${" + brace + "}" : "${!" + found.group(1)));
    }

    /** A name that no parameter has. */
    private static String brace(DeployText text) {
        Set<String> taken = text.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        String name = "OpenBrace";
        while (taken.contains(name)) {
            name += "X";
        }
        return name;
    }
}
