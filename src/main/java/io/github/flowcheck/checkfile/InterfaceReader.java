package io.github.flowcheck.checkfile;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.checkfile.value.AddressValues;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the interfaces of a file, and the interface of a check: by name, or written in the check. */
final class InterfaceReader {
    private static final int MOST_INTERFACES = 20_000;

    /** The keys that write an interface out, beside which no name of one can stand. */
    private static final List<String> WRITTEN = List.of("eni", "address", "addresses");

    private final Values values;
    private final AddressValues addresses;

    InterfaceReader(Values values) {
        this.values = values;
        this.addresses = new AddressValues(values);
    }

    /** The interfaces of a file; without value where there is a problem. */
    Map<String, Optional<InterfaceSet>> named(YamlNode node) {
        Map<String, Optional<InterfaceSet>> interfaces = new LinkedHashMap<>();
        List<YamlNode.Entry> entries = values.entries(node, ValueKind.INTERFACES);
        if (entries.size() > MOST_INTERFACES) {
            values.problems()
                    .error(
                            entries.get(MOST_INTERFACES).key().place(),
                            "the file has more than 20,000 interfaces",
                            "split it into several check files");
            return interfaces;
        }
        for (YamlNode.Entry entry : entries) {
            String name = entry.key().text();
            boolean isName = NameValues.isInterfaceName(name);
            if (!isName) {
                values.refuse(new Text(name, entry.key().place()), ValueKind.INTERFACE_NAME);
            }
            Optional<YamlNode.Mapping> mapping = values.mapping(entry.value(), ValueKind.INTERFACE);
            Optional<InterfaceSet> written = mapping.isPresent()
                    ? written(Fields.open(mapping.get(), ObjectKind.INTERFACE, values.problems()))
                    : Optional.empty();
            interfaces.put(name, isName ? written : Optional.empty());
        }
        return interfaces;
    }

    /** An interface from the keys {@code eni} and {@code address} or {@code addresses}. */
    private Optional<InterfaceSet> written(Fields fields) {
        Optional<YamlNode> id = fields.value("eni");
        Optional<Input<String>> eni = id.isPresent() ? addresses.eni(id.get()) : Optional.empty();
        if (fields.lacks("eni")) {
            values.missing(fields.head(), "eni", "write the id of the network interface: eni: eni-…");
        }
        fields.exclude("address", "addresses", values.problems());
        Optional<YamlNode> address = fields.value("address", "addresses");
        List<Input<IpAddress>> own = address.isPresent() ? addresses.addresses(address.get()) : List.of();
        if (fields.lacks("address", "addresses")) {
            values.missing(fields.head(), "address", "write the private address of the network interface");
        }
        return eni.isPresent() && !own.isEmpty()
                ? Optional.of(InterfaceSet.of(new NetworkInterface(eni.get(), own)))
                : Optional.empty();
    }

    /** The interface of a check, or all of a name. */
    Optional<InterfaceSet> ofCheck(Fields fields, Map<String, Optional<InterfaceSet>> named) {
        boolean inline = fields.has("eni") || fields.has("address") || fields.has("addresses");
        if (fields.lacks("interface", "eni", "address", "addresses")) {
            values.missing(
                    fields.head(), "interface", "write interface and a name under interfaces, or eni and address");
        }
        if (!fields.has("interface") && !inline) {
            return Optional.empty();
        }
        tellBeside(fields);
        if (!fields.has("interface")) {
            return written(fields);
        }
        Optional<YamlNode> name = fields.value("interface");
        return name.isPresent() ? byName(name.get(), named) : Optional.empty();
    }

    private void tellBeside(Fields fields) {
        for (String key : WRITTEN) {
            fields.exclude("interface", key, values.problems());
        }
    }

    /** Tells what is wrong with the interface keys of the defaults, of which none is needed. */
    void tellProblems(Fields fields, Map<String, Optional<InterfaceSet>> named) {
        tellBeside(fields);
        fields.exclude("address", "addresses", values.problems());
        Optional<YamlNode> name = fields.value("interface");
        if (name.isPresent()) {
            byName(name.get(), named);
        }
        Optional<YamlNode> eni = fields.value("eni");
        if (eni.isPresent()) {
            addresses.eni(eni.get());
        }
        tellAddresses(fields, "address");
        tellAddresses(fields, "addresses");
    }

    private void tellAddresses(Fields fields, String key) {
        Optional<YamlNode> node = fields.value(key);
        if (node.isPresent()) {
            addresses.addresses(node.get());
        }
    }

    private Optional<InterfaceSet> byName(YamlNode node, Map<String, Optional<InterfaceSet>> named) {
        Optional<Text> name = values.text(node, ValueKind.INTERFACE_NAME);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (named.containsKey(name.get().value())) {
            return named.get(name.get().value());
        }
        String names = named.isEmpty()
                ? ""
                : "; interfaces here are " + shortList(named.keySet().stream().toList());
        if (NetworkInterface.isEni(name.get().value())) {
            values.refuse(
                    name.get(), ValueKind.INTERFACE_NAME, "write eni instead of interface, and its address beside it");
            return Optional.empty();
        }
        values.problems()
                .error(
                        name.get().place(),
                        "there is no interface " + name.get().quoted(),
                        NearestName.of(name.get().value(), named.keySet())
                                        .filter(near -> !name.get().isHidden())
                                        .map(near -> "write " + near)
                                        .orElse("define it under interfaces")
                                + names);
        return Optional.empty();
    }

    private static String shortList(List<String> names) {
        int most = 10;
        return String.join(", ", names.subList(0, Math.min(most, names.size()))) + (names.size() > most ? ", …" : "");
    }
}
