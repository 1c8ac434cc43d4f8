package io.github.flowcheck.aws;

/**
 * When to ask how a query is: as late as it is probably done, for a request that comes too early is one of ten a second lost.
 * Learns from each query how long the next one may take.
 */
final class PollTimes {
    private static final double FIRST_GUESS = 500;
    private static final double LEAST = 200;
    private static final double MOST = 5_000;
    private static final double LONGER = 1.1;
    private static final double SHORTER = 0.995;
    private static final long LEAST_REST = 300;
    private static final long MOST_REST = 10_000;

    private double guess = FIRST_GUESS;

    /** How long after its start a query is looked at first, in milliseconds. */
    long first() {
        return Math.round(guess);
    }

    /** How long to wait with one that still runs. */
    long running(long elapsed) {
        guess = Math.min(MOST, Math.max(guess, elapsed * LONGER));
        return Math.max(LEAST_REST, Math.min(MOST_REST, elapsed / 4));
    }

    /** One was done when it was looked at; perhaps it was before. */
    void completed() {
        guess = Math.max(LEAST, guess * SHORTER);
    }
}
