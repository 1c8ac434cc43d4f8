package io.github.flowcheck.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2024-02-29T23:59:59Z",
                "2014-12-14T04:06:50.123Z",
                "9999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void aTimeIsWrittenAsIso8601HasIt(String text) {
        assertThat(UtcTime.text(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void anyTimeIsWrittenAsJavaDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(-400_000_000_000L, 400_000_000_000L));
            assertThat(UtcTime.text(time)).isEqualTo(time.toString());
        }
    }

    @Test
    void timesThatAreWrittenOneAfterAnotherAreEachWhatTheyAre() {
        Random random = new Random(11);
        UtcTime written = new UtcTime();
        for (int i = 0; i < 2000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextInt(200 * 86_400) * 1000L + random.nextInt(2) * 250);
            assertThat(new String(written.characters(time))).isEqualTo(time.toString());
        }
    }
}
