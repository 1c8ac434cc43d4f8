package io.github.flowcheck.aws;

import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.verify.Question;
import java.util.UUID;

/**
 * Marks the queries of a run, so that a query can be found again whose id was lost on the way back from StartQuery. The mark
 * stands at the end of the comment that heads every rendered query; a text without such a comment, or without room, has none.
 */
final class RunMark {
    private static final int LONGEST_QUERY = 10_000;

    private final String run;

    private RunMark(String run) {
        this.run = run;
    }

    /** A mark that no other run has. */
    static RunMark fresh() {
        return new RunMark(UUID.randomUUID().toString().substring(0, 13));
    }

    /**
     * The text that is sent for a question.
     *
     * @param number tells it from the run's others
     */
    Sent sent(Question question, int number) {
        String text = question.tree().map(QueryText::of).orElseGet(question::query);
        String mark = " [run " + run + " " + number + "]";
        int lineEnd = text.indexOf('\n');
        boolean fits = text.startsWith("#") && lineEnd > 0 && text.length() + mark.length() <= LONGEST_QUERY;
        return fits
                ? new Sent(text.substring(0, lineEnd) + mark + text.substring(lineEnd), mark, lineEnd)
                : new Sent(text, "", 0);
    }

    /** Whether a text is of this run. */
    boolean isIn(String text) {
        return text.contains(" [run " + run + " ");
    }

    /**
     * A text as it is sent.
     *
     * @param text all of it
     * @param mark what was put in; empty if nothing was
     * @param at where
     */
    record Sent(String text, String mark, int at) {
        boolean isMarked() {
            return !mark.isEmpty();
        }

        /** Where something stands in the question's own text that AWS finds in the text that was sent. */
        int offset(int inSent) {
            return inSent <= at ? inSent : Math.max(at, inSent - mark.length());
        }
    }
}
