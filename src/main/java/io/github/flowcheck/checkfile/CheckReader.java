package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one check after the other. */
final class CheckReader {
    /** For a key of the defaults, the keys of a check that replace it. */
    private static final Map<String, Set<String>> RIVALS = Map.of(
            "interface", Set.of("eni", "address", "addresses"),
            "eni", Set.of("interface"),
            "address", Set.of("interface", "addresses"),
            "addresses", Set.of("interface", "address"),
            "logGroup", Set.of("logGroups"),
            "logGroups", Set.of("logGroup"));

    private final Values values;
    private final FileSettings file;
    private final InterfaceReader interfaces;
    private final NameValues names;
    private final TrafficReader traffics;
    private final ExpectationReader expectations;
    private final CoverageReader coverages;
    private final ScopeReader scopes;
    private final CheckIds ids;
    private Optional<Fields> defaults = Optional.empty();

    CheckReader(Values values, FileSettings file) {
        this.values = values;
        this.file = file;
        this.interfaces = new InterfaceReader(values);
        this.names = new NameValues(values);
        this.traffics = new TrafficReader(values);
        this.expectations = new ExpectationReader(values);
        this.coverages = new CoverageReader(values);
        this.scopes = new ScopeReader(values);
        this.ids = new CheckIds(values, file.folder());
    }

    /** Reads {@code defaults}, whose values stand in for what the checks to come lack. */
    void readDefaults(YamlNode node) {
        Optional<YamlNode.Mapping> mapping = values.mapping(node, ValueKind.DEFAULTS);
        if (mapping.isEmpty()) {
            return;
        }
        Fields fields = Fields.open(mapping.get(), ObjectKind.DEFAULTS, values.problems());
        defaults = Optional.of(fields);
        interfaces.tellProblems(fields, file.interfaces());
        // Read for its problems alone: a default that every check replaces is wrong too.
        new Parts(fields);
    }

    /** The check, or one for each interface that its name stands for; none if something is wrong with it. */
    List<? extends AnyCheck> read(YamlNode node) {
        Optional<YamlNode.Mapping> mapping = values.mapping(node, ValueKind.CHECK);
        if (mapping.isEmpty()) {
            return List.of();
        }
        boolean isRaw = hasQuery(mapping.get());
        Fields own = Fields.open(mapping.get(), isRaw ? ObjectKind.RAW_CHECK : ObjectKind.CHECK, values.problems());
        Fields fields = defaults.isPresent() ? own.withDefaults(defaults.get(), RIVALS) : own;
        if (!isRaw) {
            return read(fields);
        }
        Optional<RawCheck> check = new RawCheckReader(values, file, ids).read(own, fields);
        return check.isPresent() ? List.of(check.get()) : List.of();
    }

    private static boolean hasQuery(YamlNode.Mapping mapping) {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (entry.key().text().equals("query")) {
                return true;
            }
        }
        return false;
    }

    private List<Check> read(Fields fields) {
        int errors = values.problems().errorsTold();
        Optional<String> written = ids.written(fields);
        Optional<InterfaceSet> found = interfaces.ofCheck(fields, file.interfaces());
        Parts parts = new Parts(fields);
        scopes.tellUselessWaiver(fields);
        if (values.problems().errorsTold() > errors || found.isEmpty() || parts.traffic.isEmpty()) {
            return List.of();
        }
        Optional<String> id = fields.has("id") ? written : made(fields, found.get(), parts);
        return id.isPresent() ? checks(id.get(), found.get(), parts) : List.of();
    }

    private Optional<String> made(Fields fields, InterfaceSet found, Parts parts) {
        Optional<Text> name = values.text(fields, "interface", ValueKind.INTERFACE_NAME);
        String named = name.isPresent()
                ? name.get().value()
                : DerivedId.nameOf(found.interfaces().get(0).id());
        Optional<String> addresses = found.selected()
                ? Optional.empty()
                : Optional.of(DerivedId.addresses(found.interfaces().get(0).own()));
        return ids.made(fields, DerivedId.of(named, parts.traffic.orElseThrow(), parts.action), addresses);
    }

    /** All checks that were read, each with an id of its own. */
    List<AnyCheck> apart(List<AnyCheck> checks) {
        return ids.apart(checks);
    }

    private List<Check> checks(String id, InterfaceSet found, Parts parts) {
        List<Check> checks = new ArrayList<>();
        for (NetworkInterface one : found.interfaces()) {
            Optional<String> own = found.selected() ? ids.ofInterface(parts.fields, id, one.eni()) : Optional.of(id);
            if (own.isPresent()) {
                checks.add(parts.check(own.get(), one));
            }
        }
        return checks;
    }

    /** All that is read alike in a check and in the defaults. */
    private final class Parts {
        private final Fields fields;
        private final Optional<String> description;
        private final Optional<Optional<Action>> action;
        private final Expectation expectation;
        private final Optional<Traffic> traffic;
        private final CoverageDemand coverage;
        private final Optional<Waiver> waiver;
        private final Check.Scope scope;

        Parts(Fields fields) {
            this.fields = fields;
            description = names.lines(fields, "description");
            action = traffics.action(fields);
            Optional<YamlNode> expected = fields.value("expect");
            expectation = expected.isPresent() ? expectations.read(expected.get(), action) : Expectation.OBSERVE;
            traffic = traffics.read(fields, action, expectation);
            coverage = coverages.read(fields);
            Optional<YamlNode> waived = fields.value("waive");
            waiver = waived.isPresent() ? new WaiverReader(values).read(waived.get()) : Optional.empty();
            scope = scopes.read(fields, file);
        }

        Check check(String id, NetworkInterface networkInterface) {
            return new Check(
                    id,
                    fields.place(),
                    description,
                    networkInterface,
                    traffic.orElseThrow(),
                    expectation,
                    coverage,
                    waiver,
                    scope);
        }
    }
}
