package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.source.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the parameters of checks have the values that a goal needs. */
final class ParameterValues {
    private ParameterValues() {}

    /**
     * Refuses checks that cannot be run or saved as they are, for what runs or saves them on AWS.
     *
     * @throws io.github.flowcheck.source.BadInputException with every parameter of these checks that has no value
     */
    static void require(CheckSuite suite) {
        require(suite, true);
    }

    /** The same for what runs them on files, which are in no log group. */
    static void requireForFiles(CheckSuite suite) {
        require(suite, false);
    }

    private static void require(CheckSuite suite, boolean logGroups) {
        Map<Parameter, String> missing = new LinkedHashMap<>();
        for (AnyCheck check : suite.all()) {
            for (Parameter parameter : check.missing()) {
                missing.putIfAbsent(parameter, "check \"" + check.id() + "\"");
            }
        }
        if (suite.library().isPresent()) {
            for (Parameter parameter : missing(suite.library().get().groups())) {
                missing.putIfAbsent(parameter, "the library");
            }
        }
        Problems problems = new Problems();
        for (Map.Entry<Parameter, String> entry : missing.entrySet()) {
            Parameter parameter = entry.getKey();
            if (logGroups || parameter.type() != ParameterType.LOG_GROUP) {
                problems.error(
                        parameter.place(),
                        "the parameter \"" + parameter.name() + "\" has no value, and " + entry.getValue()
                                + " needs one",
                        remedy(parameter));
            }
        }
        problems.throwIfErrors();
    }

    /** The parameters of log groups that have no value. */
    static List<Parameter> missing(LogGroups groups) {
        return groups.inputs().stream()
                .flatMap(group -> group.parameter().stream())
                .filter(parameter -> parameter.value().isEmpty())
                .toList();
    }

    /** The subject of a sentence about them. */
    static String have(List<Parameter> parameters) {
        String names = parameters.stream()
                .map(parameter -> "\"" + parameter.name() + "\"")
                .collect(Collectors.joining(", "));
        return parameters.size() == 1 ? "the parameter " + names + " has" : "the parameters " + names + " have";
    }

    /** The three ways to give a value. */
    static String remedy(Parameter parameter) {
        return "give it one with -Dflowcheck.param." + parameter.name() + "=…, with params: {" + parameter.name()
                + ": …} in the target, or with default under parameters";
    }
}
