package io.github.flowcheck.aws;

import java.time.Duration;

/** Keeps calls apart, so that many of them leave room for whoever else works in the account. */
public final class CallSpacing {
    /** None at all. */
    public static final CallSpacing NONE = new CallSpacing(Duration.ZERO);

    private final long nanos;
    private long next;

    /** @param apart how long after the start of a call the next one may start, at the earliest */
    public CallSpacing(Duration apart) {
        this.nanos = apart.toNanos();
        this.next = System.nanoTime();
    }

    /** Waits until a call may start. */
    synchronized void await() {
        long now = System.nanoTime();
        long wait = next - now;
        next = Math.max(now, next) + nanos;
        if (wait > 0) {
            sleep(Duration.ofNanos(wait));
        }
    }

    /** Waits; comes back early in a thread that is interrupted, which stays so. */
    public static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
