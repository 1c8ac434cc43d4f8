package io.github.flowcheck.verify;

import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.verify.Answer.Failed;
import io.github.flowcheck.verify.Answer.Rows;
import io.github.flowcheck.verify.AnswerRows.UnexpectedAnswerException;
import io.github.flowcheck.verify.Judge.Decision;
import io.github.flowcheck.verify.QueryRunner.Run;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers by question; equal questions are asked once. */
final class Answers {
    private final Map<Question, Answer> answers = new IdentityHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final SharedValues shared = new SharedValues();

    /** @return what the run cost; its answers are these */
    Run add(QueryRunner runner, List<Question> questions) throws IOException {
        if (questions.isEmpty()) {
            return new Run(List.of(), 0, 0, List.of());
        }
        Map<Question, Integer> numbers = new LinkedHashMap<>();
        for (Question question : questions) {
            numbers.putIfAbsent(question, numbers.size());
        }
        Run run = runner.run(List.copyOf(numbers.keySet()));
        for (Question question : questions) {
            answers.put(question, run.answers().get(numbers.get(question)));
        }
        notes.addAll(run.notes());
        return new Run(List.of(), run.recordsScanned(), run.bytesScanned(), run.unread(), run.notes());
    }

    /** Lets go of an answer that was read, for large answers hold all that was gathered for them. */
    void forget(Question question) {
        answers.remove(question);
    }

    /** What is to be said about how they were found. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What their rows have in common. */
    SharedValues shared() {
        return shared;
    }

    /**
     * @param question the very object that was added
     * @throws QuestionFailedException if the question was refused or did not end well
     */
    ResultTable table(Question question) {
        Answer answer = answers.get(question);
        if (answer instanceof Rows rows) {
            return rows.table();
        } else if (answer instanceof Failed failed) {
            throw new QuestionFailedException(failed);
        }
        throw new IllegalStateException("not asked: " + question);
    }

    /** An answer that failed makes an error of its check, and so does one that is not of the shape that was asked for. */
    static Decision error(RuntimeException failure) {
        return failure instanceof QuestionFailedException refused
                ? error(refused.failed.message(), refused.failed.remedy())
                : error(String.valueOf(failure.getMessage()), ((UnexpectedAnswerException) failure).remedy());
    }

    private static Decision error(String message, String remedy) {
        return new Decision(Verdict.ERROR, message, Optional.of(remedy), List.of());
    }

    /** Carries a failed answer to where its check becomes an error. */
    static final class QuestionFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Failed failed;

        QuestionFailedException(Failed failed) {
            super(failed.message());
            this.failed = failed;
        }
    }
}
