package io.github.flowcheck.engine.row;

import org.jspecify.annotations.Nullable;

/** How much an execution may still remember. What would be too much ends the query with an error that says so. */
public interface Budget {
    /** A longer text is no value of a query: about the size of the largest event that CloudWatch takes. */
    int LONGEST_TEXT = 1 << 20;

    /** How many rows may come of one: more than a list in a line of a log, or in a query, has elements. */
    long MOST_COPIES = 100_000;

    /** A group of {@code stats}. */
    void takeGroup();

    /** A value kept for an aggregate. */
    void takeValue();

    /** Texts that are kept; taken back where the number is negative. */
    void takeCharacters(long characters);

    /**
     * Before a text of that length is made.
     *
     * @param characters how long it becomes
     */
    void checkLength(long characters);

    /**
     * Before a row is made of another one.
     *
     * @param copies how many were made of that one, this one too
     */
    void checkCopies(long copies);

    /** What keeping a value takes, beside the space for any value. */
    static long characters(@Nullable Object value) {
        return value instanceof String text ? text.length() : 0;
    }
}
