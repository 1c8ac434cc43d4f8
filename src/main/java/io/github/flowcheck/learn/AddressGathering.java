package io.github.flowcheck.learn;

import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.flow.AddressNumber;
import io.github.flowcheck.flow.AddressNumber.Family;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.RecordGathering;
import java.util.Map;
import java.util.Optional;

/** What one thread finds out about which addresses the records of each network interface carry. */
final class AddressGathering implements RecordGathering<AddressGathering> {
    /** About how many bytes the sample of one interface may take. */
    private static final long SIZE = 200L * PairSample.MOST;

    private final RecordFields fields;
    private final long most;
    private final InterfaceTable<InterfaceSample> interfaces;
    private long withoutInterface;
    private boolean full;

    /** @param bytes about how many it may take */
    AddressGathering(LogFormat format, long bytes) {
        this.fields = new RecordFields(format);
        this.most = bytes / SIZE;
        this.interfaces = new InterfaceTable<>(id -> NetworkInterface.isEni(id)
                ? Optional.of(new InterfaceSample(fields.hasPacketAddresses()))
                : Optional.empty());
    }

    @Override
    public void offer(FlowRecord record, String stream) {
        if (full) {
            return;
        }
        Optional<InterfaceSample> found = fields.interfaceId() < 0
                ? interfaces.of(interfaceOf(stream))
                : interfaces.of(record, fields.interfaceId());
        fields.cutAsQueriesDo(record);
        if (found.isEmpty()) {
            withoutInterface++;
            return;
        }
        InterfaceSample sample = found.get();
        if (fields.isOk(record)) {
            sample.ok(1, record.startMillis(), record.startMillis());
            addTo(sample.outer(), record, fields.source(), fields.destination());
            if (fields.hasPacketAddresses()) {
                addTo(sample.inner(), record, fields.ownSource(), fields.ownDestination());
            }
        } else if (fields.isNoData(record)) {
            sample.noData(1);
        } else if (fields.isSkipData(record)) {
            sample.skipData(1);
        }
        full = interfaces.size() > most;
    }

    private void addTo(PairSample sample, FlowRecord record, int sourceAt, int destinationAt) {
        AddressNumber source = record.addressAt(sourceAt);
        AddressNumber destination = record.addressAt(destinationAt);
        if (source.family() == Family.NONE || destination.family() == Family.NONE) {
            return;
        }
        sample.add(
                source.family() == Family.IPV6,
                source.high(),
                source.low(),
                destination.family() == Family.IPV6,
                destination.high(),
                destination.low(),
                1,
                fields.hint(record));
    }

    @Override
    public void addAll(AddressGathering other) {
        withoutInterface += other.withoutInterface;
        full |= other.full;
        other.interfaces
                .all()
                .forEach((id, sample) -> interfaces.of(id).orElseThrow().addAll(sample));
    }

    /** The id in the name of a log stream. */
    static String interfaceOf(String stream) {
        return stream.replaceFirst("-[a-z]+$", "");
    }

    Map<String, InterfaceSample> interfaces() {
        return interfaces.all();
    }

    /** How many records name no interface that a check could be about. */
    long withoutInterface() {
        return withoutInterface;
    }

    /** Whether there were more interfaces than there is memory for. */
    boolean isFull() {
        return full;
    }
}
