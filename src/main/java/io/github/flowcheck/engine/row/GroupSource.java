package io.github.flowcheck.engine.row;

import org.jspecify.annotations.Nullable;

/** Where the rows of groups come from. */
public interface GroupSource {
    /** How many groups there are. */
    int count();

    /** The value of a group's key. */
    @Nullable
    Object key(int group, int number);

    /** What an aggregate gives for a group. */
    @Nullable
    Object aggregate(int group, int number);
}
