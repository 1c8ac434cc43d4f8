package io.github.flowcheck.verify;

import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.render.ReplyMethod;
import java.util.Optional;

/**
 * What a check left out as replies.
 *
 * @param excluded how many flow-log records
 * @param method by what they were told from calls
 */
public record RepliesLeftOut(long excluded, ReplyMethod method) {
    /** From the answer to the question for them; CloudWatch may answer with no row where there are none. */
    static RepliesLeftOut of(ResultTable table, ReplyMethod method) {
        long excluded =
                table.rows().isEmpty() ? 0 : AnswerRows.number(table.rows().get(0), "flows");
        return new RepliesLeftOut(excluded, method);
    }

    /** In words for a message; empty if nothing was left out. */
    public Optional<String> words() {
        return excluded == 0
                ? Optional.empty()
                : Optional.of(
                        excluded + (excluded == 1 ? " flow" : " flows") + " left out as replies, " + method.words());
    }
}
