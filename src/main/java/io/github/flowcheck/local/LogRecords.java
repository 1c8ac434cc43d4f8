package io.github.flowcheck.local;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads all records of flow-log files, for whoever wants something else of them than an answer to a query. */
public final class LogRecords {
    private LogRecords() {}

    /**
     * What was gathered of all files.
     *
     * @param all by all threads together
     * @param records how many records were read, of the format and of others, in the stretch of time or not
     * @param unread lines that are no records, by reason
     */
    public record Gathered<G>(G all, long records, List<UnreadLines> unread) {
        public Gathered {
            unread = List.copyOf(unread);
        }
    }

    /**
     * Reads all files once.
     *
     * @param range which records count, by when they begin; absent for all of them
     * @param fresh makes what a thread gathers into, given how many threads there are
     * @param progress hears how far they are read
     * @throws io.github.flowcheck.flow.UnreadableLogException if a file cannot be read to its end
     */
    public static <G extends RecordGathering<G>> Gathered<G> gather(
            List<LogFile> files,
            LogFormat format,
            Optional<TimeRange> range,
            IntFunction<G> fresh,
            ReadingProgress progress)
            throws IOException {
        int threads = LogScan.usualThreads();
        List<G> made = new ArrayList<>();
        FormatQuestions questions = new FormatQuestions(format);
        int counted = questions.range(range);
        questions.gatherInto(counted, () -> {
            G gathering = fresh.apply(threads);
            made.add(gathering);
            return gathering;
        });
        ScanThread found = new LogScan(files, List.of(questions), Memory.ofThisProcess(), threads, progress).run();
        return new Gathered<>(
                found.format(0).gathered(made), found.records(), found.unread().lines());
    }
}
