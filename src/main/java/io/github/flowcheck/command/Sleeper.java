package io.github.flowcheck.command;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
    /** Sleeps as long as that takes. */
    Sleeper REAL = length -> Thread.sleep(length.toMillis());

    void sleep(Duration length) throws InterruptedException;
}
