package io.github.flowcheck.learn;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.render.LearnQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the checks on one direction of a network interface. */
final class SideChecks {
    /** A check that tells peers apart has a row for each port and peer; with more than this its peers are another check. */
    private static final long MOST_ROWS = 1_000;

    /** An answer of more rows may be cut, so nothing could be said of so many ports. */
    private static final int MOST_PORTS = 5_000;

    /** The protocols that an expectation has words for, as a check writes them. */
    private static final String NAMED = "[tcp, udp, icmp, icmpv6, 33, 132, 136]";

    private final ObservedInterface observed;
    private final Direction direction;
    private final SideSummary summary;
    private final Style style;

    /**
     * How the checks of an interface are written.
     *
     * @param base what their ids begin with
     * @param interfaceKeys how they name the interface
     * @param explicit whether keys are written that say what holds anyway, for a file has defaults that say otherwise
     * @param reading of the records
     */
    record Style(String base, Map<String, String> interfaceKeys, boolean explicit, Reading reading) {
        Style {
            interfaceKeys = new LinkedHashMap<>(interfaceKeys);
        }

        Style withBase(String other) {
            return new Style(other, interfaceKeys, explicit, reading);
        }
    }

    SideChecks(ObservedInterface observed, Direction direction, PeerShape shape, Style style) {
        this.observed = observed;
        this.direction = direction;
        this.summary = SideSummary.of(observed.side(direction), shape);
        this.style = style;
    }

    SideSummary summary() {
        return summary;
    }

    String id() {
        return style.base() + (direction == Direction.INBOUND ? "-inbound" : "-outbound");
    }

    List<LearntCheck> checks() {
        List<LearntCheck> checks = new ArrayList<>();
        SideComments comments = new SideComments(observed, direction, summary);
        boolean together = isTogether();
        Optional<Map<String, String>> peers = together ? Optional.empty() : peersKeys();
        List<String> words = new ArrayList<>(comments.lines());
        if (!together && peers.isEmpty() && !summary.ports().isEmpty()) {
            words.add("  who calls is not checked: there are too many peers for a list");
        }
        if (summary.ports().size() > MOST_PORTS) {
            words.add("  the ports are not checked: more than " + MOST_PORTS + " are too many for one answer");
            checks.add(new LearntCheck(words, peers.orElseGet(this::observing), Optional.empty()));
            return checks;
        }
        Map<String, String> keys = keys(id());
        if (!summary.unnamed().isEmpty()) {
            keys.put("protocol", NAMED);
        }
        keys.put("expect", expectation(together));
        checks.add(new LearntCheck(words, keys, Optional.empty()));
        peers.ifPresent(of -> checks.add(new LearntCheck(comments.peers(), of, Optional.empty())));
        if (!summary.unnamed().isEmpty()) {
            checks.add(otherProtocols());
        }
        return checks;
    }

    private boolean isTogether() {
        return summary.openPorts().isEmpty()
                && summary.peers().isPresent()
                && summary.rows().filter(rows -> rows <= MOST_ROWS).isPresent()
                && summary.unnamed().isEmpty()
                && !summary.namesEphemeral();
    }

    private Map<String, String> observing() {
        return keys(id());
    }

    private Map<String, String> keys(String id) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("id", id);
        keys.putAll(style.interfaceKeys());
        if (direction == Direction.OUTBOUND || style.explicit()) {
            keys.put("direction", direction == Direction.INBOUND ? "inbound" : "outbound");
        }
        keys.put("action", "accept");
        if (style.explicit()) {
            keys.put("replies", "exclude");
        }
        if (summary.ephemeral() != Replies.FIRST_CALLING) {
            keys.put("ephemeral", summary.ephemeral() + "-" + PortRange.MAX);
        }
        return keys;
    }

    private String expectation(boolean withPeers) {
        List<String> only = only();
        if (only.isEmpty()) {
            return "none";
        }
        String peers = withPeers ? ", onlyPeers: " + list(summary.peers().orElse(List.of())) : "";
        return "{ only: [" + String.join(", ", only) + "]" + peers + " }";
    }

    /**
     * A port to which replies go stands without its protocol: where it is named alone, a reply to it counts as a call, of whatever
     * protocol.
     */
    private List<String> only() {
        Map<Protocol, TreeSet<Integer>> byProtocol = new TreeMap<>();
        summary.ports().stream()
                .filter(flows -> !summary.unnamed().contains(flows.protocol()))
                .forEach(flows -> byProtocol
                        .computeIfAbsent(flows.protocol(), fresh -> new TreeSet<>())
                        .add(flows.port()));
        List<String> only = new ArrayList<>();
        TreeSet<Integer> bare = new TreeSet<>();
        byProtocol.forEach((protocol, ports) -> {
            if (!protocol.hasPorts()) {
                only.add(protocol.toString());
                return;
            }
            for (PortRange range : ranges(ports)) {
                if (range.isSingle() && range.first() >= summary.ephemeral()) {
                    bare.add(range.first());
                } else {
                    only.add(range + "/" + protocol);
                }
            }
        });
        bare.forEach(port -> only.add(Integer.toString(port)));
        return only;
    }

    private static List<PortRange> ranges(Collection<Integer> ports) {
        return PortSet.of(ports.stream().map(port -> new PortRange(port, port)).toList())
                .ranges();
    }

    /**
     * The check that nobody else calls. It selects what does not come from the peers, so that its answer is empty as long as it
     * passes, however many they are.
     */
    private Optional<Map<String, String>> peersKeys() {
        if (summary.peers().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> keys = keys(id() + "-peers");
        if (!summary.openPorts().isEmpty()) {
            if (summary.limitedPorts().isEmpty()) {
                return Optional.empty();
            }
            keys.put(
                    "ports",
                    ranges(summary.limitedPorts()).stream()
                            .map(range -> range.isSingle() ? range.toString() : LearntCheck.quoted(range.toString()))
                            .collect(Collectors.joining(", ", "[", "]")));
            keys.put("replies", "exclude");
        }
        keys.put("notPeers", list(summary.peers().get()));
        keys.put("expect", "none");
        return Optional.of(keys);
    }

    private LearntCheck otherProtocols() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("id", id() + "-protocols");
        keys.put("eni", observed.eni());
        keys.put("expect", "none");
        List<Integer> known = new ArrayList<>(
                Protocol.withPorts().stream().map(Protocol::number).toList());
        known.add(Protocol.ICMP.number());
        known.add(Protocol.ICMPV6.number());
        summary.unnamed().forEach(protocol -> known.add(protocol.number()));
        String query = LearnQueries.otherProtocols(
                new NetworkInterface(observed.eni(), observed.addresses()), direction, known, style.reading());
        return new LearntCheck(
                List.of("no protocol without ports but "
                        + summary.unnamed().stream().map(Protocol::toString).collect(Collectors.joining(", "))
                        + ", icmp and icmpv6"),
                keys,
                Optional.of(query.lines().toList()));
    }

    private static String list(List<CidrBlock> blocks) {
        return blocks.stream()
                .map(block -> block.isSingle() ? block.first().toString() : block.toString())
                .map(text -> text.contains(":") ? LearntCheck.quoted(text) : text)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
