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
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads {@code parameters}, and the values that they have in this run: from a property, else from the target, else the default.
 * Every value that is written is held to the parameter's type, also those that another one replaces.
 */
final class ParameterReader {
    private static final String PROPERTY = "flowcheck.param.";

    private static final Map<String, ParameterType> TYPES = typesByWord();

    private final Values values;
    private final Inputs inputs;
    private final TargetReader targets;
    private final Map<String, ParameterType> types = new LinkedHashMap<>();

    /** Of each parameter whose default is right, or that has none. */
    private final Map<String, Optional<String>> defaults = new HashMap<>();

    /** @param targets read before, for their values */
    ParameterReader(Values values, Inputs inputs, TargetReader targets) {
        this.values = values;
        this.inputs = inputs;
        this.targets = targets;
    }

    private static Map<String, ParameterType> typesByWord() {
        Map<String, ParameterType> types = new HashMap<>();
        for (ParameterType type : ParameterType.values()) {
            types.put(type.word(), type);
        }
        return types;
    }

    /** Reads the parameters of a file, whose variables are all set. */
    void read(Fields file) {
        List<YamlNode.Entry> entries = values.entries(file, "parameters", ValueKind.PARAMETERS);
        if (entries.size() > Parameter.MOST) {
            values.problems()
                    .error(
                            entries.get(Parameter.MOST).key().place(),
                            "the file has more than " + Parameter.MOST
                                    + " parameters, which is more than a CloudFormation template takes",
                            "remove some");
            return;
        }
        Map<String, Fields> opened = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries) {
            Optional<Fields> fields = open(entry);
            if (fields.isPresent()) {
                opened.put(entry.key().text(), fields.get());
            }
        }
        for (Map.Entry<String, Fields> one : opened.entrySet()) {
            readDefault(one.getKey(), one.getValue());
        }
        Map<String, String> ofTarget = ofTargets();
        for (YamlNode.Entry entry : entries) {
            String name = entry.key().text();
            Fields fields = opened.get(name);
            if (fields != null) {
                Optional<String> given = Optional.ofNullable(ofTarget.get(name));
                values.parameters().declare(name, parameter(name, entry.key().place(), fields, given));
            }
        }
        tellMisspelt(entries);
    }

    /** Warns of a property that is meant for a parameter, as it seems. One of another file in the same build is no mistake. */
    private void tellMisspelt(List<YamlNode.Entry> entries) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries) {
            places.put(entry.key().text(), entry.key().place());
        }
        for (String property : new TreeSet<>(inputs.properties().keySet())) {
            String name = property.startsWith(PROPERTY) ? property.substring(PROPERTY.length()) : "";
            Optional<String> meant =
                    places.containsKey(name) ? Optional.empty() : NearestName.of(name, places.keySet());
            if (meant.isPresent()) {
                values.problems()
                        .warning(
                                places.get(meant.get()),
                                "-D" + property + " is given, and there is no parameter " + Quoted.of(name),
                                "write -D" + PROPERTY + meant.get() + " if this one is meant");
            }
        }
    }

    /** Warns of parameters that no value comes from; to be asked for when the whole file is read, and right. */
    void tellUnused() {
        for (Parameter parameter : values.parameters().unused()) {
            values.problems()
                    .warning(
                            parameter.place(),
                            "the parameter " + Quoted.of(parameter.name()) + " is not used",
                            parameter.type() == ParameterType.PORT
                                    ? "remove it; no key takes a port from a parameter, but each may take one from vars"
                                    : "write " + parameter.reference() + " where its value belongs, or remove it");
        }
    }

    private Optional<Fields> open(YamlNode.Entry entry) {
        String name = entry.key().text();
        if (!Parameter.isName(name)) {
            values.refuse(new Text(name, entry.key().place()), ValueKind.PARAMETER_NAME);
        }
        values.parameters().declare(name, Optional.empty());
        Optional<YamlNode.Mapping> mapping = values.mapping(entry.value(), ValueKind.PARAMETER);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = Fields.open(mapping.get(), ObjectKind.PARAMETER, values.problems());
        if (fields.lacks("type")) {
            values.missing(fields.head(), "type", ValueKind.PARAMETER_TYPE.remedy());
        }
        Optional<ParameterType> type = values.choice(fields, "type", ValueKind.PARAMETER_TYPE, TYPES);
        if (type.isPresent()) {
            types.put(name, type.get());
        }
        return Parameter.isName(name) ? Optional.of(fields) : Optional.empty();
    }

    private void readDefault(String name, Fields fields) {
        ParameterType type = types.get(name);
        if (type != null) {
            int errors = values.problems().errorsTold();
            Optional<String> usual = value(name, type, values.text(fields, "default", ValueKind.PARAMETER_VALUE));
            if (values.problems().errorsTold() == errors) {
                defaults.put(name, usual);
            }
        }
    }

    private Optional<Parameter> parameter(String name, Place place, Fields fields, Optional<String> ofTarget) {
        Optional<String> description = new NameValues(values).lines(fields, "description");
        ParameterType type = types.get(name);
        if (type == null) {
            return Optional.empty();
        }
        Optional<String> usual = defaults.getOrDefault(name, Optional.empty());
        int errors = values.problems().errorsTold();
        Optional<String> given = value(name, type, property(name, place));
        if (!defaults.containsKey(name) || values.problems().errorsTold() > errors) {
            return Optional.empty();
        }
        Optional<String> ofFile = ofTarget.isPresent() ? ofTarget : usual;
        return Optional.of(new Parameter(name, type, description, usual, given.isPresent() ? given : ofFile, place));
    }

    /** What a property gives; messages name the property, for its value may be a secret that was put there by mistake. */
    private Optional<Text> property(String name, Place place) {
        String key = PROPERTY + name;
        String given = inputs.properties().get(key);
        if (given == null) {
            return Optional.empty();
        }
        if (given.isBlank()) {
            values.problems().error(place, "-D" + key + " is given but empty", "give it a value, or leave it out");
            return Optional.empty();
        }
        return Optional.of(new Text(given.strip(), "-D" + key, place));
    }

    /** The values of the target that is used; those of the others are read too, if that needs none of their variables. */
    private Map<String, String> ofTargets() {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Map.Entry<String, Fields> target : targets.all().entrySet()) {
            boolean isChosen = targets.isChosen(target.getKey());
            for (YamlNode.Entry entry : values.entries(target.getValue(), "params", ValueKind.TARGET_PARAMS)) {
                Optional<String> value = ofTarget(entry, isChosen);
                if (isChosen && value.isPresent()) {
                    chosen.put(entry.key().text(), value.get());
                }
            }
        }
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
                ? value(name, type, values.text(entry.value(), ValueKind.PARAMETER_VALUE))
                : Optional.empty();
    }

    private Optional<String> value(String name, ParameterType type, Optional<Text> text) {
        return text.isPresent() ? value(name, type, text.get()) : Optional.empty();
    }

    /** The one spelling of a value, held to the same rules as where it stands by itself. */
    private Optional<String> value(String name, ParameterType type, Text text) {
        AddressValues addresses = new AddressValues(values);
        return switch (type) {
            case ENI -> addresses.eni(text);
            case ADDRESS -> address(name, addresses, text);
            case CIDR -> block(addresses, text).map(CidrBlock::toString);
            case PORT -> new PortValues(values).port(text).map(String::valueOf);
            case LOG_GROUP -> new NameValues(values).logGroup(text);
        };
    }

    /** Of the family that its default has, without one of IPv4, for queries compare the two in other ways. */
    private Optional<String> address(String name, AddressValues addresses, Text text) {
        Optional<IpAddress> address = addresses.address(text);
        // the default itself is of any family, and read before there is one
        boolean isDefault = !defaults.containsKey(name);
        boolean ipv6 = defaults.getOrDefault(name, Optional.empty()).orElse("").contains(":");
        if (!isDefault && address.isPresent() && address.get().isIpv4() == ipv6) {
            String family = address.get().isIpv4() ? "IPv4" : "IPv6";
            values.problems()
                    .error(
                            text.place(),
                            text.quoted() + " is an " + family + " address, and the parameter " + Quoted.of(name)
                                    + " takes addresses of the other family",
                            address.get().isIpv4()
                                    ? "give an IPv6 address, as its default is one, or write a second parameter"
                                    : "give an IPv4 address, or write a second parameter whose default is an IPv6 address");
            return Optional.empty();
        }
        return address.map(IpAddress::toString);
    }

    private Optional<CidrBlock> block(AddressValues addresses, Text text) {
        Optional<IpAddress> address = IpAddress.parse(text.value());
        address.ifPresent(one -> values.refuse(text, ValueKind.CIDR, "write " + one.asBlock() + ", or type: address"));
        return address.isPresent() ? Optional.empty() : addresses.block(text);
    }
}
