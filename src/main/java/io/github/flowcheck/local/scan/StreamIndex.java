package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells by a record's log stream which tasks it may concern. Any number of threads can ask. */
public final class StreamIndex {
    private static final String END = StreamNames.ofInterface("");

    private final LogFormat format;
    private final List<ScanTask> tasks;
    private final List<ScanTask> ofAnyStream = new ArrayList<>();
    private final Map<String, List<ScanTask>> byStream = new HashMap<>();
    private final Map<String, Program> programs = new ConcurrentHashMap<>();

    /** What programs do, which for most interfaces is the same but for their addresses. */
    private final Map<LongBuffer, long[]> codes = new ConcurrentHashMap<>();

    private final Program ofOtherStreams;
    private final boolean hasInterface;
    private final boolean isParsed;

    /** @param format of the records that all of the tasks are about */
    public StreamIndex(LogFormat format, List<ScanTask> tasks) {
        this.format = format;
        this.tasks = List.copyOf(tasks);
        this.hasInterface = format.has(FlowField.INTERFACE_ID);
        this.isParsed = !FieldNames.hasDiscoveredFields(format);
        for (ScanTask task : tasks) {
            if (task.query().streams().isEmpty()) {
                ofAnyStream.add(task);
            }
        }
        for (ScanTask task : tasks) {
            for (String stream : task.query().streams().orElse(Set.of())) {
                List<ScanTask> known = byStream.get(stream);
                if (known == null) {
                    known = new ArrayList<>(ofAnyStream);
                    byStream.put(stream, known);
                }
                known.add(task);
            }
        }
        ofOtherStreams = ProgramBuilder.of(ofAnyStream, format, Optional.empty(), codes);
    }

    /** The interface that all records of the stream name, if they name one. */
    private Optional<String> interfaceOf(String stream) {
        return hasInterface && stream.endsWith(END)
                ? Optional.of(stream.substring(0, stream.length() - END.length()))
                : Optional.empty();
    }

    ScanTask task(int number) {
        return tasks.get(number);
    }

    /**
     * The program of the tasks that a record may concern, by its fields as its tasks see them: where they parse the message, records
     * with more than one blank between fields are cut anew.
     *
     * @param streamOfLine that of a record that does not name its interface
     */
    Program of(FlowRecord record, String streamOfLine) {
        String stream = hasInterface ? StreamNames.ofInterface(record.text(FlowField.INTERFACE_ID)) : streamOfLine;
        if (isParsed && !record.isSingleSpaced()) {
            record.cutAtEachBlank();
        }
        List<ScanTask> known = byStream.get(stream);
        if (known == null) {
            return ofOtherStreams;
        }
        Program made = programs.get(stream);
        return made == null
                ? programs.computeIfAbsent(stream, name -> ProgramBuilder.of(known, format, interfaceOf(name), codes))
                : made;
    }
}
