package io.github.flowcheck.engine;

import io.github.flowcheck.engine.row.RowSource;
import org.jspecify.annotations.Nullable;

/** One log event as a query sees it. An event may be reused for the next record once {@code accept} has returned. */
public interface Event extends RowSource {
    /** {@code @timestamp} in milliseconds since 1970-01-01T00:00Z. */
    @Override
    long timestamp();

    /**
     * A field's value as text: {@code @message}, {@code @logStream}, or one that field discovery found.
     *
     * @param name the field's name; case counts
     * @return null if the event has no such field
     */
    @Override
    @Nullable
    String field(String name);

    /** How many bytes the event's text has, in UTF-8 and without its line end. */
    int size();
}
