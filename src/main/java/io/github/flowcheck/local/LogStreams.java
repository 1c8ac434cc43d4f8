package io.github.flowcheck.local;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.local.scan.StreamNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the log stream of a record: that of the interface which it names, else the one that stands before it in its line, else the one
 * that the file's name tells. Makes no text for an interface or a stream that it knows; forgets some when there are many.
 */
final class LogStreams {
    /**
     * The log stream of a network interface, as a flow log that records all traffic names it.
     *
     * @param interfaceId {@code eni-…} or {@code -}
     * @param name the stream's name
     * @param evaluations of the queries that may match its events
     */
    record LogStream(String interfaceId, String name, List<Evaluation> evaluations) {
        /** Whether nothing tells which one it is. */
        boolean isUnknown() {
            return name.equals(UNKNOWN);
        }
    }

    private static final int SLOTS = 1 << 12;
    private static final byte[] NONE = {};

    private final Map<String, List<Evaluation>> byStream = new HashMap<>();
    private final List<Evaluation> ofAnyStream = new ArrayList<>();
    private final byte[][] ids = new byte[SLOTS][];
    private final @Nullable LogStream[] streams = new LogStream[SLOTS];

    /** Directories of what CloudWatch exports to S3 are named after log streams. */
    private static final Pattern EXPORTED = Pattern.compile("(?:^|/)((eni-[0-9a-f]+)-(?:all|accept|reject))(?:/|$)");

    private static final String UNKNOWN = "-";

    private LogStream ofFile = new LogStream(UNKNOWN, UNKNOWN, ofAnyStream);

    LogStreams(List<Evaluation> evaluations) {
        Arrays.fill(ids, NONE);
        for (Evaluation evaluation : evaluations) {
            if (evaluation.task().filter().streams().isEmpty()) {
                ofAnyStream.add(evaluation);
            }
        }
        for (Evaluation evaluation : evaluations) {
            for (String stream : evaluation.task().filter().streams().orElse(Set.of())) {
                byStream.computeIfAbsent(stream, name -> new ArrayList<>(ofAnyStream))
                        .add(evaluation);
            }
        }
    }

    /** Takes the name of the file from which records come; it tells the stream where their lines do not. */
    void begin(String file) {
        Matcher exported = EXPORTED.matcher(file);
        boolean found = exported.find();
        String name = found ? exported.group(1) : UNKNOWN;
        ofFile = new LogStream(found ? exported.group(2) : UNKNOWN, name, byStream.getOrDefault(name, ofAnyStream));
    }

    /** @param record all that are asked about have one format */
    LogStream of(FlowRecord record) {
        if (record.format().has(FlowField.INTERFACE_ID)) {
            return of(record, record.start(FlowField.INTERFACE_ID), record.end(FlowField.INTERFACE_ID), true);
        }
        int start = record.streamStart();
        return start < 0 ? ofFile : of(record, start, record.streamEnd(), false);
    }

    private LogStream of(FlowRecord record, int start, int end, boolean namesInterface) {
        byte[] buffer = record.buffer();
        int slot = slot(buffer, start, end);
        LogStream known = streams[slot];
        if (known != null && Arrays.equals(ids[slot], 0, ids[slot].length, buffer, start, end)) {
            return known;
        }
        String text = new String(buffer, start, end - start, StandardCharsets.UTF_8);
        String name = namesInterface ? StreamNames.ofInterface(text) : text;
        String id = namesInterface ? text : text.substring(0, text.lastIndexOf('-'));
        LogStream stream = new LogStream(id, name, byStream.getOrDefault(name, ofAnyStream));
        ids[slot] = Arrays.copyOfRange(buffer, start, end);
        streams[slot] = stream;
        return stream;
    }

    private static int slot(byte[] buffer, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + buffer[i];
        }
        return (hash ^ hash >>> 12 ^ hash >>> 24) & (SLOTS - 1);
    }
}
