package io.github.flowcheck.explain;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds flows that a check selects. What it proposes is tried, so it needs no second reading of the check. */
final class FlowFinder {
    /** Where one may expect an example to come from, the blocks of RFC 5737 and RFC 3849 first. */
    private static final List<CidrBlock> ANYWHERE = Stream.of(
                    "198.51.100.0/24", "203.0.113.0/24", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "::/0")
            .flatMap(text -> CidrBlock.parse(text).stream())
            .toList();

    private static final List<Integer> USUAL_PORTS = List.of(443, 22, 80, 53, 3389, 8080, 40_000);

    /** The other port: where calls come from, and where they go where the check is about the calling port. */
    private static final List<Integer> FAR_PORTS = List.of(49_152, 443, 1023, 0, PortRange.MAX);

    /** How many of the interface's addresses are tried. */
    private static final int MOST_OWN = 8;

    private final Check check;
    private final Traffic traffic;
    private final FlowLines lines;
    private final Trial trial;

    FlowFinder(Check check, FlowLines lines, Trial trial) {
        this.check = check;
        this.traffic = check.traffic();
        this.lines = lines;
        this.trial = trial;
    }

    /**
     * What a flow must be beside selected.
     *
     * @param action what became of it; absent means whatever the check selects
     * @param port what its port and protocol must be
     * @param ports those to try first
     * @param within blocks of which one holds its peer; empty means any
     * @param outside blocks of which none holds its peer
     */
    record Wish(
            Optional<Action> action,
            Predicate<PortOf> port,
            List<Integer> ports,
            List<CidrBlock> within,
            List<CidrBlock> outside) {
        static Wish of(Optional<Action> action) {
            return new Wish(action, port -> true, List.of(), List.of(), List.of());
        }

        Wish onPort(Predicate<PortOf> more) {
            return new Wish(action, port.and(more), ports, within, outside);
        }

        /** On what is expected; of a range, on its first port. */
        Wish on(ExpectedPort expected) {
            List<Integer> first =
                    expected.ports().stream().map(PortRange::first).toList();
            return new Wish(
                    action, port.and(seen -> expected.matches(seen.port(), seen.protocol())), first, within, outside);
        }

        Wish within(List<CidrBlock> blocks) {
            return new Wish(action, port, ports, blocks, outside);
        }

        Wish outside(Collection<CidrBlock> blocks) {
            return new Wish(
                    action,
                    port,
                    ports,
                    within,
                    Stream.concat(outside.stream(), blocks.stream()).toList());
        }
    }

    /** A port and its protocol. */
    record PortOf(int port, Protocol protocol) {
        boolean isIn(List<ExpectedPort> expected) {
            return expected.stream().anyMatch(one -> one.matches(port, protocol));
        }
    }

    /** A flow that is selected and as it is wished, if one was found. */
    Optional<Flow> find(Wish wish) throws IOException {
        return first(proposals(wish));
    }

    /** A flow for each wish, if one was found for every one of them. The likely ones are tried all at once, for they may be many. */
    Optional<List<Flow>> findEach(List<Wish> wishes) throws IOException {
        List<Flow> likely = new ArrayList<>();
        for (Wish wish : wishes) {
            proposals(wish).stream().findFirst().ifPresent(likely::add);
        }
        if (likely.size() < wishes.size()) {
            return Optional.empty();
        }
        if (selected(likely) == wishes.size()) {
            return Optional.of(likely);
        }
        List<Flow> found = new ArrayList<>();
        for (Wish wish : wishes) {
            Optional<Flow> flow = find(wish);
            if (flow.isEmpty()) {
                return Optional.empty();
            }
            found.add(flow.get());
        }
        return Optional.of(found);
    }

    /** The first one that is selected. All at once tells as fast as one whether there is any, so it is looked for by halves. */
    private Optional<Flow> first(List<Flow> proposals) throws IOException {
        List<Flow> rest = proposals;
        if (rest.isEmpty() || isSelected(rest.subList(0, 1))) {
            return rest.stream().findFirst();
        }
        rest = rest.subList(1, rest.size());
        if (rest.isEmpty() || !isSelected(rest)) {
            return Optional.empty();
        }
        while (rest.size() > 1) {
            List<Flow> half = rest.subList(0, rest.size() / 2);
            rest = isSelected(half) ? half : rest.subList(rest.size() / 2, rest.size());
        }
        return Optional.of(rest.get(0));
    }

    /** Whether the check's query counts one of them. */
    private boolean isSelected(List<Flow> flows) throws IOException {
        return selected(flows) > 0;
    }

    /** How many of them the check's query counts. */
    private long selected(List<Flow> flows) throws IOException {
        Check observing = new Check(
                check.id(),
                check.place(),
                Optional.empty(),
                check.networkInterface(),
                traffic,
                Expectation.OBSERVE,
                check.coverage(),
                Optional.empty(),
                check.scope());
        return trial.of(observing, flows.stream().map(lines::of).toList()).seen();
    }

    private List<Flow> proposals(Wish wish) {
        List<Flow> flows = new ArrayList<>();
        for (Action action : actions(wish)) {
            for (Protocol protocol : protocols()) {
                Optional<Integer> port = port(protocol, wish);
                for (Ends ends : ends(wish)) {
                    port.ifPresent(found -> flows.addAll(flows(ends, new PortOf(found, protocol), action)));
                }
            }
        }
        return flows;
    }

    private List<Action> actions(Wish wish) {
        return wish.action().or(traffic::action).map(List::of).orElseGet(() -> List.of(Action.ACCEPT, Action.REJECT));
    }

    private List<Flow> flows(Ends ends, PortOf port, Action action) {
        boolean source = traffic.portOf() == PortSide.SOURCE;
        return FAR_PORTS.stream()
                .map(far -> port.protocol().hasPorts() ? far : 0)
                .distinct()
                .map(far -> new Flow(
                        traffic.direction(),
                        ends.own(),
                        ends.peer(),
                        port.protocol(),
                        source ? port.port() : far,
                        source ? far : port.port(),
                        action))
                .toList();
    }

    private List<Protocol> protocols() {
        Stream<Protocol> expected = Stream.concat(
                        check.expectation().rules().flatMap(FlowFinder::ports),
                        check.waiver().stream().flatMap(waiver -> waiver.ports().stream()))
                .flatMap(port -> port.protocol().stream());
        List<Protocol> usual = List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6);
        List<Protocol> selected = traffic.selectedProtocols();
        Stream<Protocol> all = selected.isEmpty()
                ? Stream.concat(usual.stream(), expected)
                : Stream.concat(usual.stream().filter(selected::contains), selected.stream());
        return all.distinct().toList();
    }

    static Stream<ExpectedPort> ports(Expectation.Rule rule) {
        if (rule instanceof Expectation.Rule.Only only) {
            return only.ports().stream();
        }
        return rule instanceof Expectation.Rule.All all ? all.ports().stream() : Stream.empty();
    }

    /** The first port that is right, those that the check names and usual ones first. */
    private Optional<Integer> port(Protocol protocol, Wish wish) {
        if (!protocol.hasPorts()) {
            return Optional.of(0).filter(port -> wish.port().test(new PortOf(port, protocol)));
        }
        Stream<Integer> named = Stream.concat(
                        check.expectation().rules().flatMap(FlowFinder::ports).flatMap(port -> port.ports().stream()),
                        traffic.ports().stream()
                                .flatMap(ports -> ports.ranges().stream().filter(PortRange::isSingle)))
                .map(PortRange::first);
        return Stream.of(
                        wish.ports().stream(),
                        named,
                        USUAL_PORTS.stream(),
                        IntStream.rangeClosed(0, PortRange.MAX).boxed())
                .flatMap(ports -> ports)
                .filter(port ->
                        traffic.ports().isEmpty() || traffic.ports().get().contains(port))
                .filter(port -> wish.port().test(new PortOf(port, protocol)))
                .findFirst();
    }

    /** Two addresses of one family. */
    private record Ends(IpAddress own, IpAddress peer) {}

    private List<Ends> ends(Wish wish) {
        List<CidrBlock> selected = traffic.peers().isEmpty() ? ANYWHERE : traffic.peers();
        List<CidrBlock> within = wish.within().isEmpty()
                ? selected
                : selected.stream()
                        .flatMap(one -> wish.within().stream().flatMap(other -> one.common(other).stream()))
                        .toList();
        List<CidrBlock> outside = Stream.concat(traffic.notPeers().stream(), wish.outside().stream())
                .toList();
        List<CidrBlock> others = Stream.concat(
                        outside.stream(),
                        check.networkInterface().addresses().stream().map(IpAddress::asBlock))
                .toList();
        List<Ends> ends = new ArrayList<>();
        for (IpAddress own :
                check.networkInterface().addresses().stream().limit(MOST_OWN).toList()) {
            peer(own, within, others)
                    .or(() -> peer(own, within, outside))
                    .ifPresent(peer -> ends.add(new Ends(own, peer)));
        }
        return ends;
    }

    private static Optional<IpAddress> peer(IpAddress own, List<CidrBlock> within, List<CidrBlock> outside) {
        return within.stream()
                .filter(block -> block.isIpv4() == own.isIpv4())
                .flatMap(block -> block.addressOutside(outside).stream())
                .findFirst();
    }

    /** A flow that carries the interface's address, but that the check does not select, and why it does not. */
    Optional<Missed> nearMiss() throws IOException {
        Optional<Flow> found = find(Wish.of(Optional.empty()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        for (Missed missed : misses(found.get())) {
            if (!isSelected(List.of(missed.flow()))) {
                return Optional.of(missed);
            }
        }
        return Optional.empty();
    }

    /** @param why behind "not selected:" */
    record Missed(Flow flow, String why) {}

    private List<Missed> misses(Flow flow) {
        List<Missed> misses = new ArrayList<>();
        if (traffic.replies().excluded() && flow.protocol().hasPorts()) {
            misses.add(new Missed(
                    flow.with(Action.ACCEPT)
                            .withPorts(443, traffic.replies().ephemeral().last()),
                    "by its ports it is a reply"));
        }
        traffic.action()
                .ifPresent(action -> misses.add(
                        action == Action.ACCEPT
                                ? new Missed(flow.with(Action.REJECT), "it was rejected")
                                : new Missed(flow.with(Action.ACCEPT), "it was accepted")));
        if (!traffic.peers().isEmpty()) {
            ANYWHERE.stream()
                    .filter(block -> block.isIpv4() == flow.own().isIpv4())
                    .flatMap(block -> block.addressOutside(traffic.peers()).stream())
                    .findFirst()
                    .ifPresent(peer -> misses.add(new Missed(flow.with(peer), peer + " is not among its peers")));
        }
        misses.add(new Missed(
                flow.turned(),
                traffic.direction() == Direction.INBOUND
                        ? "it goes from the interface, not to it"
                        : "it goes to the interface, not from it"));
        return misses;
    }
}
