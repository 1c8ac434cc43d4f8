package io.github.flowcheck.local.scan;

import io.github.flowcheck.engine.QueryTooLargeException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the groups of all tasks of a scan may take together, in all of its threads. What a task needs beyond ends the task that asks
 * for it, so that the others have their answers: one that grows much asks for much. Any number of threads can ask.
 */
public final class GroupMemory {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param most in bytes */
    public GroupMemory(long most) {
        this.most = most;
    }

    /**
     * Takes some more.
     *
     * @throws QueryTooLargeException if that would be too much; then nothing is taken
     */
    void take(long bytes) {
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            throw QueryTooLargeException.ofAllGroups(most);
        }
    }

    /** Gives back what was taken. */
    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
