package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** The text of a key's value; absent where there is none. */
    public Optional<Text> text(Fields fields, String key, ValueKind kind) {
        Optional<YamlNode> node = fields.value(key);
        return node.isPresent() ? text(node.get(), kind) : Optional.empty();
    }

    /** A text that may come from a parameter of one of some types. */
    Optional<Input<Text>> input(YamlNode node, ValueKind kind, Set<ParameterType> types) {
        Optional<Parameters.Use> use = parameters.use(node);
        if (use.isPresent()) {
            return parameters.read(use.get(), types);
        }
        Optional<Text> text = text(node, kind);
        return text.isPresent() ? Optional.of(Input.of(text.get())) : Optional.empty();
    }

    /** The text of one of several items. None is read when so many problems are told that no more are kept. */
    Optional<Text> itemText(YamlNode item, ValueKind kind) {
        return problems.isFull() ? Optional.empty() : text(item, kind);
    }

    /** The same for one that may come from a parameter of one of some types. */
    Optional<Input<Text>> itemInput(YamlNode item, ValueKind kind, Set<ParameterType> types) {
        return problems.isFull() ? Optional.empty() : input(item, kind, types);
    }

    /** One value, or those of a list of at least one. */
    List<YamlNode> items(YamlNode node, ValueKind kind) {
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

    /** The entries of the mapping that is a key's value; none where there is none. */
    public List<YamlNode.Entry> entries(Fields fields, String key, ValueKind kind) {
        Optional<YamlNode> node = fields.value(key);
        return node.isPresent() ? entries(node.get(), kind) : List.of();
    }

    /** The entries of a mapping. */
    public List<YamlNode.Entry> entries(YamlNode node, ValueKind kind) {
        Optional<YamlNode.Mapping> mapping = mapping(node, kind);
        return mapping.isPresent() ? mapping.get().entries() : List.of();
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
        Optional<Text> text = text(node, kind);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        T meant = words.get(text.get().value());
        if (meant == null) {
            refuse(text.get(), kind, nearest(text.get().value(), words.keySet(), kind));
        }
        return Optional.ofNullable(meant);
    }

    /** The same for the value of a key; absent where there is none. */
    public <T> Optional<T> choice(Fields fields, String key, ValueKind kind, Map<String, T> words) {
        Optional<YamlNode> node = fields.value(key);
        return node.isPresent() ? choice(node.get(), kind, words) : Optional.empty();
    }

    /** The kind's remedy, with the name in front that is probably meant, if there is one. */
    public static String nearest(String given, Collection<String> names, ValueKind kind) {
        return OtherWords.of(given, kind)
                .or(() -> NearestName.of(given, names))
                .map(name -> "write " + name + "; allowed: " + kind.remedy().substring("write ".length()))
                .orElse(kind.remedy());
    }

    /** The value of a key, a whole number from {@code least} to {@code most}, both included; absent where there is none. */
    public Optional<Long> number(Fields fields, String key, ValueKind kind, long least, long most) {
        Optional<Text> text = text(fields, key, kind);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String value = text.get().value();
        if (!text.get().isDecimal()) {
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

    /**
     * The value of a key, {@code true} or {@code false}, in the three spellings of YAML 1.2; YAML 1.1 read yes, no, on and off
     * so too.
     *
     * @param usual what holds where there is none
     */
    public boolean flag(Fields fields, String key, boolean usual) {
        Optional<Text> text = text(fields, key, ValueKind.FLAG);
        if (text.isEmpty()) {
            return usual;
        }
        return switch (text.get().value()) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> {
                refuse(text.get(), ValueKind.FLAG);
                yield usual;
            }
        };
    }

    public void missing(Place place, String key, String remedy) {
        problems.error(place, Quoted.of(key) + " is missing", remedy);
    }
}
