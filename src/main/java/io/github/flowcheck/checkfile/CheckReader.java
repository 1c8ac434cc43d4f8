package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
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
    private final ScopeReader scopes;
    private final CheckIds ids;
    private Optional<Fields> defaults = Optional.empty();

    CheckReader(Values values, FileSettings file) {
        this.values = values;
        this.file = file;
        this.interfaces = new InterfaceReader(values);
        this.names = new NameValues(values);
        this.traffics = new TrafficReader(values);
        this.scopes = new ScopeReader(values);
        this.ids = new CheckIds(values, file.folder());
    }

    /** Reads {@code defaults}, whose values stand in for what the checks to come lack. */
    void readDefaults(YamlNode node) {
        defaults = values.mapping(node, ValueKind.DEFAULTS)
                .map(mapping -> Fields.open(mapping, ObjectKind.DEFAULTS, values.problems()));
        defaults.ifPresent(fields -> {
            interfaces.tellProblems(fields, file.interfaces());
            // Read for its problems alone: a default that every check replaces is wrong too.
            new Parts(fields);
        });
    }

    /** The check, or one for each interface that its name stands for; none if something is wrong with it. */
    List<AnyCheck> read(YamlNode node) {
        Optional<List<AnyCheck>> checks = values.mapping(node, ValueKind.CHECK).map(mapping -> {
            boolean isRaw = mapping.entries().stream()
                    .anyMatch(entry -> entry.key().text().equals("query"));
            Fields own = Fields.open(mapping, isRaw ? ObjectKind.RAW_CHECK : ObjectKind.CHECK, values.problems());
            Fields fields =
                    defaults.map(under -> own.withDefaults(under, RIVALS)).orElse(own);
            return isRaw
                    ? new RawCheckReader(values, file, ids)
                            .read(own, fields).stream()
                                    .<AnyCheck>map(check -> check)
                                    .toList()
                    : List.copyOf(read(fields));
        });
        return checks.orElse(List.of());
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
        String named = fields.value("interface")
                .flatMap(node -> values.text(node, ValueKind.INTERFACE_NAME))
                .map(text -> text.value())
                .orElseGet(
                        () -> DerivedId.nameOf(found.get().interfaces().get(0).id()));
        Optional<String> id =
                written.or(() -> ids.made(fields, DerivedId.of(named, parts.traffic.get(), parts.action)));
        return id.stream()
                .flatMap(known -> found.get().interfaces().stream().flatMap(one -> {
                    Optional<String> own =
                            found.get().selected() ? ids.ofInterface(fields, known, one.eni()) : Optional.of(known);
                    return own.map(name -> parts.check(name, one)).stream();
                }))
                .toList();
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
            description = fields.value("description").flatMap(names::lines);
            action = traffics.action(fields);
            expectation = fields.value("expect")
                    .map(node -> new ExpectationReader(values).read(node, action))
                    .orElse(Expectation.OBSERVE);
            traffic = traffics.read(fields, action, expectation);
            coverage = new CoverageReader(values).read(fields);
            waiver = fields.value("waive").flatMap(new WaiverReader(values)::read);
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
