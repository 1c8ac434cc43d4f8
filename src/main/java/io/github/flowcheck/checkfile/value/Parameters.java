package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a file, and what <code>${param.name}</code> stands for where one may stand. */
public final class Parameters {
    private static final String USE_START = "${param.";

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
        List<Parameter> unused = new ArrayList<>();
        for (Optional<Parameter> parameter : declared.values()) {
            if (parameter.isPresent() && !used.contains(parameter.get().name())) {
                unused.add(parameter.get());
            }
        }
        return unused;
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
        String text = scalar.text();
        if (!text.startsWith(USE_START) || text.indexOf('}') != text.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(new Use(text.substring(USE_START.length(), text.length() - 1), scalar.place()));
    }

    /** Says that a value, or one of a list, may come from a parameter in another run. */
    public void tellUse(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                tellUse(item);
            }
        } else {
            use(node).ifPresent(use -> used.add(use.name()));
        }
    }

    /** The text that a parameter stands for; tells it if there is none, or one that is of another type. */
    Optional<Input<Text>> read(Use use, Set<ParameterType> types) {
        used.add(use.name());
        Optional<Parameter> parameter = declared.get(use.name());
        if (parameter == null) {
            tellUnknown(use.name(), use.place());
            return Optional.empty();
        }
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        Parameter known = parameter.get();
        if (!types.contains(known.type())) {
            problems.error(
                    use.place(),
                    "the parameter " + Quoted.of(use.name()) + " of type "
                            + known.type().word() + " cannot stand here",
                    "use one of type " + words(types));
            return Optional.empty();
        }
        return Optional.of(new Input<>(new Text(known.valueOrExample(), use.place()), parameter));
    }

    private static String words(Set<ParameterType> types) {
        return types.stream().sorted().map(ParameterType::word).collect(Collectors.joining(" or "));
    }
}
