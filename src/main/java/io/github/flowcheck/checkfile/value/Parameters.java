package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parameters of a file, and what <code>${param.name}</code> stands for where one may stand. */
public final class Parameters {
    private static final Pattern USE = Pattern.compile("\\$\\{param\\.([^}]*)}");

    private final Problems problems;
    private final Map<String, Optional<Parameter>> declared = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    Parameters(Problems problems) {
        this.problems = problems;
    }

    /** Where a value is a parameter and nothing else. */
    record Use(String name, Place place) {}

    /**
     * Adds a parameter.
     *
     * @param parameter absent if it has a problem that is told; its uses are then no problems of their own
     */
    public void declare(String name, Optional<Parameter> parameter) {
        declared.put(name, parameter);
    }

    /** Those that no value comes from. */
    public List<Parameter> unused() {
        return declared.values().stream()
                .flatMap(Optional::stream)
                .filter(parameter -> !used.contains(parameter.name()))
                .toList();
    }

    /** Says that no parameter has that name; not of one that has a problem itself. */
    public void tellUnknown(String name, Place place) {
        if (!declared.containsKey(name)) {
            problems.error(
                    place,
                    "there is no parameter " + Quoted.of(name),
                    NearestName.of(name, declared.keySet())
                            .map(near -> "write " + near + ", or define " + name + " under parameters")
                            .orElse("define it under parameters"));
        }
    }

    Optional<Use> use(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return Optional.empty();
        }
        Matcher use = USE.matcher(scalar.text());
        return use.matches() ? Optional.of(new Use(use.group(1), scalar.place())) : Optional.empty();
    }

    /** What a parameter stands for; tells it if there is none, or one that is of another type. */
    <T> Optional<Input<T>> read(Use use, Set<ParameterType> types, Function<Text, Optional<T>> reader) {
        used.add(use.name());
        Optional<Parameter> parameter = declared.get(use.name());
        if (parameter == null) {
            tellUnknown(use.name(), use.place());
            return Optional.empty();
        }
        Optional<Parameter> wrong = parameter.filter(known -> !types.contains(known.type()));
        wrong.ifPresent(known -> problems.error(
                use.place(),
                "the parameter " + Quoted.of(use.name()) + " of type "
                        + known.type().word() + " cannot stand here",
                "use one of type " + words(types)));
        return parameter.filter(known -> wrong.isEmpty()).flatMap(known -> reader.apply(
                        new Text(known.valueOrExample(), use.place()))
                .map(value -> new Input<>(value, Optional.of(known))));
    }

    private static String words(Set<ParameterType> types) {
        return types.stream().sorted().map(ParameterType::word).collect(Collectors.joining(" or "));
    }
}
