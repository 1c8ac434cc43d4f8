package io.github.flowcheck.aws;

import java.time.Duration;

/** Keeps calls apart, so that many of them leave room for whoever else works in the account. */
final class CallSpacing {
    private final long apart;
    private final Pace pace;
    private long next;

    /** @param apart how long after the start of a call the next one may start, at the earliest */
    CallSpacing(Duration apart, Pace pace) {
        this.apart = apart.toMillis();
        this.pace = pace;
        this.next = pace.millis();
    }

    /** Waits until a call may start. */
    synchronized void await() {
        long now = pace.millis();
        long wait = next - now;
        next = Math.max(now, next) + apart;
        if (wait > 0) {
            pace.rest(Duration.ofMillis(wait));
        }
    }
}
