package io.github.flowcheck.cloudwatch;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the calls of any second, and refuses those that are too many. */
final class CallQuota {
    private static final long SECOND = 1000;

    private final int perSecond;
    private final Deque<Long> taken = new ArrayDeque<>();
    private int most;

    /** @param perSecond 0 for any number */
    CallQuota(int perSecond) {
        this.perSecond = perSecond;
    }

    synchronized void take(long now) {
        while (!taken.isEmpty() && taken.peekFirst() <= now - SECOND) {
            taken.removeFirst();
        }
        taken.addLast(now);
        most = Math.max(most, taken.size());
        if (perSecond > 0 && taken.size() > perSecond) {
            throw ((Fault.Refuse) Fault.throttled()).error();
        }
    }

    synchronized int mostInASecond() {
        return most;
    }
}
