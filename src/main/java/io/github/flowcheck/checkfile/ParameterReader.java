package io.github.flowcheck.checkfile;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.value.AddressValues;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.PortValues;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code parameters}, and the values that they have in this run: from a property, else from the target, else the default.
 * Every value that is written is held to the parameter's type, also those that another one replaces.
 */
final class ParameterReader {
    private static final String PROPERTY = "flowcheck.param.";

    private static final Map<String, ParameterType> TYPES =
            Stream.of(ParameterType.values()).collect(Collectors.toMap(ParameterType::word, type -> type));

    private final Values values;
    private final Inputs inputs;
    private final TargetReader targets;
    private final Map<String, ParameterType> types = new LinkedHashMap<>();

    /** @param targets read before, for their values */
    ParameterReader(Values values, Inputs inputs, TargetReader targets) {
        this.values = values;
        this.inputs = inputs;
        this.targets = targets;
    }

    /** Reads the parameters of a file, whose variables are all set. */
    void read(Fields file) {
        List<YamlNode.Entry> entries = file.value("parameters")
                .flatMap(node -> values.mapping(node, ValueKind.PARAMETERS))
                .map(YamlNode.Mapping::entries)
                .orElse(List.of());
        if (entries.size() > Parameter.MOST) {
            values.problems()
                    .error(
                            entries.get(Parameter.MOST).key().place(),
                            "the file has more than " + Parameter.MOST
                                    + " parameters, which is more than a CloudFormation template takes",
                            "remove some");
            return;
        }
        Map<YamlNode.Entry, Fields> opened = new LinkedHashMap<>();
        entries.forEach(entry -> open(entry).ifPresent(fields -> opened.put(entry, fields)));
        Map<String, String> ofTarget = ofTargets();
        opened.forEach((entry, fields) -> {
            String name = entry.key().text();
            values.parameters()
                    .declare(
                            name,
                            parameter(name, entry.key().place(), fields, Optional.ofNullable(ofTarget.get(name))));
        });
    }

    /** Warns of parameters that no value comes from; to be asked for when the whole file is read, and right. */
    void tellUnused() {
        values.parameters().unused().forEach(parameter -> values.problems()
                .warning(
                        parameter.place(),
                        "the parameter " + Quoted.of(parameter.name()) + " is not used",
                        parameter.type() == ParameterType.PORT
                                ? "remove it; no key takes a port from a parameter, but each may take one from vars"
                                : "write " + parameter.reference() + " where its value belongs, or remove it"));
    }

    private Optional<Fields> open(YamlNode.Entry entry) {
        String name = entry.key().text();
        if (!Parameter.isName(name)) {
            values.refuse(new Text(name, entry.key().place()), ValueKind.PARAMETER_NAME);
        }
        values.parameters().declare(name, Optional.empty());
        Optional<Fields> fields = values.mapping(entry.value(), ValueKind.PARAMETER)
                .map(mapping -> Fields.open(mapping, ObjectKind.PARAMETER, values.problems()));
        fields.filter(known -> known.lacks("type"))
                .ifPresent(known -> values.missing(known.head(), "type", ValueKind.PARAMETER_TYPE.remedy()));
        Optional<ParameterType> type = fields.flatMap(known -> known.value("type"))
                .flatMap(node -> values.choice(node, ValueKind.PARAMETER_TYPE, TYPES));
        type.ifPresent(known -> types.put(name, known));
        return fields.filter(known -> Parameter.isName(name));
    }

    private Optional<Parameter> parameter(String name, Place place, Fields fields, Optional<String> ofTarget) {
        Optional<String> description = fields.value("description").flatMap(node -> new NameValues(values).lines(node));
        ParameterType type = types.get(name);
        if (type == null) {
            return Optional.empty();
        }
        int errors = values.problems().errorsTold();
        Optional<String> usual = fields.value("default")
                .flatMap(node -> values.text(node, ValueKind.PARAMETER_VALUE))
                .flatMap(text -> value(type, text));
        Optional<String> given = property(name, place).flatMap(text -> value(type, text));
        if (values.problems().errorsTold() > errors) {
            return Optional.empty();
        }
        Optional<String> value = given.or(() -> ofTarget).or(() -> usual);
        return Optional.of(new Parameter(name, type, description, usual, value, place));
    }

    /** What a property gives; messages name the property, for its value may be a secret that was put there by mistake. */
    private Optional<Text> property(String name, Place place) {
        String key = PROPERTY + name;
        Optional<String> given =
                Optional.ofNullable(inputs.properties().get(key)).map(String::strip);
        if (given.filter(String::isEmpty).isPresent()) {
            values.problems().error(place, "-D" + key + " is given but empty", "give it a value, or leave it out");
            return Optional.empty();
        }
        return given.map(text -> new Text(text, "-D" + key, place));
    }

    /** The values of the target that is used; those of the others are read too, if that needs none of their variables. */
    private Map<String, String> ofTargets() {
        Map<String, String> chosen = new LinkedHashMap<>();
        targets.all().forEach((name, target) -> {
            List<YamlNode.Entry> entries = target.value("params")
                    .flatMap(node -> values.mapping(node, ValueKind.TARGET_PARAMS))
                    .map(YamlNode.Mapping::entries)
                    .orElse(List.of());
            for (YamlNode.Entry entry : entries) {
                Optional<String> value = ofTarget(entry, targets.isChosen(name));
                value.filter(text -> targets.isChosen(name))
                        .ifPresent(text -> chosen.put(entry.key().text(), text));
            }
        });
        return chosen;
    }

    private Optional<String> ofTarget(YamlNode.Entry entry, boolean chosen) {
        String name = entry.key().text();
        ParameterType type = types.get(name);
        if (type == null) {
            values.parameters().tellUnknown(name, entry.key().place());
            return Optional.empty();
        }
        return values.scalar(entry.value(), ValueKind.PARAMETER_VALUE)
                        && (chosen || TargetReader.isLiteral(entry.value()))
                ? values.text(entry.value(), ValueKind.PARAMETER_VALUE).flatMap(text -> value(type, text))
                : Optional.empty();
    }

    /** The one spelling of a value, held to the same rules as where it stands by itself. */
    private Optional<String> value(ParameterType type, Text text) {
        AddressValues addresses = new AddressValues(values);
        return switch (type) {
            case ENI -> addresses.eni(text);
            case ADDRESS -> addresses.address(text).map(IpAddress::toString);
            case CIDR -> block(addresses, text).map(CidrBlock::toString);
            case PORT -> new PortValues(values).port(text).map(String::valueOf);
            case LOG_GROUP -> new NameValues(values).logGroup(text);
        };
    }

    private Optional<CidrBlock> block(AddressValues addresses, Text text) {
        Optional<IpAddress> address = IpAddress.parse(text.value());
        address.ifPresent(one -> values.refuse(text, ValueKind.CIDR, "write " + one.asBlock() + ", or type: address"));
        return address.isPresent() ? Optional.empty() : addresses.block(text);
    }
}
