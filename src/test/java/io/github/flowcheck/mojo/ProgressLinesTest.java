package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-06-30T10:00:00Z");

    @Test
    void tellsNothingOfWhatIsDoneSoon() {
        ProgressLines progress = progress(false);
        at(19);
        progress.tell(4_000_000L, 9_000_000L);

        assertThat(lines).isEmpty();
    }

    @Test
    void tellsHowMuchOfTheFilesIsReadEveryTwentySeconds() {
        ProgressLines progress = progress(false);
        at(20);
        progress.tell(412_000_000L, 1_100_000_000L);
        at(39);
        progress.tell(700_000_000L, 1_100_000_000L);
        at(40);
        progress.tell(800_000_000L, 1_100_000_000L);

        assertThat(lines)
                .containsExactly(
                        "412 MB of 1.1 GB of flow logs read so far", "800 MB of 1.1 GB of flow logs read so far");
    }

    @Test
    void tellsSomebodyWhoWatchesMoreOften() {
        ProgressLines progress = progress(true);
        at(3);
        progress.tell(412_000_000L, 1_100_000_000L);

        assertThat(lines).hasSize(1);
    }

    @Test
    void tellsWithoutASizeWhereThereIsNone() {
        ProgressLines progress = progress(true);
        at(3);
        progress.tell(412_000_000L, 0);

        assertThat(lines).containsExactly("412 MB of flow logs read so far");
    }

    @Test
    void tellsHowManyQueriesAreAnswered() {
        ProgressLines progress = progress(true);
        at(3);
        progress.tell(1, 1_200, 5_000_000, 600_000_000);

        assertThat(lines)
                .containsExactly("1 of 1,200 queries answered, 5,000,000 records and 600,000,000 bytes scanned so far");
    }

    private void at(int second) {
        now = Instant.parse("2026-06-30T10:00:00Z").plusSeconds(second);
    }

    private ProgressLines progress(boolean interactive) {
        SystemStreamLog log = new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                lines.add(content.toString());
            }
        };
        return new ProgressLines(log, new Moving(), interactive);
    }

    private final class Moving extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
