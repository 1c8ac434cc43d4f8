package io.github.flowcheck.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The time that calls keep, and how it passes. */
public interface Pace {
    /** The time of the machine that it runs on. */
    Pace REAL = new Pace() {
        @Override
        public long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public <T> Optional<T> next(BlockingQueue<T> events, long until, boolean expected) throws InterruptedException {
            return Optional.ofNullable(events.poll(Math.max(0, until - millis()), TimeUnit.MILLISECONDS));
        }

        @Override
        public void rest(Duration time) {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    /** Milliseconds since some moment in the past. */
    long millis();

    /**
     * Waits for the next event.
     *
     * @param until the time at which to give up
     * @param expected whether something is under way that will make an event
     * @return empty if none came in time
     */
    <T> Optional<T> next(BlockingQueue<T> events, long until, boolean expected) throws InterruptedException;

    /** Waits; comes back early in a thread that is interrupted, which stays so. */
    void rest(Duration time);
}
