package io.github.flowcheck.learn;

import io.github.flowcheck.check.Replies;
import io.github.flowcheck.flow.AddressNumber;
import io.github.flowcheck.flow.AddressNumber.Family;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.RecordGathering;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one thread sums up of the flows of network interfaces whose addresses are known. */
final class FlowGathering implements RecordGathering<FlowGathering> {
    private final RecordFields fields;
    private final long most;
    private final InterfaceTable<InterfaceFlows> interfaces;
    private long size;
    private boolean full;

    /**
     * @param own the addresses of each interface
     * @param bytes about how many it may take
     */
    FlowGathering(LogFormat format, Map<String, List<RawAddress>> own, long bytes) {
        this.fields = new RecordFields(format);
        this.most = bytes;
        this.interfaces =
                new InterfaceTable<>(id -> Optional.ofNullable(own.get(id)).map(InterfaceFlows::new));
    }

    @Override
    public void offer(FlowRecord record, String stream) {
        if (full) {
            return;
        }
        Optional<InterfaceFlows> found = fields.interfaceId() < 0
                ? interfaces.of(AddressGathering.interfaceOf(stream))
                : interfaces.of(record, fields.interfaceId());
        fields.cutAsQueriesDo(record);
        if (found.isPresent() && fields.isOk(record)) {
            InterfaceFlows flows = found.get();
            boolean inbound = flows.owns(record.addressAt(fields.ownDestination()));
            boolean outbound = flows.owns(record.addressAt(fields.ownSource()));
            if (inbound) {
                add(flows.inbound(), record, record.addressAt(fields.source()));
            }
            if (outbound) {
                add(flows.outbound(), record, record.addressAt(fields.destination()));
            }
            if (!inbound && !outbound) {
                flows.passing(1);
            }
        }
    }

    private void add(SideFlows side, FlowRecord record, AddressNumber peer) {
        int protocol = fields.protocol(record);
        int port = fields.port(record, protocol);
        if (fields.isRejected(record)) {
            side.reject(1);
        } else if (fields.isAccepted(record) && protocol >= 0 && port >= 0 && peer.family() != Family.NONE) {
            if (fields.isReply(record, protocol, Replies.FIRST_CALLING)) {
                side.leaveOutReplies(1);
                return;
            }
            size += side.accept(
                    protocol,
                    port,
                    peer.family() == Family.IPV6,
                    peer.high(),
                    peer.low(),
                    1,
                    record.startMillis(),
                    fields.isReply(record, protocol, RecordFields.FIRST_EPHEMERAL));
            if (size > most) {
                full = true;
                interfaces.clear();
            }
        }
    }

    @Override
    public void addAll(FlowGathering other) {
        full |= other.full;
        if (!full) {
            other.interfaces
                    .all()
                    .forEach((id, flows) -> interfaces.of(id).orElseThrow().addAll(flows));
        }
    }

    Map<String, InterfaceFlows> interfaces() {
        return interfaces.all();
    }

    /** Whether there were more ports and peers than there is memory for. */
    boolean isFull() {
        return full;
    }
}
