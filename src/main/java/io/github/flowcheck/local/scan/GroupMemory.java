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

    /** What one table takes of it; for one thread. */
    final class Share {
        private long bytes;

        /**
         * Takes some more.
         *
         * @throws QueryTooLargeException if that would be too much; then nothing is taken, and who asked may only be let go of
         */
        void take(long more) {
            if (taken.addAndGet(more) > most) {
                taken.addAndGet(-more);
                throw QueryTooLargeException.ofAllGroups(most);
            }
            bytes += more;
        }

        /** Gives all of it back; the table is not used any more. */
        void release() {
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
