package io.github.flowcheck.render;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.check.Peers;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Reading.Match;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.source.SourceText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks and records of few values, so that many records are selected and many more nearly are. */
public final class RandomTraffic {
    private static final List<String> ENIS = List.of("eni-1235b8ca", "eni-1235b8ca123456789");
    private static final List<String> ADDRESSES = List.of(
            "172.31.16.21",
            "172.31.16.210",
            "172.31.16.2",
            "10.0.0.1",
            "10.1.0.1",
            "2001:db8:0:0::1",
            "2001:db8::2",
            "2001:DB8:1::2",
            "::ffff:10.0.0.1");
    private static final List<String> BLOCKS = List.of(
            "172.31.16.21/32",
            "172.31.16.2/32",
            "10.0.0.0/16",
            "10.0.0.0/8",
            "2001:db8::1/128",
            "2001:db8::/64",
            "::ffff:10.0.0.1/128",
            "::/0");
    private static final int[] PORTS = {0, 22, 80, 443, 1023, 1024, 32_767, 32_768, 40_000, 40_001, 65_535};
    private static final int[] PROTOCOLS = {1, 6, 6, 6, 17, 58, 132};
    private static final String[] FLAGS = {"-", "0", "2", "3", "7", "18", "19", "22", "23", "4"};

    private final Random random;
    private int parameters;

    public RandomTraffic(Random random) {
        this.random = random;
    }

    /** A record by its fields, of which it has all that checks may read. */
    public Map<FlowField, String> record() {
        Map<FlowField, String> record = new EnumMap<>(FlowField.class);
        for (FlowField field : FlowField.values()) {
            record.put(field, "-");
        }
        record.put(FlowField.VERSION, "5");
        record.put(FlowField.INTERFACE_ID, one(ENIS));
        record.put(FlowField.START, Integer.toString(1_600_000_000 + random.nextInt(100)));
        record.put(FlowField.END, "1600000200");
        boolean traffic = random.nextInt(10) > 0;
        record.put(FlowField.LOG_STATUS, traffic ? "OK" : random.nextBoolean() ? "NODATA" : "SKIPDATA");
        if (traffic) {
            List.of(FlowField.SRCADDR, FlowField.DSTADDR, FlowField.PKT_SRCADDR, FlowField.PKT_DSTADDR)
                    .forEach(field -> record.put(field, one(ADDRESSES)));
            record.put(FlowField.SRCPORT, Integer.toString(port()));
            record.put(FlowField.DSTPORT, Integer.toString(port()));
            record.put(FlowField.PROTOCOL, Integer.toString(PROTOCOLS[random.nextInt(PROTOCOLS.length)]));
            record.put(FlowField.PACKETS, Integer.toString(1 + random.nextInt(9)));
            record.put(FlowField.BYTES, Integer.toString(40 + random.nextInt(999)));
            record.put(FlowField.ACTION, random.nextInt(4) > 0 ? "ACCEPT" : "REJECT");
            record.put(FlowField.TCP_FLAGS, FLAGS[random.nextInt(FLAGS.length)]);
        }
        return record;
    }

    public Check check(Reading reading) {
        Optional<PortSet> ports = random.nextBoolean() ? Optional.empty() : Optional.of(ports());
        List<Protocol> protocols = random.nextInt(3) > 0
                ? List.of()
                : one(
                        ports.isPresent()
                                ? List.of(List.of(Protocol.TCP), List.of(Protocol.UDP, new Protocol(132)))
                                : List.of(
                                        List.of(Protocol.UDP, Protocol.ICMP, Protocol.TCP),
                                        List.of(Protocol.ICMPV6),
                                        List.of(Protocol.TCP)));
        Optional<Action> action = random.nextBoolean() ? Optional.empty() : Optional.of(one(List.of(Action.values())));
        return new Check(
                "random",
                new SourceText("checks.yaml", "random").place(0, 6),
                Optional.empty(),
                new NetworkInterface(
                        one(ENIS),
                        IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(i -> IpAddress.parse(one(ADDRESSES)).orElseThrow())
                                .toList()),
                new Traffic(
                        random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND,
                        ports,
                        random.nextInt(3) == 0 ? PortSide.SOURCE : PortSide.DESTINATION,
                        protocols,
                        random.nextInt(3) == 0 ? blocks() : List.of(),
                        random.nextInt(3) == 0 ? blocks() : List.of(),
                        action,
                        new Replies(
                                random.nextInt(4) > 0,
                                one(List.of(
                                        Replies.EPHEMERAL, new PortRange(1024, 40_000), new PortRange(40_000, 40_000))),
                                random.nextBoolean() ? List.of() : List.of(22, 40_000))),
                expectation(action),
                new CoverageDemand(
                        1 + random.nextInt(3),
                        0,
                        random.nextInt(4) == 0 ? Optional.of(Duration.ofMinutes(90)) : Optional.empty(),
                        Optional.empty()),
                random.nextInt(6) == 0 ? Optional.of(waiver()) : Optional.empty(),
                new Check.Scope(List.of(), Optional.empty(), reading, Set.of(), true));
    }

    /** The same check, some of its values given by parameters. */
    Check withParameters(Check check) {
        Traffic traffic = check.traffic();
        NetworkInterface one = check.networkInterface();
        return new Check(
                check.id(),
                check.place(),
                check.description(),
                new NetworkInterface(
                        given(one.id(), ParameterType.ENI, one.eni()),
                        one.own().stream()
                                .map(own -> given(
                                        own, ParameterType.ADDRESS, own.value().toString()))
                                .toList()),
                new Traffic(
                        traffic.direction(),
                        traffic.ports(),
                        traffic.portOf(),
                        traffic.protocols(),
                        new Peers(
                                givenBlocks(traffic.farSide().within()),
                                givenBlocks(traffic.farSide().outside())),
                        traffic.action(),
                        traffic.replies()),
                check.expectation(),
                check.coverage(),
                check.waiver(),
                check.scope());
    }

    /** The same check of other ports. */
    public Check withOtherPorts(Check check) {
        Traffic traffic = check.traffic();
        return new Check(
                check.id(),
                check.place(),
                check.description(),
                check.networkInterface(),
                new Traffic(
                        traffic.direction(),
                        Optional.of(ports()),
                        traffic.portOf(),
                        traffic.protocols().stream()
                                .filter(Protocol.withPorts()::contains)
                                .toList(),
                        traffic.farSide(),
                        traffic.action(),
                        traffic.replies()),
                check.expectation(),
                check.coverage(),
                check.waiver(),
                check.scope());
    }

    private List<Input<CidrBlock>> givenBlocks(List<Input<CidrBlock>> blocks) {
        return blocks.stream()
                .map(block -> block.value().isSingle() && random.nextBoolean()
                        ? given(
                                block,
                                ParameterType.ADDRESS,
                                block.value().first().toString())
                        : given(block, ParameterType.CIDR, block.value().toString()))
                .toList();
    }

    private <T> Input<T> given(Input<T> input, ParameterType type, String text) {
        if (random.nextInt(3) == 0) {
            return input;
        }
        Parameter parameter = new Parameter(
                "given" + parameters++,
                type,
                Optional.empty(),
                Optional.of(text),
                Optional.of(text),
                new SourceText("checks.yaml", "given").place(0, 5));
        return new Input<>(input.value(), Optional.of(parameter));
    }

    Match match() {
        return one(List.of(Match.values()));
    }

    /** @param action what the check selects; a part of another action may not be split off */
    private Expectation expectation(Optional<Action> action) {
        return switch (random.nextInt(4)) {
            case 0 -> Expectation.OBSERVE;
            case 1 ->
                new Expectation(
                        List.of(),
                        action.equals(Optional.of(Action.REJECT)) ? List.of() : rules(),
                        action.equals(Optional.of(Action.ACCEPT)) ? List.of() : rules());
            default -> new Expectation(rules(), List.of(), List.of());
        };
    }

    private List<Expectation.Rule> rules() {
        if (random.nextInt(3) == 0) {
            return List.of(random.nextBoolean() ? new Expectation.Rule.None() : new Expectation.Rule.Some());
        }
        List<Expectation.Rule> rules = new ArrayList<>(List.of(
                new Expectation.Rule.Only(expectedPorts()),
                new Expectation.Rule.All(expectedPorts()),
                new Expectation.Rule.OnlyPeers(blocks()),
                new Expectation.Rule.MinFlows(1 + random.nextInt(2)),
                new Expectation.Rule.MaxFlows(2 + random.nextInt(2))));
        Collections.shuffle(rules, random);
        return rules.subList(0, 1 + random.nextInt(2));
    }

    private List<ExpectedPort> expectedPorts() {
        List<String> texts = List.of("22", "80/tcp", "22/udp", "0-1023", "40000-40001/udp", "icmp", "udp", "65535");
        return IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> ExpectedPort.parse(one(texts)).orElseThrow())
                .filter(port -> random.nextInt(8) > 0
                        || port.ports().map(PortRange::isSingle).orElse(true))
                .findFirst()
                .map(List::of)
                .orElse(List.of(ExpectedPort.parse("443").orElseThrow()));
    }

    private Waiver waiver() {
        return new Waiver(
                "agreed",
                LocalDate.of(random.nextInt(4) == 0 ? 2020 : 2030, 1, 31),
                Optional.empty(),
                random.nextBoolean() ? List.of() : expectedPorts(),
                random.nextBoolean() ? List.of() : blocks());
    }

    /** The default format, or one with all fields that a check may read, some others, and in any order. */
    public Optional<LogFormat> format() {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        List<FlowField> fields = new ArrayList<>(LogFormat.DEFAULT.fields());
        for (FlowField more : List.of(
                FlowField.TCP_FLAGS, FlowField.PKT_SRCADDR, FlowField.PKT_DSTADDR, FlowField.VPC_ID, FlowField.TYPE)) {
            if (random.nextBoolean()) {
                fields.add(more);
            }
        }
        if (random.nextBoolean()) {
            fields.remove(FlowField.VERSION);
        }
        Collections.shuffle(fields, random);
        return Optional.of(new LogFormat(fields));
    }

    boolean isLucky() {
        return random.nextBoolean();
    }

    private PortSet ports() {
        return PortSet.of(IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> {
                    int first = port();
                    int last = port();
                    return random.nextBoolean()
                            ? new PortRange(first, first)
                            : new PortRange(Math.min(first, last), Math.max(first, last));
                })
                .toList());
    }

    private List<CidrBlock> blocks() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> CidrBlock.parse(one(BLOCKS)).orElseThrow())
                .toList();
    }

    private int port() {
        return PORTS[random.nextInt(PORTS.length)];
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
