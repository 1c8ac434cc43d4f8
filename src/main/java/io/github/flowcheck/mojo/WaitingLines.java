package io.github.flowcheck.mojo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says from time to time that a goal still waits for a service, which may take a call's two minutes to turn out not to answer: else
 * nobody could tell a goal that waits from one that hangs.
 *
 * @param log takes each line, on a thread of its own
 * @param service what is waited for
 * @param rest how long before the first line, and between two
 */
record WaitingLines(Consumer<String> log, String service, Duration rest) {
    static final Duration USUAL = Duration.ofSeconds(15);

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
            long start = System.nanoTime();
            clock.scheduleAtFixedRate(() -> tell(start), rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
            return asking.ask();
        } finally {
            clock.shutdownNow();
        }
    }

    private void tell(long start) {
        log.accept("still waiting for " + service + ", for " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)
                + " s now");
    }
}
