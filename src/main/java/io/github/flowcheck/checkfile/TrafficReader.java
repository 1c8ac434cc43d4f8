package io.github.flowcheck.checkfile;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.Peers;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.checkfile.value.AddressValues;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.PortValues;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which records a check selects. */
final class TrafficReader {
    private static final Map<String, Optional<Action>> ACTIONS =
            Map.of("accept", Optional.of(Action.ACCEPT), "reject", Optional.of(Action.REJECT), "any", Optional.empty());

    private static final Map<String, Direction> DIRECTIONS =
            Map.of("inbound", Direction.INBOUND, "outbound", Direction.OUTBOUND);

    private static final Map<String, PortSide> PORT_SIDES =
            Map.of("destination", PortSide.DESTINATION, "source", PortSide.SOURCE);

    private final Values values;
    private final PortValues ports;
    private final AddressValues addresses;
    private final RepliesReader replies;

    TrafficReader(Values values) {
        this.values = values;
        this.ports = new PortValues(values);
        this.addresses = new AddressValues(values);
        this.replies = new RepliesReader(values);
    }

    /** The value of {@code action} where it is written; inside of it absent for {@code any}. */
    Optional<Optional<Action>> action(Fields fields) {
        return values.choice(fields, "action", ValueKind.ACTION, ACTIONS);
    }

    /** The traffic, if nothing is wrong with it. */
    Optional<Traffic> read(Fields fields, Optional<Optional<Action>> action, Expectation expectation) {
        int errors = values.problems().errorsTold();
        Direction direction = values.choice(fields, "direction", ValueKind.DIRECTION, DIRECTIONS)
                .orElse(Direction.INBOUND);
        Optional<YamlNode> port = fields.value("ports");
        List<PortRange> ranges = port.isPresent() ? ports.ports(port.get()) : List.of();
        PortSide side =
                values.choice(fields, "portOf", ValueKind.PORT_SIDE, PORT_SIDES).orElse(PortSide.DESTINATION);
        Replies answers = replies.read(fields, ranges, side, expectation);
        Optional<YamlNode> protocol = fields.value("protocol");
        List<Protocol> protocols = protocol.isPresent() ? ports.protocols(protocol.get()) : List.of();
        if (fields.has("ports")) {
            tellWithoutPorts(fields, protocols);
        }
        Peers farSide = new Peers(peers(fields, "peers"), peers(fields, "notPeers"));
        if (values.problems().errorsTold() > errors) {
            return Optional.empty();
        }
        Optional<PortSet> wanted = ranges.isEmpty() ? Optional.empty() : Optional.of(PortSet.of(ranges));
        boolean both = expectation.isSplit() || wanted.isEmpty();
        Optional<Action> usual = both ? Optional.empty() : Optional.of(Action.ACCEPT);
        return Optional.of(new Traffic(direction, wanted, side, protocols, farSide, action.orElse(usual), answers));
    }

    private List<Input<CidrBlock>> peers(Fields fields, String key) {
        Optional<YamlNode> node = fields.value(key);
        return node.isPresent() ? addresses.peers(node.get()) : List.of();
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
}
