package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads values of nodes. What is none is told and absent; whoever reads goes on, so that all problems are found. */
public final class Values {
    private final Problems problems;
    private final Variables variables;
    private final Parameters parameters;

    public Values(Problems problems, Variables variables) {
        this.problems = problems;
        this.variables = variables;
        this.parameters = new Parameters(problems);
    }

    public Problems problems() {
        return problems;
    }

    /** The parameters of the file, once they are read. */
    public Parameters parameters() {
        return parameters;
    }

    /** Tells that a value is none of its kind, with the kind's own remedy. */
    public void refuse(Text text, ValueKind kind) {
        refuse(text, kind, kind.remedy());
    }

    public void refuse(Text text, ValueKind kind, String remedy) {
        problems.error(text.place(), text.quoted() + " is no " + kind.noun(), text.isHidden() ? kind.remedy() : remedy);
    }

    private void refuseNode(YamlNode node, ValueKind kind) {
        if (!(node instanceof YamlNode.Unusable)) {
            problems.error(node.place(), node.describe() + " is no " + kind.noun(), kind.remedy());
        }
    }

    /** A scalar's text, its variables replaced except in a format, where AWS writes fields so. */
    public Optional<Text> text(YamlNode node, ValueKind kind) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
            refuseNode(node, kind);
            return Optional.empty();
        }
        return switch (kind) {
            case FORMAT -> Optional.of(new Text(scalar.text(), scalar.place()));
            case QUERY -> variables.replaceInQuery(scalar);
            default -> variables.replace(scalar);
        };
    }

    /** Whether a value is one without parts, whatever its variables stand for; tells it if not. */
    public boolean scalar(YamlNode node, ValueKind kind) {
        boolean right = node instanceof YamlNode.Scalar scalar && !scalar.isNull();
        if (!right) {
            refuseNode(node, kind);
        }
        return right;
    }

    /** One value, or a list of at least one. */
    public <T> List<T> oneOrMany(YamlNode node, ValueKind kind, Function<Text, Optional<T>> reader) {
        List<T> values = new ArrayList<>();
        for (YamlNode item : items(node, kind)) {
            if (!problems.isFull()) {
                text(item, kind).flatMap(reader).ifPresent(values::add);
            }
        }
        return values;
    }

    /** A value that may come from a parameter of one of some types. */
    <T> Optional<Input<T>> input(
            YamlNode node, ValueKind kind, Set<ParameterType> types, Function<Text, Optional<T>> reader) {
        Optional<Parameters.Use> use = parameters.use(node);
        return use.isEmpty()
                ? text(node, kind).flatMap(reader).map(Input::of)
                : parameters.read(use.get(), types, reader);
    }

    /** One value, or a list of at least one; each may come from a parameter of one of some types. */
    <T> List<Input<T>> inputs(
            YamlNode node, ValueKind kind, Set<ParameterType> types, Function<Text, Optional<T>> reader) {
        List<Input<T>> inputs = new ArrayList<>();
        for (YamlNode item : items(node, kind)) {
            if (!problems.isFull()) {
                input(item, kind, types, reader).ifPresent(inputs::add);
            }
        }
        return inputs;
    }

    private List<YamlNode> items(YamlNode node, ValueKind kind) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            return List.of(node);
        }
        if (sequence.items().isEmpty()) {
            problems.error(node.place(), "the list is empty", kind.remedy());
        }
        return sequence.items();
    }

    public Optional<YamlNode.Mapping> mapping(YamlNode node, ValueKind kind) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        refuseNode(node, kind);
        return Optional.empty();
    }

    public Optional<YamlNode.Sequence> sequence(YamlNode node, ValueKind kind) {
        if (node instanceof YamlNode.Sequence sequence) {
            return Optional.of(sequence);
        }
        refuseNode(node, kind);
        return Optional.empty();
    }

    /** One of some words. */
    public <T> Optional<T> choice(YamlNode node, ValueKind kind, Map<String, T> words) {
        return text(node, kind).flatMap(text -> choice(text, kind, words));
    }

    private <T> Optional<T> choice(Text text, ValueKind kind, Map<String, T> words) {
        T meant = words.get(text.value());
        if (meant == null) {
            refuse(text, kind, nearest(text.value(), words.keySet(), kind));
        }
        return Optional.ofNullable(meant);
    }

    /** The kind's remedy, with the nearest name in front if one is near. */
    public static String nearest(String given, Collection<String> names, ValueKind kind) {
        return NearestName.of(given, names)
                .map(name -> "write " + name + "; allowed: " + kind.remedy().substring("write ".length()))
                .orElse(kind.remedy());
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public Optional<Long> number(YamlNode node, ValueKind kind, long least, long most) {
        Optional<Text> text = text(node, kind);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String value = text.get().value();
        if (!NumberText.isDecimal(value)) {
            refuse(text.get(), kind, NumberText.remedy(value).orElse(kind.remedy()));
            return Optional.empty();
        }
        boolean fits = value.length() <= 18 && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
        if (!fits) {
            problems.error(
                    text.get().place(),
                    text.get().quoted() + " is out of range",
                    "write a whole number of " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(value));
    }

    /** {@code true} or {@code false}, in the three spellings of YAML 1.2; YAML 1.1 read yes, no, on and off so too. */
    public Optional<Boolean> flag(YamlNode node) {
        return text(node, ValueKind.FLAG).flatMap(text -> switch (text.value()) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> {
                refuse(text, ValueKind.FLAG);
                yield Optional.empty();
            }
        });
    }

    public void missing(Place place, String key, String remedy) {
        problems.error(place, Quoted.of(key) + " is missing", remedy);
    }
}
