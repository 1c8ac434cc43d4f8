package io.github.flowcheck.cloudwatch;

import io.github.flowcheck.engine.Event;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log event as the service keeps it. Fields of the default flow-log format are discovered, as CloudWatch does it. */
record StoredEvent(String stream, String log, String message, long timestamp, Map<String, String> discovered)
        implements Event {
    private static final List<String> DEFAULT_FORMAT = List.of(
            "version",
            "accountId",
            "interfaceId",
            "srcAddr",
            "dstAddr",
            "srcPort",
            "dstPort",
            "protocol",
            "packets",
            "bytes",
            "startTime",
            "endTime",
            "action",
            "logStatus");
    private static final int START = 10;

    /** An event from a line of the default format, in the stream that a flow log of all traffic would put it into. */
    static StoredEvent ofFlow(String line, String suffix, String log, boolean discovering) {
        String[] words = line.strip().split(" ");
        Map<String, String> discovered = new HashMap<>();
        if (discovering) {
            for (int i = 0; i < words.length; i++) {
                discovered.put(DEFAULT_FORMAT.get(i), words[i]);
            }
        }
        return new StoredEvent(
                words[2] + suffix, log, line.strip(), Long.parseLong(words[START]) * 1000, Map.copyOf(discovered));
    }

    static List<String> discoveredNames() {
        return DEFAULT_FORMAT;
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
