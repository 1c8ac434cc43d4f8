package io.github.flowcheck.local;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.local.scan.ScanQuery;
import io.github.flowcheck.local.scan.ScanTask;
import io.github.flowcheck.local.scan.StreamIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is asked about the records of one format. */
final class FormatQuestions {
    private final LogFormat format;
    private final List<Optional<TimeRange>> ranges = new ArrayList<>();
    private final ScanTask.Numbering scanned = new ScanTask.Numbering();
    private final List<Task> evaluated = new ArrayList<>();

    private Optional<Gatherer> gatherer = Optional.empty();

    /**
     * Who wants all records of a stretch of time.
     *
     * @param fresh makes what a thread gathers into
     */
    record Gatherer(int range, Supplier<? extends RecordGathering<?>> fresh) {}

    FormatQuestions(LogFormat format) {
        this.format = format;
    }

    /** The format, the very instance by which records are told. */
    LogFormat format() {
        return format;
    }

    /** Which of the stretches of time it is; tasks of the same one share its counts. */
    int range(Optional<TimeRange> range) {
        if (!ranges.contains(range)) {
            ranges.add(range);
        }
        return ranges.indexOf(range);
    }

    List<Optional<TimeRange>> ranges() {
        return ranges;
    }

    ScanTask add(ScanQuery query, int range) {
        return scanned.add(query, range);
    }

    /** @param task with the number of those that were added before */
    void add(Task task) {
        evaluated.add(task);
    }

    /** Has all records of the stretch of time gathered, each thread's apart. */
    void gatherInto(int range, Supplier<? extends RecordGathering<?>> fresh) {
        gatherer = Optional.of(new Gatherer(range, fresh));
    }

    Optional<Gatherer> gatherer() {
        return gatherer;
    }

    int scannedCount() {
        return scanned.tasks().size();
    }

    /** Those that the engine answers. */
    List<Task> evaluated() {
        return evaluated;
    }

    /** Whether one of them is about certain log streams. */
    boolean asksForStreams() {
        for (ScanTask task : scanned.tasks()) {
            if (task.query().streams().isPresent()) {
                return true;
            }
        }
        for (Task task : evaluated) {
            if (task.filter().streams().isPresent()) {
                return true;
            }
        }
        return false;
    }

    StreamIndex index() {
        return new StreamIndex(format, scanned.tasks());
    }
}
