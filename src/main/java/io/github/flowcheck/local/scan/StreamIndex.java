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
import org.jspecify.annotations.Nullable;

/** Tells by a record's log stream which tasks it may concern. Any number of threads can ask. */
public final class StreamIndex {
    private static final String END = StreamNames.ofInterface("");

    private final LogFormat format;
    private final List<ScanTask> tasks;
    private final List<Joint> joints;

    /** By the number of a task the joint that it is a part of; null for a task that has its table for itself. */
    private final @Nullable Joint[] jointOf;

    private final ByStream all;

    /** The same for plain records, to which one of them may stand for several. */
    private final ByStream ofPlain;

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
        this.joints = Joint.of(this.tasks, format);
        this.jointOf = new Joint[tasks.size()];
        this.hasInterface = format.has(FlowField.INTERFACE_ID);
        this.isParsed = !FieldNames.hasDiscoveredFields(format);
        for (Joint joint : joints) {
            for (ScanTask part : joint.parts()) {
                jointOf[part.number()] = joint;
            }
        }
        this.all = new ByStream(this.tasks);
        this.ofPlain = new ByStream(withJoints());
        this.ofOtherStreams = ProgramBuilder.of(ofPlain.ofAny, all.ofAny, format, Optional.empty(), codes);
    }

    private List<ScanTask> withJoints() {
        List<ScanTask> some = new ArrayList<>();
        for (ScanTask task : tasks) {
            if (jointOf[task.number()] == null) {
                some.add(task);
            }
        }
        for (Joint joint : joints) {
            some.add(joint.task());
        }
        return some;
    }

    /** Some tasks by the log streams whose records they are about. */
    private static final class ByStream {
        final List<ScanTask> ofAny = new ArrayList<>();
        final Map<String, List<ScanTask>> ofNamed = new HashMap<>();

        ByStream(List<ScanTask> tasks) {
            for (ScanTask task : tasks) {
                if (task.query().streams().isEmpty()) {
                    ofAny.add(task);
                }
            }
            for (ScanTask task : tasks) {
                for (String stream : task.query().streams().orElse(Set.of())) {
                    List<ScanTask> known = ofNamed.get(stream);
                    if (known == null) {
                        known = new ArrayList<>(ofAny);
                        ofNamed.put(stream, known);
                    }
                    known.add(task);
                }
            }
        }

        List<ScanTask> of(String stream) {
            return ofNamed.getOrDefault(stream, ofAny);
        }
    }

    /** The interface that all records of the stream name, if they name one. */
    private Optional<String> interfaceOf(String stream) {
        return hasInterface && stream.endsWith(END)
                ? Optional.of(stream.substring(0, stream.length() - END.length()))
                : Optional.empty();
    }

    /** How many tables there are: one a task, and then one a joint. */
    int tables() {
        return tasks.size() + joints.size();
    }

    /** The task of a table. */
    ScanTask task(int table) {
        return table < tasks.size()
                ? tasks.get(table)
                : joints.get(table - tasks.size()).task();
    }

    /** The joint of a table that is one's, or that a task is a part of; null if there is none. */
    @Nullable
    Joint joint(int table) {
        return table < tasks.size() ? jointOf[table] : joints.get(table - tasks.size());
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
        if (!all.ofNamed.containsKey(stream)) {
            return ofOtherStreams;
        }
        Program made = programs.get(stream);
        return made == null ? programs.computeIfAbsent(stream, this::program) : made;
    }

    private Program program(String stream) {
        return ProgramBuilder.of(ofPlain.of(stream), all.of(stream), format, interfaceOf(stream), codes);
    }
}
