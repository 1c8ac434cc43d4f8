package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads ports, ports of expectations, and protocols. */
public final class PortValues {
    private static final Map<String, PortSet> NAMED = Map.of("well-known", PortSet.WELL_KNOWN, "all", PortSet.ALL);

    private final Values values;

    public PortValues(Values values) {
        this.values = values;
    }

    /** The value of {@code ports} of a check, as it is written. */
    public List<PortRange> ports(YamlNode node) {
        List<PortRange> ranges = new ArrayList<>();
        for (YamlNode item : values.items(node, ValueKind.PORT)) {
            Optional<Text> text = values.itemText(item, ValueKind.PORT);
            if (text.isPresent()) {
                ranges.addAll(ranges(text.get()));
            }
        }
        return ranges;
    }

    /** None if the text is no port, which is told. */
    private List<PortRange> ranges(Text text) {
        PortSet named = NAMED.get(text.value());
        if (named != null) {
            return named.ranges();
        }
        Optional<PortRange> range = PortRange.parse(text.value());
        if (range.isEmpty()) {
            new WrongPorts(values).refusePort(text, NAMED.keySet());
            return List.of();
        }
        return List.of(range.get());
    }

    /** A single port. */
    public Optional<Integer> port(Text text) {
        List<PortRange> ranges = ranges(text);
        if (ranges.isEmpty()) {
            return Optional.empty();
        }
        if (!text.isDecimal()) {
            values.refuse(text, ValueKind.SINGLE_PORT);
            return Optional.empty();
        }
        return Optional.of(ranges.get(0).first());
    }

    /** The value of {@code only}, {@code all} and of a waiver's {@code ports}. */
    public List<ExpectedPort> expected(YamlNode node) {
        List<ExpectedPort> ports = new ArrayList<>();
        for (YamlNode item : values.items(node, ValueKind.EXPECTED_PORT)) {
            Optional<Text> text = values.itemText(item, ValueKind.EXPECTED_PORT);
            if (text.isPresent()) {
                addExpected(ports, text.get());
            }
        }
        return ports;
    }

    private void addExpected(List<ExpectedPort> ports, Text text) {
        Optional<ExpectedPort> port = ExpectedPort.parse(text.value());
        if (port.isPresent()) {
            ports.add(port.get());
        } else {
            new WrongPorts(values).refuseExpected(text);
        }
    }

    /** The value of {@code protocol}; empty means any. */
    public List<Protocol> protocols(YamlNode node) {
        List<Protocol> protocols = new ArrayList<>();
        if (node instanceof YamlNode.Scalar) {
            Optional<Text> text = values.text(node, ValueKind.PROTOCOL);
            if (text.isPresent() && !text.get().value().equals("any")) {
                addProtocol(protocols, text.get());
            }
            return protocols;
        }
        for (YamlNode item : values.items(node, ValueKind.PROTOCOL)) {
            Optional<Text> text = values.itemText(item, ValueKind.PROTOCOL);
            if (text.isPresent()) {
                addProtocol(protocols, text.get());
            }
        }
        return protocols;
    }

    private void addProtocol(List<Protocol> protocols, Text text) {
        Optional<Protocol> protocol = Protocol.parse(text.value());
        if (protocol.isPresent()) {
            protocols.add(protocol.get());
        } else if (text.value().equals("any")) {
            values.refuse(text, ValueKind.PROTOCOL, "write protocol: any without a list, or leave protocol out");
        } else {
            boolean isWord = OtherWords.of(text.value(), ValueKind.PROTOCOL).isPresent();
            Optional<String> number = isWord ? Optional.empty() : NumberText.remedy(text.value());
            String remedy = number.orElseGet(
                    () -> Values.nearest(text.value().toLowerCase(Locale.ROOT), Protocol.names(), ValueKind.PROTOCOL));
            values.refuse(text, ValueKind.PROTOCOL, remedy);
        }
    }
}
