package io.github.flowcheck.local;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.local.scan.StreamNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the log stream of a record. Makes no text for an interface that it knows; forgets some when there are many. */
final class LogStreams {
    /**
     * The log stream of a network interface, as a flow log that records all traffic names it.
     *
     * @param interfaceId {@code eni-…} or {@code -}
     * @param name the stream's name
     * @param evaluations of the queries that may match its events
     */
    record LogStream(String interfaceId, String name, List<Evaluation> evaluations) {}

    private static final int SLOTS = 1 << 12;
    private static final byte[] NONE = {};

    private final Map<String, List<Evaluation>> byStream = new HashMap<>();
    private final List<Evaluation> ofAnyStream = new ArrayList<>();
    private final byte[][] ids = new byte[SLOTS][];
    private final @Nullable LogStream[] streams = new LogStream[SLOTS];

    /** Directories of what CloudWatch exports to S3 are named after log streams. */
    private static final Pattern EXPORTED = Pattern.compile("(?:^|/)((eni-[0-9a-f]+)-(?:all|accept|reject))(?:/|$)");

    private LogStream ofFile = new LogStream("-", "-", ofAnyStream);

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

    /** Takes the name of the file from which records come; it tells the stream where the records do not. */
    void begin(String file) {
        Matcher exported = EXPORTED.matcher(file);
        boolean found = exported.find();
        String name = found ? exported.group(1) : "-";
        ofFile = new LogStream(found ? exported.group(2) : "-", name, byStream.getOrDefault(name, ofAnyStream));
    }

    /** The stream that the file's name tells. */
    String ofFile() {
        return ofFile.name();
    }

    LogStream of(FlowRecord record) {
        if (!record.format().has(FlowField.INTERFACE_ID)) {
            return ofFile;
        }
        byte[] buffer = record.buffer();
        int start = record.start(FlowField.INTERFACE_ID);
        int end = record.end(FlowField.INTERFACE_ID);
        int slot = slot(buffer, start, end);
        LogStream known = streams[slot];
        if (known != null && Arrays.equals(ids[slot], 0, ids[slot].length, buffer, start, end)) {
            return known;
        }
        String id = record.text(FlowField.INTERFACE_ID);
        String name = StreamNames.ofInterface(id);
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
