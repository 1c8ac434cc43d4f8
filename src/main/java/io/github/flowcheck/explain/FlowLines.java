package io.github.flowcheck.explain;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes records as lines in the format of a check's flow log. */
final class FlowLines {
    /** Where a record has no time of its own: any would do, so it is one that everybody sees to be made up. */
    private static final long START = 1_700_000_000L;

    private static final int INTERVAL = 60;

    /** SYN alone: what the side sends that opens a connection (VPC user guide, flow log records). */
    private static final String OPENING = "2";

    private final LogFormat format;
    private final String eni;
    private final long start;

    FlowLines(AnyCheck check, String eni) {
        this.format = check.scope().reading().records();
        this.eni = eni;
        this.start = check.scope()
                .window()
                .filter(Window.Absolute.class::isInstance)
                .map(window -> ((Window.Absolute) window).range().start().getEpochSecond())
                .orElse(START);
    }

    LogFormat format() {
        return format;
    }

    long start() {
        return start;
    }

    /** A record of traffic. */
    String of(Flow flow) {
        Map<FlowField, String> values = new EnumMap<>(FlowField.class);
        values.put(FlowField.SRCADDR, flow.source().toString());
        values.put(FlowField.DSTADDR, flow.destination().toString());
        values.put(FlowField.SRCPORT, Integer.toString(flow.sourcePort()));
        values.put(FlowField.DSTPORT, Integer.toString(flow.destinationPort()));
        values.put(FlowField.PROTOCOL, Integer.toString(flow.protocol().number()));
        values.put(FlowField.ACTION, flow.action().name());
        values.put(FlowField.TCP_FLAGS, flow.protocol().equals(Protocol.TCP) ? OPENING : "0");
        values.put(FlowField.TYPE, flow.own().isIpv4() ? "IPv4" : "IPv6");
        return of(values);
    }

    /** A record of traffic with these values, and usual ones for what is not among them. */
    String of(Map<FlowField, String> given) {
        Map<FlowField, String> values = new EnumMap<>(Map.of(
                FlowField.SRCADDR, "198.51.100.1",
                FlowField.DSTADDR, "10.0.0.1",
                FlowField.SRCPORT, "49152",
                FlowField.DSTPORT, "443",
                FlowField.PROTOCOL, "6",
                FlowField.PACKETS, "20",
                FlowField.BYTES, "4249",
                FlowField.ACTION, "ACCEPT",
                FlowField.TCP_FLAGS, OPENING,
                FlowField.LOG_STATUS, "OK"));
        values.putAll(given);
        values.putIfAbsent(FlowField.PKT_SRCADDR, value(values, FlowField.SRCADDR));
        values.putIfAbsent(FlowField.PKT_DSTADDR, value(values, FlowField.DSTADDR));
        return line(values, start);
    }

    /**
     * A record that says that the interface had no traffic.
     *
     * @param later by how many seconds it starts after the first record
     */
    String noData(long later) {
        return line(new EnumMap<>(Map.of(FlowField.LOG_STATUS, "NODATA")), start + later);
    }

    private String line(Map<FlowField, String> values, long from) {
        values.putIfAbsent(FlowField.VERSION, Integer.toString(version()));
        values.putIfAbsent(FlowField.ACCOUNT_ID, "123456789010");
        values.putIfAbsent(FlowField.INTERFACE_ID, eni);
        values.putIfAbsent(FlowField.START, Long.toString(from));
        values.putIfAbsent(FlowField.END, Long.toString(from + INTERVAL));
        return format.fields().stream().map(field -> value(values, field)).collect(Collectors.joining(" "));
    }

    private int version() {
        return format.fields().stream().mapToInt(FlowField::since).max().orElseThrow();
    }

    private static String value(Map<FlowField, String> values, FlowField field) {
        return Optional.ofNullable(values.get(field)).orElse("-");
    }
}
