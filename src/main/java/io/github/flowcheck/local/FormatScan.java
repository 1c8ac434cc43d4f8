package io.github.flowcheck.local;

import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.local.LogStreams.LogStream;
import io.github.flowcheck.local.scan.Gathering;
import io.github.flowcheck.local.scan.GroupMemory;
import io.github.flowcheck.local.scan.ScanTask;
import io.github.flowcheck.local.scan.StreamIndex;
import io.github.flowcheck.local.scan.TimeRanges;
import io.github.flowcheck.verify.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one thread finds in the records of one format. */
final class FormatScan {
    private final LogFormat format;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final LogStreams streams;
    private final Gathering gathering;
    private final TimeRanges ranges;
    private final boolean scans;
    private final boolean namesInterface;
    private long withoutStream;
    private @Nullable FlowEvent event;
    private final @Nullable RecordGathering<?> gathered;
    private final int gatheredRange;

    /**
     * @param index of the tasks that are scanned; threads share it
     * @param groups the memory for their groups; threads share it
     */
    FormatScan(FormatQuestions questions, StreamIndex index, Memory memory, GroupMemory groups) {
        this.format = questions.format();
        for (Task task : questions.evaluated()) {
            evaluations.add(new Evaluation(task));
        }
        this.streams = new LogStreams(evaluations);
        this.gathering = new Gathering(index, memory.limits(), groups);
        this.ranges = new TimeRanges(questions.ranges());
        this.namesInterface = format.has(FlowField.INTERFACE_ID);
        this.scans = questions.scannedCount() > 0;
        FormatQuestions.Gatherer gatherer = questions.gatherer().orElse(null);
        this.gathered = gatherer == null ? null : gatherer.fresh().get();
        this.gatheredRange = gatherer == null ? 0 : gatherer.range();
    }

    /** Tells from which file records come. */
    void begin(String file) {
        streams.begin(file);
    }

    /** Whether the record was read in its format. */
    boolean reads(FlowRecord record) {
        return record.format() == format;
    }

    /**
     * Offers a record to the tasks that it may concern.
     *
     * @param position where it stands in the logs
     */
    void offer(FlowRecord record, long position, String file) {
        ranges.see(record);
        // a record that names its interface is found by that, which takes less time than to find its stream first
        String streamOfLine = namesInterface ? "" : streamOfLine(record);
        if (!evaluations.isEmpty()) {
            evaluate(record, position, file);
        }
        if (gathered != null && ranges.holdsCurrent(gatheredRange)) {
            gathered.offer(record, streamOfLine);
        }
        if (scans) {
            gathering.offer(record, position, streamOfLine, ranges);
        }
    }

    private String streamOfLine(FlowRecord record) {
        LogStream stream = streams.of(record);
        withoutStream += stream.isUnknown() ? 1 : 0;
        return stream.name();
    }

    private void evaluate(FlowRecord record, long position, String file) {
        LogStream stream = streams.of(record);
        FlowEvent current = null;
        for (Evaluation evaluation : stream.evaluations()) {
            if (ranges.holdsCurrent(evaluation.task().range()) && evaluation.wants(record)) {
                current = current == null ? event(record, stream, file) : current;
                evaluation.accept(current, position);
            }
        }
    }

    private FlowEvent event(FlowRecord record, LogStream stream, String file) {
        if (event == null) {
            event = new FlowEvent(record, stream, file);
        } else {
            event.become(record, stream, file);
        }
        return event;
    }

    /** Takes over what another thread found. */
    void addAll(FormatScan other) {
        for (int i = 0; i < evaluations.size(); i++) {
            evaluations.get(i).addAll(other.evaluations.get(i));
        }
        gathering.addAll(other.gathering);
        ranges.addAll(other.ranges);
        withoutStream += other.withoutStream;
        if (gathered != null) {
            addAll(gathered, other.gathered);
        }
    }

    /** All of one scan are of one kind. */
    @SuppressWarnings("unchecked")
    private static <G extends RecordGathering<G>> void addAll(
            RecordGathering<?> all, @Nullable RecordGathering<?> more) {
        ((G) all).addAll((G) Objects.requireNonNull(more));
    }

    /** What was gathered, which is one of those that were made. */
    <G extends RecordGathering<G>> G gathered(List<G> made) {
        return made.stream().filter(one -> one == gathered).findFirst().orElseThrow();
    }

    /** How many records tell neither their interface nor their log stream. */
    long withoutStream() {
        return withoutStream;
    }

    TimeRanges ranges() {
        return ranges;
    }

    /** The answer of the engine, asked for once. */
    Answer answer(Task task) {
        return evaluations.get(task.number()).answer(ranges);
    }

    /** @throws QueryTooLargeException if the answer would need more memory than it may have */
    ResultTable result(ScanTask task) {
        return gathering.result(task, ranges);
    }

    /**
     * The same of a task of which the engine does the rest.
     *
     * @throws QueryTooLargeException if the answer would need more memory than it may have
     */
    ResultTable result(ScanTask task, Execution rest) {
        return gathering.result(task, ranges, rest);
    }
}
