package io.github.flowcheck.verify;

import io.github.flowcheck.insights.ResultTable;

/** What came of a question. */
public sealed interface Answer {
    /** The query ran to its end. */
    record Rows(ResultTable table) implements Answer {}

    /**
     * The query was refused or did not end well.
     *
     * @param message why, with the place in the query where it is known
     * @param remedy what to do
     * @param common whether every other query on the same log groups and time would fail for the same reason
     */
    record Failed(String message, String remedy, boolean common) implements Answer {
        /** For a reason that is the query's own. */
        public Failed(String message, String remedy) {
            this(message, remedy, false);
        }
    }
}
