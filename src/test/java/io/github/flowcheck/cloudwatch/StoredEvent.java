package io.github.flowcheck.cloudwatch;

import io.github.flowcheck.engine.Event;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A log event as the service keeps it. Fields of the default flow-log format are discovered, as CloudWatch does it. */
record StoredEvent(String stream, String log, String message, long timestamp, Map<String, String> discovered)
        implements Event {
    private static final List<String> DEFAULT_FORMAT = List.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status");
    /** What the documentation calls otherwise than by the words of the record's name. */
    private static final Map<String, String> NAMES = Map.of(
            "srcaddr", "srcAddr",
            "dstaddr", "dstAddr",
            "srcport", "srcPort",
            "dstport", "dstPort",
            "start", "startTime",
            "end", "endTime",
            "pkt-srcaddr", "pktSrcAddr",
            "pkt-dstaddr", "pktDstAddr");

    /** An event from a line of the default format, in the stream that a flow log of all traffic would put it into. */
    static StoredEvent ofFlow(String line, String suffix, String log, boolean discovering) {
        return ofFlow(DEFAULT_FORMAT, line, suffix, log, discovering);
    }

    /** The same of a format that has the interface and the start. */
    static StoredEvent ofFlow(List<String> format, String line, String suffix, String log, boolean discovering) {
        String[] words = line.strip().split(" ");
        Map<String, String> discovered = new HashMap<>();
        if (discovering && words.length == format.size()) {
            for (int i = 0; i < words.length; i++) {
                discovered.put(name(format.get(i)), words[i]);
            }
        }
        return new StoredEvent(
                words[format.indexOf("interface-id")] + suffix,
                log,
                line.strip(),
                Long.parseLong(words[format.indexOf("start")]) * 1000,
                Map.copyOf(discovered));
    }

    StoredEvent withoutDashes() {
        Map<String, String> values = new HashMap<>(discovered);
        values.values().removeIf("-"::equals);
        return new StoredEvent(stream, log, message, timestamp, Map.copyOf(values));
    }

    private static String name(String field) {
        return NAMES.getOrDefault(field, Pattern.compile("-(.)").matcher(field).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT)));
    }

    @Override
    public @Nullable String field(String name) {
        return switch (name) {
            case "@message" -> message;
            case "@logStream" -> stream;
            case "@log" -> log;
            default -> discovered.get(name);
        };
    }

    @Override
    public int size() {
        return message.getBytes(StandardCharsets.UTF_8).length;
    }
}
