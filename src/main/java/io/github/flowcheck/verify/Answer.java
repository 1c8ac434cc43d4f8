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
     */
    record Failed(String message, String remedy) implements Answer {}
}
