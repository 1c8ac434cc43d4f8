package io.github.flowcheck.engine.row;

import org.jspecify.annotations.Nullable;

/** Where the fields of a row come from: a log event. */
public interface RowSource {
    /** {@code @timestamp} in milliseconds since 1970-01-01T00:00Z. */
    long timestamp();

    /**
     * A field's value as text.
     *
     * @param name the field's name; case counts
     * @return null if there is no such field
     */
    @Nullable
    String field(String name);

    /**
     * A field's value where it is made of up to 18 decimal digits and nothing else, for sources that tell it faster than its text.
     *
     * @return -1 for any other value, and where only the text tells
     */
    default long whole(String name) {
        return -1;
    }
}
