package io.github.flowcheck.explain;

import io.github.flowcheck.check.AnyCheck;
import java.io.IOException;
import java.util.List;

/**
 * Tries a check on some records. Behind it stands all that {@code verify} does, reading of files included, so that no example
 * is shown that was not proven.
 */
public interface Trial {
    /**
     * What becomes of the check where the flow log holds these records and no others.
     *
     * @param records lines in the check's own format
     */
    Outcome of(AnyCheck check, List<String> records) throws IOException;

    /**
     * What became of it.
     *
     * @param verdict the word of the verdict: {@code pass}, {@code fail}
     * @param message why, as {@code verify} says it
     * @param seen how many flow-log records the check's query counted; for a query of its author's, how many rows it has
     */
    record Outcome(String verdict, String message, long seen) {
        boolean is(String word) {
            return verdict.equals(word);
        }
    }
}
