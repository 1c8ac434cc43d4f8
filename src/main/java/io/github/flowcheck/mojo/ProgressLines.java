package io.github.flowcheck.mojo;

import io.github.flowcheck.verify.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Says from time to time how far the queries are: often to somebody who watches, seldom in a log that is read afterwards. */
final class ProgressLines implements Progress {
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
        Instant now = clock.instant();
        if (now.isBefore(last.plus(rest))) {
            return;
        }
        last = now;
        log.info(String.format(
                Locale.ROOT,
                "%,d of %,d queries answered, %,d records and %,d bytes scanned so far",
                answered,
                all,
                records,
                bytes));
    }
}
