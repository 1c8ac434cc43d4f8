package io.github.flowcheck.explain;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.WindowText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of a check as they stand in a sentence. */
final class Words {
    private Words() {}

    static String blocks(List<CidrBlock> blocks) {
        return blocks.stream()
                .map(block -> block.isSingle() ? block.first().toString() : block.toString())
                .collect(Collectors.joining(", "));
    }

    static String addresses(Check check) {
        return check.networkInterface().addresses().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" or "));
    }

    static String ports(PortSet ports) {
        return ports.equals(PortSet.ALL) ? "any port" : (isOne(ports) ? "port " : "ports ") + ports;
    }

    private static boolean isOne(PortSet ports) {
        return ports.ranges().size() == 1 && ports.ranges().get(0).isSingle();
    }

    static String protocols(List<Protocol> protocols) {
        return protocols.stream()
                .map(protocol -> protocol.toString().matches("[0-9]+") ? "protocol " + protocol : protocol.toString())
                .collect(Collectors.joining(", "));
    }

    static String action(Optional<Action> action) {
        return action.map(one -> one == Action.ACCEPT ? "accepted" : "rejected").orElse("accepted or rejected");
    }

    /** {@code 1h30m}; days and weeks are hours. */
    static String duration(Duration duration) {
        return WindowText.spelling(duration);
    }

    static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
