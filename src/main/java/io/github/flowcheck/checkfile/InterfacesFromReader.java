package io.github.flowcheck.checkfile;

import io.github.flowcheck.checkfile.InventoryReader.Item;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads {@code interfacesFrom}: names for the network interfaces that a selection finds in a list of them. */
final class InterfacesFromReader {
    private final Values values;
    private final OtherFiles files;
    private final Map<String, Optional<List<Item>>> read = new HashMap<>();

    /** @param files where the lists are */
    InterfacesFromReader(Values values, OtherFiles files) {
        this.values = values;
        this.files = files;
    }

    /**
     * Adds to the interfaces of a file those that are selected; without value where there is a problem.
     *
     * @param named takes them by name
     */
    void addTo(Map<String, Optional<InterfaceSet>> named, YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        if (items.isEmpty()) {
            values.problems().error(node.place(), "the list is empty", ValueKind.INTERFACES_FROM.remedy());
        }
        for (YamlNode item : items) {
            values.mapping(item, ValueKind.INTERFACES_FROM)
                    .map(mapping -> Fields.open(mapping, ObjectKind.INTERFACES_FROM, values.problems()))
                    .ifPresent(fields -> add(named, fields));
        }
    }

    private void add(Map<String, Optional<InterfaceSet>> named, Fields fields) {
        for (String key : List.of("file", "as")) {
            if (fields.lacks(key)) {
                values.missing(fields.head(), key, ValueKind.INTERFACES_FROM.remedy());
            }
        }
        Optional<InterfaceSet> found = found(fields);
        fields.value("as")
                .flatMap(node -> values.text(node, ValueKind.INTERFACE_NAME))
                .ifPresent(name -> {
                    boolean isName = NameValues.isInterfaceName(name.value());
                    if (!isName) {
                        values.refuse(name, ValueKind.INTERFACE_NAME);
                    } else if (named.containsKey(name.value())) {
                        values.problems()
                                .error(
                                        name.place(),
                                        "there is another interface " + Quoted.of(name.value()),
                                        "give one of them another name");
                    }
                    named.put(name.value(), isName ? found : Optional.empty());
                });
    }

    private Optional<InterfaceSet> found(Fields fields) {
        Optional<Predicate<Item>> selection =
                fields.has("select") ? fields.value("select").flatMap(this::selection) : Optional.of(item -> true);
        Optional<Text> file = fields.value("file").flatMap(node -> values.text(node, ValueKind.PATH));
        Optional<List<Item>> items = file.flatMap(path -> read.computeIfAbsent(path.value(), name -> items(path)));
        if (selection.isEmpty() || items.isEmpty()) {
            return Optional.empty();
        }
        List<Item> matching = items.get().stream().filter(selection.get()).toList();
        if (matching.isEmpty()) {
            Place place = fields.value("select").map(YamlNode::place).orElse(fields.place());
            values.problems()
                    .error(
                            place,
                            "none of the " + items.get().size() + " network interfaces in "
                                    + files.shownName(file.orElseThrow().value()) + " is selected",
                            "mend the selection, or write the file anew with aws ec2 describe-network-interfaces:"
                                    + " auto scaling and Fargate replace network interfaces all the time");
            return Optional.empty();
        }
        Optional<Item> bare =
                matching.stream().filter(item -> item.addresses().isEmpty()).findFirst();
        if (bare.isPresent()) {
            tellWithoutAddress(fields, bare.get());
            return Optional.empty();
        }
        // by id, for AWS lists them in no order
        return Optional.of(new InterfaceSet(
                matching.stream()
                        .map(Item::networkInterface)
                        .sorted(Comparator.comparing(one -> one.eni()))
                        .distinct()
                        .toList(),
                true));
    }

    /** One that is not selected does no harm: the account may have some. */
    private void tellWithoutAddress(Fields fields, Item bare) {
        values.problems()
                .error(
                        fields.value("select").map(YamlNode::place).orElse(fields.place()),
                        bare.eni() + " is selected and has no private address, so no check can be on it",
                        "narrow the selection so that it leaves " + bare.eni() + " out, or write the file without it");
    }

    private Optional<List<Item>> items(Text path) {
        try {
            return new InventoryReader(values.problems()).read(files.read(path.value()));
        } catch (BadInputException e) {
            e.problems().forEach(problem -> {
                if (problem.place().isPresent()) {
                    values.problems().add(problem);
                } else {
                    values.problems().error(path.place(), problem.message(), problem.remedy());
                }
            });
            return Optional.empty();
        }
    }

    private Optional<Predicate<Item>> selection(YamlNode node) {
        Optional<Fields> fields = values.mapping(node, ValueKind.SELECTION)
                .map(mapping -> Fields.open(mapping, ObjectKind.SELECTION, values.problems()));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        if (fields.get().isEmpty()) {
            values.problems().error(node.place(), "the selection is empty", ValueKind.SELECTION.remedy());
            return Optional.empty();
        }
        int errors = values.problems().errorsTold();
        List<Predicate<Item>> conditions = new ArrayList<>();
        fields.get().value("tag").ifPresent(tags -> tags(tags, conditions));
        text(fields.get(), "subnet").ifPresent(subnet -> conditions.add(item -> subnet.equals(item.subnet())));
        text(fields.get(), "vpc").ifPresent(vpc -> conditions.add(item -> vpc.equals(item.vpc())));
        boolean right = !conditions.isEmpty() && values.problems().errorsTold() == errors;
        return right ? conditions.stream().reduce(Predicate::and) : Optional.empty();
    }

    private void tags(YamlNode node, List<Predicate<Item>> conditions) {
        List<YamlNode.Entry> entries = values.mapping(node, ValueKind.SELECTED_TAGS)
                .map(YamlNode.Mapping::entries)
                .orElse(List.of());
        if (node instanceof YamlNode.Mapping && entries.isEmpty()) {
            values.problems().error(node.place(), "there is no tag", ValueKind.SELECTED_TAGS.remedy());
        }
        for (YamlNode.Entry entry : entries) {
            values.text(entry.value(), ValueKind.TEXT)
                    .ifPresent(value -> conditions.add(item ->
                            value.value().equals(item.tags().get(entry.key().text()))));
        }
    }

    private Optional<String> text(Fields fields, String key) {
        return fields.value(key)
                .flatMap(node -> values.text(node, ValueKind.LINE))
                .map(Text::value);
    }
}
