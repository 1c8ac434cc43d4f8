package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.RecordTest.ShortText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which tasks a record may concern: first by its log stream, then by its fields. Immutable. */
public final class StreamIndex {
    private static final String END = StreamNames.ofInterface("");

    private final List<ScanTask> ofAnyStream = new ArrayList<>();
    private final Map<String, List<ScanTask>> byStream = new HashMap<>();
    private final Map<String, TaskIndex> indexes = new HashMap<>();
    private final TaskIndex ofOtherStreams;
    private final TaskIndex byInterface;
    private final boolean hasInterface;
    private final boolean isParsed;

    /** @param format of the records that all of the tasks are about */
    public StreamIndex(LogFormat format, List<ScanTask> tasks) {
        this.hasInterface = format.has(FlowField.INTERFACE_ID);
        this.isParsed = !FieldNames.hasDiscoveredFields(format);
        tasks.stream().filter(task -> task.query().streams().isEmpty()).forEach(ofAnyStream::add);
        for (ScanTask task : tasks) {
            for (String stream : task.query().streams().orElse(Set.of())) {
                byStream.computeIfAbsent(stream, name -> new ArrayList<>(ofAnyStream))
                        .add(task);
            }
        }
        ofOtherStreams = TaskIndex.of(List.copyOf(ofAnyStream));
        byStream.forEach((stream, known) -> indexes.put(stream, TaskIndex.of(List.copyOf(known))));
        byInterface = hasInterface ? byInterface(format.fields().indexOf(FlowField.INTERFACE_ID)) : ofOtherStreams;
    }

    private TaskIndex byInterface(int position) {
        Map<ShortText, TaskIndex> interfaces = new LinkedHashMap<>();
        indexes.forEach((stream, index) -> {
            if (stream.endsWith(END)) {
                interfaces.put(new ShortText(stream.substring(0, stream.length() - END.length())), index);
            }
        });
        return TaskIndex.ByText.of(
                position, List.copyOf(interfaces.keySet()), List.copyOf(interfaces.values()), ofOtherStreams);
    }

    /**
     * The tasks that a record may concern, by its fields as its tasks see them: where they parse the message, records with
     * more than one blank between fields are cut anew.
     *
     * @param streamOfFile the stream of its file, which is that of a record that does not name its interface
     */
    public List<ScanTask> of(FlowRecord record, String streamOfFile) {
        if (isParsed && !record.isSingleSpaced()) {
            String stream = hasInterface ? StreamNames.ofInterface(record.text(FlowField.INTERFACE_ID)) : streamOfFile;
            record.cutAtEachBlank();
            return byStream.getOrDefault(stream, ofAnyStream);
        }
        return hasInterface
                ? byInterface.of(record)
                : indexes.getOrDefault(streamOfFile, ofOtherStreams).of(record);
    }
}
