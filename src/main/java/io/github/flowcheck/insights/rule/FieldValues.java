package io.github.flowcheck.insights.rule;

import java.math.BigDecimal;

/** What values a field of the log can have. */
public interface FieldValues {
    /** Whether an event may have that value; also where that is not certain. */
    boolean mayBe(String value);

    /** Whether an event may have a value with that part; also where that is not certain. */
    boolean mayContain(String part);

    /** Whether they are numbers. */
    boolean isNumber();

    /** Whether an event may have a higher number; also where that is not certain. */
    boolean mayExceed(BigDecimal number);

    /** What the values are, in words that fit behind "is". */
    String inWords();

    /**
     * What to write where a query compares the field with a value that it never has.
     *
     * @param field its name in the query
     */
    String remedy(String field, String value);
}
