package io.github.flowcheck.verify;

import io.github.flowcheck.check.RecordedTraffic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of the logs that answer, beyond their records: how far they reach, and what they leave out. */
public interface LogSource {
    /** Files: they hold what was put into them, and no console shows them. */
    LogSource FILES = new LogSource() {
        @Override
        public Optional<Instant> deliveredTo() {
            return Optional.empty();
        }

        @Override
        public Optional<KeptSince> keptSince(List<String> logGroups) {
            return Optional.empty();
        }

        @Override
        public Optional<RecordedTraffic> recorded(String eni, List<String> logGroups) {
            return Optional.of(RecordedTraffic.ALL);
        }

        @Override
        public Optional<String> consoleUrl(Question question) {
            return Optional.empty();
        }
    };

    /** Up to when all records have arrived; absent where none are on their way. */
    Optional<Instant> deliveredTo();

    /** From when the log groups keep their events; absent where that is not known, or for ever. */
    Optional<KeptSince> keptSince(List<String> logGroups);

    /** Which traffic the flow log of an interface records; absent where it must be told from the records' streams. */
    Optional<RecordedTraffic> recorded(String eni, List<String> logGroups);

    /** Opens a question in the AWS console. */
    Optional<String> consoleUrl(Question question);

    /**
     * The beginning of what a log group can tell of.
     *
     * @param time nothing before it is kept
     * @param reason in words, such as {@code /vpc/flow-logs keeps events for 7 days}
     */
    record KeptSince(Instant time, String reason) {}
}
