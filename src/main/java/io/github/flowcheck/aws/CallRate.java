package io.github.flowcheck.aws;

/** Spaces calls evenly inside a quota, and keeps away for longer each time that the service says it is too much. */
final class CallRate {
    /** Calls reach the service a little closer together or further apart than they were sent. */
    private static final long MARGIN_PERCENT = 5;

    private static final long FIRST_REST = 500;
    private static final int MOST_DOUBLINGS = 5;

    private final long interval;
    private long next;
    private int refusals;

    CallRate(int perSecond) {
        this.interval = (1000 * (100 + MARGIN_PERCENT) / 100 + perSecond - 1) / perSecond;
    }

    /** When the next call may go out. */
    long next() {
        return next;
    }

    void taken(long now) {
        next = Math.max(next, now) + interval;
    }

    void accepted() {
        refusals = 0;
    }

    /** Rests half a second, then one, up to 16 seconds. */
    void refused(long now) {
        next = Math.max(next, now + (FIRST_REST << Math.min(refusals, MOST_DOUBLINGS)));
        refusals++;
    }
}
