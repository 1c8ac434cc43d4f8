package io.github.flowcheck.mojo;

import io.github.flowcheck.local.ReadingProgress;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.verify.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;

/**
 * Says from time to time how far the queries are, or the files that are read: often to somebody who watches, seldom in a log that is
 * read afterwards. Any number of threads may tell.
 */
final class ProgressLines implements Progress, ReadingProgress {
    private static final Duration WATCHED = Duration.ofSeconds(3);
    private static final Duration UNWATCHED = Duration.ofSeconds(20);

    private final Log log;
    private final Clock clock;
    private final Duration rest;
    private Instant last;

    ProgressLines(Log log, Clock clock, boolean interactive) {
        this.log = log;
        this.clock = clock;
        this.rest = interactive ? WATCHED : UNWATCHED;
        this.last = clock.instant();
    }

    @Override
    public void tell(int answered, int all, long records, long bytes) {
        tell(() -> String.format(
                Locale.ROOT,
                "%,d of %,d queries answered, %,d records and %,d bytes scanned so far",
                answered,
                all,
                records,
                bytes));
    }

    @Override
    public void tell(long read, long all) {
        tell(() -> Amounts.bytes(read) + (all > 0 ? " of " + Amounts.bytes(all) : "") + " of flow logs read so far");
    }

    private synchronized void tell(Supplier<String> line) {
        Instant now = clock.instant();
        if (!now.isBefore(last.plus(rest))) {
            last = now;
            log.info(line.get());
        }
    }
}
