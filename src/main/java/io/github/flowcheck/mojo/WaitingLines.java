package io.github.flowcheck.mojo;

import io.github.flowcheck.command.Sleeper;
import io.github.flowcheck.verify.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says from time to time that a goal still waits for a service, which may take a call's two minutes to turn out not to answer: else
 * nobody could tell a goal that waits from one that hangs.
 */
final class WaitingLines {
    static final Duration USUAL = Duration.ofSeconds(15);

    private final Consumer<String> log;
    private final String service;
    private final Duration rest;
    private volatile long heard = System.nanoTime();

    /**
     * @param log takes each line, on a thread of its own
     * @param service what is waited for
     * @param rest how long before the first line, and between two
     */
    WaitingLines(Consumer<String> log, String service, Duration rest) {
        this.log = log;
        this.service = service;
        this.rest = rest;
    }

    /** Something that asks a service. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws IOException;
    }

    /** Asks, and says so as long as there is no answer. */
    <T> T during(Asking<T> asking) throws IOException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "flowcheck-waiting");
            thread.setDaemon(true);
            return thread;
        });
        try {
            heard();
            clock.scheduleAtFixedRate(this::tell, rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
            return asking.ask();
        } finally {
            clock.shutdownNow();
        }
    }

    /** The same progress, each step of which is a sign that the service answers. */
    Progress hearing(Progress progress) {
        return (answered, all, records, bytes) -> {
            heard();
            progress.tell(answered, all, records, bytes);
        };
    }

    /** The same sleeper, while whose sleep nobody waits for an answer. */
    Sleeper unheard(Sleeper sleeper) {
        return length -> {
            heard = System.nanoTime() + length.toNanos();
            sleeper.sleep(length);
            heard();
        };
    }

    /** The service answers: who waits begins to wait anew. */
    void heard() {
        heard = System.nanoTime();
    }

    private void tell() {
        long silence = System.nanoTime() - heard;
        if (silence >= rest.toNanos()) {
            log.accept("still waiting for " + service + ", for " + TimeUnit.NANOSECONDS.toSeconds(silence) + " s now");
        }
    }
}
