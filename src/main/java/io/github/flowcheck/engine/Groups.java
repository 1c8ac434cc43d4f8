package io.github.flowcheck.engine;

import io.github.flowcheck.engine.row.GroupSource;
import org.jspecify.annotations.Nullable;

/** The groups that the first {@code stats} of a query makes, in the order in which they turned up. */
public interface Groups extends GroupSource {
    @Override
    int count();

    /**
     * The value of a group's key.
     *
     * @param number which of the keys, as they stand behind {@code by}
     */
    @Override
    @Nullable
    Object key(int group, int number);

    /**
     * What an aggregate gives for a group.
     *
     * @param number which of the calls of aggregates, as they stand from left to right
     */
    @Override
    @Nullable
    Object aggregate(int group, int number);
}
