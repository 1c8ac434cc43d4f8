package io.github.flowcheck.verify;

import io.github.flowcheck.merge.MergeBudget;
import java.io.IOException;
import java.util.List;

/**
 * Asks several questions in one query wherever that can be, so that the records are read once for all of them; what comes of it
 * is what would come of asking them one by one.
 *
 * <p>A merged query that returns as many rows as it may is asked again in halves: of its interfaces, then of the time. One that
 * is refused, fails, or cannot be halved any more, is given up: its questions are asked one by one, unless they would fail for the
 * same reason.
 */
public final class MergingRunner implements QueryRunner {
    private final QueryRunner runner;
    private final MergeBudget budget;
    private final KnownStreams streams;

    /**
     * @param runner asks the queries
     * @param budget what each of them may take
     * @param streams the names of log streams, as far as they are known
     */
    public MergingRunner(QueryRunner runner, MergeBudget budget, KnownStreams streams) {
        this.runner = runner;
        this.budget = budget;
        this.streams = streams;
    }

    /** The cost is that of all that was asked. An answer out of a merged query tells the records and bytes of that query. */
    @Override
    public Run run(List<Question> questions) throws IOException {
        MergedQuestions merged = new MergedQuestions(questions, budget, streams);
        long records = 0;
        long bytes = 0;
        List<UnreadLines> unread = List.of();
        List<Question> next = merged.next();
        do {
            Run run = runner.run(next);
            records += run.recordsScanned();
            bytes += run.bytesScanned();
            unread = unread.isEmpty() ? run.unread() : unread;
            merged.take(run.answers());
            merged.note(run.notes());
            next = merged.next();
        } while (!next.isEmpty());
        return new Run(merged.answers(), records, bytes, unread, merged.notes());
    }
}
