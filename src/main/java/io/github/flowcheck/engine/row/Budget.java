package io.github.flowcheck.engine.row;

import org.jspecify.annotations.Nullable;

/** How much an execution may still remember. What would be too much ends the query with an error that says so. */
public interface Budget {
    /** A longer text is no value of a query: about the size of the largest event that CloudWatch takes. */
    int LONGEST_TEXT = 1 << 20;

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

    /** What keeping a value takes, beside the space for any value. */
    static long characters(@Nullable Object value) {
        return value instanceof String text ? text.length() : 0;
    }
}
