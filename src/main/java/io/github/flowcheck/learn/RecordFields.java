package io.github.flowcheck.learn;

import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where records of a format have what is learnt from, read as the queries of checks read it. */
final class RecordFields {
    /** The port from which load balancers, NAT gateways, Lambda functions and old Windows call (VPC user guide, network ACLs). */
    static final int FIRST_EPHEMERAL = 1024;

    private static final List<FlowField> NEEDED = List.of(
            FlowField.SRCADDR,
            FlowField.DSTADDR,
            FlowField.SRCPORT,
            FlowField.DSTPORT,
            FlowField.PROTOCOL,
            FlowField.PACKETS,
            FlowField.BYTES,
            FlowField.START,
            FlowField.ACTION,
            FlowField.LOG_STATUS);

    private static final boolean[] HAVE_PORTS = new boolean[256];

    static {
        Protocol.withPorts().forEach(protocol -> HAVE_PORTS[protocol.number()] = true);
    }

    private final boolean parsed;
    private final int interfaceId;
    private final int source;
    private final int destination;
    private final int packetSource;
    private final int packetDestination;
    private final int sourcePort;
    private final int destinationPort;
    private final int protocol;
    private final int action;
    private final int status;
    private final int flags;
    private final int flowDirection;

    RecordFields(LogFormat format) {
        this.parsed = !format.equals(LogFormat.DEFAULT);
        this.interfaceId = format.fields().indexOf(FlowField.INTERFACE_ID);
        this.source = format.fields().indexOf(FlowField.SRCADDR);
        this.destination = format.fields().indexOf(FlowField.DSTADDR);
        this.packetSource = format.fields().indexOf(FlowField.PKT_SRCADDR);
        this.packetDestination = format.fields().indexOf(FlowField.PKT_DSTADDR);
        this.sourcePort = format.fields().indexOf(FlowField.SRCPORT);
        this.destinationPort = format.fields().indexOf(FlowField.DSTPORT);
        this.protocol = format.fields().indexOf(FlowField.PROTOCOL);
        this.action = format.fields().indexOf(FlowField.ACTION);
        this.status = format.fields().indexOf(FlowField.LOG_STATUS);
        this.flags = format.fields().indexOf(FlowField.TCP_FLAGS);
        this.flowDirection = format.fields().indexOf(FlowField.FLOW_DIRECTION);
    }

    /** @throws BadInputException if a format lacks what checks need */
    static void require(LogFormat format) {
        List<FlowField> missing = new ArrayList<>(NEEDED);
        missing.removeIf(format::has);
        if (!missing.isEmpty()) {
            String fields = missing.stream()
                    .map(field -> "${" + field.recordName() + "}")
                    .collect(Collectors.joining(", "));
            throw new BadInputException(Problem.unplaced(
                    "nothing can be learnt from records without " + fields + ": checks need them",
                    "learn from flow logs whose format has them"));
        }
    }

    /** Cuts a line with more than one blank between fields as the queries cut it. To be asked for the interface before. */
    void cutAsQueriesDo(FlowRecord record) {
        if (parsed && !record.isSingleSpaced()) {
            record.cutAtEachBlank();
        }
    }

    /** The position of the interface's id; -1 where the file's name has to tell it. */
    int interfaceId() {
        return interfaceId;
    }

    int source() {
        return source;
    }

    int destination() {
        return destination;
    }

    /** Where the interface's own address stands if it is the source: that of the packet, where the format has it. */
    int ownSource() {
        return packetSource < 0 ? source : packetSource;
    }

    int ownDestination() {
        return packetDestination < 0 ? destination : packetDestination;
    }

    boolean hasPacketAddresses() {
        return packetSource >= 0 || packetDestination >= 0;
    }

    boolean isOk(FlowRecord record) {
        return is(record, status, "OK");
    }

    boolean isNoData(FlowRecord record) {
        return is(record, status, "NODATA");
    }

    boolean isSkipData(FlowRecord record) {
        return is(record, status, "SKIPDATA");
    }

    boolean isAccepted(FlowRecord record) {
        return is(record, action, "ACCEPT");
    }

    boolean isRejected(FlowRecord record) {
        return is(record, action, "REJECT");
    }

    /** The number of the protocol; -1 if there is none. */
    int protocol(FlowRecord record) {
        long number = record.numberAt(protocol);
        return number > 255 ? -1 : (int) number;
    }

    /** The destination port, 0 for protocols without ports; -1 if there is none. */
    int port(FlowRecord record, int ofProtocol) {
        long number = record.numberAt(destinationPort);
        return !hasPorts(ofProtocol) ? 0 : number > 65_535 ? -1 : (int) number;
    }

    /** Whether checks with {@code replies: exclude} leave the accepted record out, if systems call from that port on. */
    boolean isReply(FlowRecord record, int ofProtocol, int firstEphemeral) {
        boolean flagged = flags >= 0 && ofProtocol == Protocol.TCP.number();
        if (flagged && isOneOf(Replies.ANSWERING, record.numberAt(flags))) {
            return true;
        }
        long from = record.numberAt(sourcePort);
        return hasPorts(ofProtocol)
                && from >= 0
                && from < Replies.FIRST_CALLING
                && record.numberAt(destinationPort) >= firstEphemeral
                && !(flagged && isOneOf(Replies.OPENING, record.numberAt(flags)));
    }

    /** More than none if the record speaks for its destination as the interface's own address, less for its source. */
    int hint(FlowRecord record) {
        if (flowDirection >= 0 && is(record, flowDirection, "ingress")) {
            return 1000;
        } else if (flowDirection >= 0 && is(record, flowDirection, "egress")) {
            return -1000;
        }
        // the lower port is the service's, and whoever has flow logs looked at serves something
        return Long.compare(record.numberAt(sourcePort), record.numberAt(destinationPort));
    }

    private static boolean isOneOf(List<Integer> flags, long number) {
        return number < 256 && flags.contains((int) number);
    }

    static boolean hasPorts(int protocol) {
        return protocol >= 0 && HAVE_PORTS[protocol];
    }

    private static boolean is(FlowRecord record, int position, String expected) {
        int start = record.startAt(position);
        if (record.endAt(position) - start != expected.length()) {
            return false;
        }
        byte[] buffer = record.buffer();
        for (int i = 0; i < expected.length(); i++) {
            if (buffer[start + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
