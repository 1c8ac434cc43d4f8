package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ports, ports of expectations, and protocols. */
public final class PortValues {
    private static final Map<String, PortSet> NAMED = Map.of("well-known", PortSet.WELL_KNOWN, "all", PortSet.ALL);
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\s*-\\s*([0-9]{1,9})");
    private static final Pattern WITH_PROTOCOL = Pattern.compile("([0-9]{1,5}(?:-[0-9]{1,5})?)\\s*/\\s*([A-Za-z0-9]+)");
    private static final Pattern WITH_COLON = Pattern.compile("([0-9]{1,5}):([0-9]{1,5})");
    private static final Pattern WITH_COMMA = Pattern.compile("[0-9-]+(?:\\s*,\\s*[0-9-]+)+");

    private final Values values;

    public PortValues(Values values) {
        this.values = values;
    }

    /** The value of {@code ports} of a check, as it is written. */
    public List<PortRange> ports(YamlNode node) {
        return values.oneOrMany(node, ValueKind.PORT, this::portSet).stream()
                .flatMap(set -> set.ranges().stream())
                .toList();
    }

    private Optional<PortSet> portSet(Text text) {
        Optional<PortSet> set = Optional.ofNullable(NAMED.get(text.value()))
                .or(() -> PortRange.parse(text.value()).map(range -> PortSet.of(List.of(range))));
        if (set.isEmpty()) {
            refusePort(text);
        }
        return set;
    }

    /** A single port. */
    public Optional<Integer> port(Text text) {
        Optional<PortSet> set = portSet(text);
        boolean single = NumberText.isDecimal(text.value());
        if (set.isPresent() && !single) {
            values.refuse(text, ValueKind.SINGLE_PORT);
        }
        return set.filter(port -> single).map(port -> port.ranges().get(0).first());
    }

    private void refusePort(Text text) {
        Matcher withProtocol = WITH_PROTOCOL.matcher(text.value());
        if (withProtocol.matches()) {
            String remedy =
                    "write " + withProtocol.group(1) + ", and protocol: " + withProtocol.group(2) + " beside ports";
            values.refuse(text, ValueKind.PORT, remedy);
        } else if (!refuseNumbers(text, ValueKind.PORT)) {
            values.refuse(text, ValueKind.PORT, Values.nearest(text.value(), NAMED.keySet(), ValueKind.PORT));
        }
    }

    /** The value of {@code only}, {@code all} and of a waiver's {@code ports}. */
    public List<ExpectedPort> expected(YamlNode node) {
        return values.oneOrMany(node, ValueKind.EXPECTED_PORT, this::expected);
    }

    private Optional<ExpectedPort> expected(Text text) {
        Optional<ExpectedPort> port = ExpectedPort.parse(text.value());
        if (port.isEmpty() && !refuseNumbers(text, ValueKind.EXPECTED_PORT)) {
            values.refuse(text, ValueKind.EXPECTED_PORT, expectedRemedy(text.value()));
        }
        return port;
    }

    private static String expectedRemedy(String value) {
        int slash = value.indexOf('/');
        boolean portRight =
                slash > 0 && PortRange.parse(value.substring(0, slash).strip()).isPresent();
        if (portRight && Protocol.parse(value.substring(slash + 1).strip()).isPresent()) {
            return "write the protocol alone; its records have no ports";
        }
        return portRight
                ? "write tcp or udp, or the number of a protocol with ports, after the slash"
                : ValueKind.EXPECTED_PORT.remedy();
    }

    /** Refuses numbers that are no ports and texts that only look like numbers. */
    private boolean refuseNumbers(Text text, ValueKind kind) {
        String value = text.value();
        Matcher range = RANGE.matcher(value);
        Matcher colon = WITH_COLON.matcher(value);
        if (NumberText.isDecimal(value)) {
            values.problems()
                    .error(text.place(), "port " + text.quoted() + " is out of range", "write a port of 0 to 65535");
        } else if (range.matches()) {
            values.refuse(text, kind, rangeRemedy(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
        } else if (colon.matches()) {
            String both = colon.group(1) + ", " + colon.group(2);
            values.refuse(
                    text,
                    kind,
                    "write one port, a list such as [" + both + "], or a range with a hyphen such as \"8000-8999\"");
        } else if (WITH_COMMA.matcher(value).matches()) {
            values.refuse(text, kind, "write a list: [" + value.replaceAll("\\s*,\\s*", ", ") + "]");
        } else {
            Optional<String> remedy = NumberText.remedy(value);
            remedy.ifPresent(write -> values.refuse(text, kind, write));
            return remedy.isPresent();
        }
        return true;
    }

    private static String rangeRemedy(long first, long last) {
        if (first > PortRange.MAX || last > PortRange.MAX) {
            return "write ports of 0 to 65535";
        }
        return first > last
                ? "write the lower port first: \"" + last + "-" + first + "\""
                : "write \"" + first + "-" + last + "\", without leading zeros";
    }

    /** The value of {@code protocol}; empty means any. */
    public List<Protocol> protocols(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar)) {
            return values.oneOrMany(node, ValueKind.PROTOCOL, this::protocol);
        }
        return values
                .text(node, ValueKind.PROTOCOL)
                .filter(text -> !text.value().equals("any"))
                .flatMap(this::protocol)
                .stream()
                .toList();
    }

    private Optional<Protocol> protocol(Text text) {
        Optional<Protocol> protocol = Protocol.parse(text.value());
        if (text.value().equals("any")) {
            values.refuse(text, ValueKind.PROTOCOL, "write protocol: any without a list, or leave protocol out");
        } else if (protocol.isEmpty()) {
            Optional<String> number = NumberText.remedy(text.value());
            String remedy = number.orElseGet(
                    () -> Values.nearest(text.value().toLowerCase(Locale.ROOT), Protocol.names(), ValueKind.PROTOCOL));
            values.refuse(text, ValueKind.PROTOCOL, remedy);
        }
        return protocol;
    }
}
