package io.github.flowcheck.verify;

import java.io.IOException;
import java.util.List;

/** Answers queries over flow logs, wherever these are. */
public interface QueryRunner {
    /**
     * Runs all questions; one that fails does not stop the others.
     *
     * @return as many answers as questions, in their order
     * @throws IOException if the flow logs themselves cannot be read
     */
    Run run(List<Question> questions) throws IOException;

    /**
     * What a run answered and what it cost.
     *
     * @param answers in the order of the questions
     * @param recordsScanned events read, each counted once however many questions it answered
     * @param bytesScanned uncompressed bytes read
     * @param unread lines that are no records, by reason
     * @param notes what a reader of the report must know about how it was answered
     */
    record Run(
            List<Answer> answers,
            long recordsScanned,
            long bytesScanned,
            List<UnreadLines> unread,
            List<String> notes) {
        public Run {
            answers = List.copyOf(answers);
            unread = List.copyOf(unread);
            notes = List.copyOf(notes);
        }

        /** A run of which there is nothing to be said. */
        public Run(List<Answer> answers, long recordsScanned, long bytesScanned, List<UnreadLines> unread) {
            this(answers, recordsScanned, bytesScanned, unread, List.of());
        }
    }

    /**
     * Lines of the input that are no flow-log records, for one reason.
     *
     * @param reason in words, such as "13 fields, not 14"
     * @param count how many lines
     * @param first where the first one is, as {@code file:line}
     */
    record UnreadLines(String reason, long count, String first) {}
}
