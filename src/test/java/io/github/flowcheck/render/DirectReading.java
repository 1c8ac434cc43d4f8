package io.github.flowcheck.render;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a check selects of a record, read off the check without any query. */
public final class DirectReading {
    private final Check check;
    private final Traffic traffic;
    private final LogFormat format;
    private final Map<FlowField, String> record;

    public DirectReading(Check check, Map<FlowField, String> record) {
        this.check = check;
        this.traffic = check.traffic();
        this.format = check.scope().reading().records();
        this.record = record;
    }

    /** Whether the record is one of the answer. */
    public boolean isSelected() {
        return isAskedAbout() && !isLeftOut();
    }

    /** Whether the record would be one of the answer, were it not a reply. */
    boolean isLeftOutOfSelection() {
        return isAskedAbout() && isLeftOut();
    }

    private boolean isAskedAbout() {
        if (!record.get(FlowField.LOG_STATUS).equals("OK")
                || !record.get(FlowField.INTERFACE_ID)
                        .equals(check.networkInterface().eni())) {
            return false;
        }
        boolean inbound = traffic.direction() == Direction.INBOUND;
        IpAddress own = address(
                inbound
                        ? best(FlowField.PKT_DSTADDR, FlowField.DSTADDR)
                        : best(FlowField.PKT_SRCADDR, FlowField.SRCADDR));
        IpAddress peer = address(inbound ? FlowField.SRCADDR : FlowField.DSTADDR);
        return check.networkInterface().addresses().contains(own)
                && (traffic.peers().isEmpty() || holds(traffic.peers(), peer))
                && !holds(traffic.notPeers(), peer)
                && hasPort()
                && (traffic.protocols().isEmpty() || traffic.protocols().contains(protocol()))
                && traffic.action()
                        .map(Action::name)
                        .map(record.get(FlowField.ACTION)::equals)
                        .orElse(true);
    }

    private boolean hasPort() {
        int port = number(traffic.portOf() == PortSide.SOURCE ? FlowField.SRCPORT : FlowField.DSTPORT);
        return traffic.ports().isEmpty()
                || (protocol().hasPorts() && traffic.ports().get().contains(port));
    }

    private boolean isLeftOut() {
        if (!traffic.replies().excluded()
                || !record.get(FlowField.ACTION).equals("ACCEPT")
                || !protocol().hasPorts()) {
            return false;
        }
        if (format.has(FlowField.TCP_FLAGS) && protocol().equals(Protocol.TCP)) {
            String flags = record.get(FlowField.TCP_FLAGS);
            if (Set.of("18", "19", "22", "23").contains(flags)) {
                return true;
            }
            if (Set.of("2", "3", "6", "7").contains(flags)) {
                return false;
            }
        }
        int destination = number(FlowField.DSTPORT);
        return number(FlowField.SRCPORT) < 32_768
                && traffic.replies().ephemeral().first() <= destination
                && destination <= traffic.replies().ephemeral().last()
                && !traffic.replies().named().contains(destination);
    }

    /** The values of the columns by which the answer groups. */
    List<String> group() {
        Map<FlowField, String> group = new LinkedHashMap<>();
        List.of(traffic.portOf() == PortSide.SOURCE ? FlowField.SRCPORT : FlowField.DSTPORT, FlowField.PROTOCOL)
                .forEach(field -> group.put(field, record.get(field)));
        if (check.groupsByAction()) {
            group.put(FlowField.ACTION, record.get(FlowField.ACTION));
        }
        if (check.groupsByPeer()) {
            FlowField peer = traffic.direction() == Direction.INBOUND ? FlowField.SRCADDR : FlowField.DSTADDR;
            group.put(peer, record.get(peer));
        }
        return List.copyOf(group.values());
    }

    private FlowField best(FlowField packet, FlowField plain) {
        return format.has(packet) ? packet : plain;
    }

    private Protocol protocol() {
        return new Protocol(number(FlowField.PROTOCOL));
    }

    private int number(FlowField field) {
        return Integer.parseInt(record.get(field));
    }

    private IpAddress address(FlowField field) {
        return IpAddress.parse(record.get(field)).orElseThrow();
    }

    private static boolean holds(List<CidrBlock> blocks, IpAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
