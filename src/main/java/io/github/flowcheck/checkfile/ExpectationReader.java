package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.checkfile.value.AddressValues;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.PortValues;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code expect}. */
final class ExpectationReader {
    private static final Map<String, Expectation.Rule> WORDS =
            Map.of("none", new Expectation.Rule.None(), "some", new Expectation.Rule.Some());

    /** More flow-log records than any window holds. */
    private static final long MOST_FLOWS = 1_000_000_000_000L;

    private final Values values;
    private final PortValues ports;
    private final AddressValues addresses;

    ExpectationReader(Values values) {
        this.values = values;
        this.ports = new PortValues(values);
        this.addresses = new AddressValues(values);
    }

    /** @param action the check's {@code action} where it is written, inside of it absent for {@code any} */
    Expectation read(YamlNode node, Optional<Optional<Action>> action) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return new Expectation(word(node, ValueKind.EXPECTATION), List.of(), List.of());
        }
        Fields fields = open(mapping, ObjectKind.EXPECTATION, ValueKind.EXPECTATION);
        if (!fields.has("accepted") && !fields.has("rejected")) {
            return new Expectation(rules(fields), List.of(), List.of());
        }
        tellMixed(fields);
        tellExcluded(fields, "accepted", Action.ACCEPT, action);
        tellExcluded(fields, "rejected", Action.REJECT, action);
        return new Expectation(List.of(), part(fields, "accepted"), part(fields, "rejected"));
    }

    private Fields open(YamlNode.Mapping mapping, ObjectKind object, ValueKind value) {
        Fields fields = Fields.open(mapping, object, values.problems());
        if (fields.isEmpty()) {
            values.problems().error(fields.place(), "the expectation is empty", value.remedy());
        }
        return fields;
    }

    private List<Expectation.Rule> word(YamlNode node, ValueKind kind) {
        Optional<Expectation.Rule> rule = values.choice(node, kind, WORDS);
        return rule.isPresent() ? List.of(rule.get()) : List.of();
    }

    private void tellMixed(Fields fields) {
        for (String key : ObjectKind.PART.keys()) {
            if (fields.has(key)) {
                values.problems()
                        .error(
                                fields.keyPlace(key),
                                Quoted.of(key) + " stands beside accepted or rejected",
                                "write it inside of accepted, of rejected, or of both");
            }
        }
    }

    private void tellExcluded(Fields fields, String key, Action part, Optional<Optional<Action>> action) {
        Optional<Action> only = action.orElse(Optional.empty());
        if (fields.has(key) && only.isPresent() && only.get() != part) {
            String word = only.get() == Action.ACCEPT ? "accept" : "reject";
            values.problems()
                    .error(
                            fields.keyPlace(key),
                            "the check's action " + word + " selects no " + key + " records",
                            "remove " + key + ", or write action: any");
        }
    }

    private List<Expectation.Rule> part(Fields fields, String key) {
        Optional<YamlNode> node = fields.value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get() instanceof YamlNode.Mapping mapping
                ? rules(open(mapping, ObjectKind.PART, ValueKind.PART))
                : word(node.get(), ValueKind.PART);
    }

    private List<Expectation.Rule> rules(Fields fields) {
        List<Expectation.Rule> rules = new ArrayList<>();
        Optional<YamlNode> only = fields.value("only");
        if (only.isPresent()) {
            rules.add(new Expectation.Rule.Only(ports.expected(only.get())));
        }
        Optional<YamlNode> all = fields.value("all");
        if (all.isPresent()) {
            rules.add(new Expectation.Rule.All(ports.expected(all.get())));
        }
        Optional<YamlNode> peers = fields.value("onlyPeers");
        if (peers.isPresent()) {
            rules.add(new Expectation.Rule.OnlyPeers(addresses.blocks(peers.get())));
        }
        addFlows(rules, fields);
        return rules;
    }

    private void addFlows(List<Expectation.Rule> rules, Fields fields) {
        Optional<Long> least = values.number(fields, "minFlows", ValueKind.NUMBER, 1, MOST_FLOWS);
        Optional<Long> most = values.number(fields, "maxFlows", ValueKind.NUMBER, 0, MOST_FLOWS);
        if (least.isPresent()) {
            rules.add(new Expectation.Rule.MinFlows(least.get()));
        }
        if (most.isPresent()) {
            rules.add(new Expectation.Rule.MaxFlows(most.get()));
        }
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            Place place = fields.value("maxFlows").map(YamlNode::place).orElse(fields.place());
            values.problems()
                    .error(
                            place,
                            "maxFlows " + most.get() + " is less than minFlows " + least.get(),
                            "write at least " + least.get());
        }
    }
}
