package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one check. */
final class CheckReader {
    private static final Map<String, Optional<Action>> ACTIONS = Map.of(
            "accept", Optional.of(Action.ACCEPT), "reject", Optional.of(Action.REJECT), "any", Optional.empty());

    private static final Map<String, Direction> DIRECTIONS =
            Map.of("inbound", Direction.INBOUND, "outbound", Direction.OUTBOUND);

    private static final Map<String, PortSide> PORT_SIDES =
            Map.of("destination", PortSide.DESTINATION, "source", PortSide.SOURCE);

    private static final long MOST_RECORDS = 1_000_000_000_000L;

    private final Values values;
    private final FileSettings file;
    private final InterfaceReader interfaces;
    private final NameValues names;
    private final PortValues ports;
    private final AddressValues addresses;
    private final ScopeReader scopes;

    CheckReader(Values values, FileSettings file) {
        this.values = values;
        this.file = file;
        this.interfaces = new InterfaceReader(values);
        this.names = new NameValues(values);
        this.ports = new PortValues(values);
        this.addresses = new AddressValues(values);
        this.scopes = new ScopeReader(values);
    }

    /** The check, if the file has no problem so far. */
    Optional<Check> read(YamlNode node) {
        return values.mapping(node, ValueKind.CHECK)
                .map(mapping -> Fields.open(mapping, ObjectKind.CHECK, values.problems()))
                .flatMap(this::read);
    }

    private Optional<Check> read(Fields fields) {
        Optional<String> id = id(fields);
        Optional<String> description = fields.value("description").flatMap(names::lines);
        Optional<NetworkInterface> networkInterface = interfaces.ofCheck(fields, file.interfaces());
        Optional<Optional<Action>> action =
                fields.value("action").flatMap(node -> values.choice(node, ValueKind.ACTION, ACTIONS));
        Expectation expectation = fields.value("expect")
                .map(node -> new ExpectationReader(values).read(node, action))
                .orElse(Expectation.OBSERVE);
        Optional<Traffic> traffic = traffic(fields, action, expectation);
        CoverageDemand coverage = coverage(fields);
        Optional<Waiver> waiver = waiver(fields);
        Check.Scope scope = scope(fields);
        if (values.problems().hasErrors() || id.isEmpty() || networkInterface.isEmpty() || traffic.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Check(
                id.get(),
                fields.place(),
                description,
                networkInterface.get(),
                traffic.get(),
                expectation,
                coverage,
                waiver,
                scope));
    }

    private Optional<String> id(Fields fields) {
        if (!fields.has("id")) {
            values.missing(fields.head(), "id", "write an id, such as id: web-ssh");
        }
        Optional<YamlNode> node = fields.value("id");
        Optional<String> id = node.flatMap(names::checkId);
        int name = file.folder().length() + 1 + id.map(String::length).orElse(0);
        if (id.isPresent() && name > NameValues.LONGEST_NAME) {
            values.problems()
                    .error(
                            node.get().place(),
                            "the saved query's name has " + name + " characters: folder, slash and id",
                            "shorten the folder or the id, to 255 characters together");
        }
        return id;
    }

    private Optional<Traffic> traffic(Fields fields, Optional<Optional<Action>> action, Expectation expectation) {
        Direction direction = fields.value("direction")
                .flatMap(node -> values.choice(node, ValueKind.DIRECTION, DIRECTIONS))
                .orElse(Direction.INBOUND);
        Optional<PortSet> wanted = fields.value("ports").flatMap(ports::ports);
        PortSide side = fields.value("portOf")
                .flatMap(node -> values.choice(node, ValueKind.PORT_SIDE, PORT_SIDES))
                .orElse(PortSide.DESTINATION);
        List<Protocol> protocols = fields.value("protocol").map(ports::protocols).orElse(List.of());
        if (fields.has("ports")) {
            tellWithoutPorts(fields, protocols);
        }
        var peers = fields.value("peers").map(addresses::blocks).orElse(List.of());
        var notPeers = fields.value("notPeers").map(addresses::blocks).orElse(List.of());
        if (values.problems().hasErrors()) {
            return Optional.empty();
        }
        Optional<Action> usual =
                expectation.isSplit() || wanted.isEmpty() ? Optional.empty() : Optional.of(Action.ACCEPT);
        return Optional.of(
                new Traffic(direction, wanted, side, protocols, peers, notPeers, action.orElse(usual)));
    }

    private void tellWithoutPorts(Fields fields, List<Protocol> protocols) {
        for (Protocol protocol : protocols) {
            if (!protocol.hasPorts()) {
                values.problems()
                        .error(
                                fields.value("protocol").map(YamlNode::place).orElse(fields.head()),
                                "protocol " + protocol + " has no ports, but the check selects ports",
                                "remove it from protocol, or ask for it in a check without ports");
            }
        }
    }

    private CoverageDemand coverage(Fields fields) {
        long minRecords = fields.value("minRecords")
                .flatMap(node -> values.number(node, ValueKind.NUMBER, 1, MOST_RECORDS))
                .orElse(CoverageDemand.DEFAULT.minRecords());
        long maxSkipData = fields.value("maxSkipData")
                .flatMap(node -> values.number(node, ValueKind.NUMBER, 0, MOST_RECORDS))
                .orElse(CoverageDemand.DEFAULT.maxSkipData());
        return new CoverageDemand(minRecords, maxSkipData);
    }

    private Optional<Waiver> waiver(Fields fields) {
        if (fields.has("waive") && !fields.has("expect")) {
            values.problems()
                    .warning(
                            fields.keyPlace("waive"),
                            "the check expects nothing, so there is nothing to waive",
                            "write expect, or remove waive");
        }
        return fields.value("waive").flatMap(new WaiverReader(values)::read);
    }

    private Check.Scope scope(Fields fields) {
        List<String> logGroups = scopes.logGroups(fields);
        Optional<Window> window = scopes.window(fields);
        scopes.checkDialect(fields);
        Set<String> tags = Set.copyOf(fields.value("tags").map(names::tags).orElse(List.of()));
        boolean save = fields.value("save").flatMap(values::flag).orElse(true);
        return new Check.Scope(
                logGroups.isEmpty() ? file.logGroups() : logGroups, window.or(file::window), tags, save);
    }
}
