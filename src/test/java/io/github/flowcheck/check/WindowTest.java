package io.github.flowcheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00.750Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "1s,PT1S",
        "90m,PT1H30M",
        "24h,PT24H",
        "7d,PT168H",
        "2w,PT336H",
        "24 h,PT24H",
        "PT15M,PT15M",
        "pt15m,PT15M",
        "P1D,PT24H"
    })
    void aLengthOfTimeReachesBackFromNow(String text, Duration length) {
        assertThat(Window.parse(text)).contains(new Window.Relative(length));
    }

    /** As a delay; no window is that short. */
    @Test
    void aLengthMayBeNothing() {
        assertThat(WindowText.parseDuration("0m")).contains(Duration.ZERO);
        assertThat(WindowText.parseDuration("00m")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0h",
                "-1h",
                "1",
                "h",
                "24hours",
                "1.5h",
                "PT0.5S",
                "PT-1H",
                "P1M",
                "1y",
                "9999999999d",
                "PT9999999999999999999H",
                "2026-01-31",
                "2026-01-31T00:00:00Z",
                "2026-01-31T00:00:00/2026-01-31T01:00:00",
                "2026-01-31T01:00:00Z/2026-01-31T00:00:00Z",
                "2026-01-31T00:00:00Z/2026-01-31T00:00:00.5Z",
                "2026-02-30T00:00:00Z/2026-03-01T00:00:00Z",
                "a/b",
                "/",
                "24h/7d",
                "PT9223372036854775807S",
                "PT-9223372036854775808S",
            })
    void whatIsNoWindowIsNotRead(String text) {
        assertThat(Window.parse(text)).isEmpty();
    }

    @Test
    void twoTimesAreAWindowWhateverTheirZones() {
        Window window =
                Window.parse("2026-01-31T01:00:00+01:00/2026-01-31T01:00:00Z").orElseThrow();

        assertThat(window.range(NOON))
                .isEqualTo(new TimeRange(Instant.parse("2026-01-31T00:00:00Z"), Instant.parse("2026-01-31T01:00:00Z")));
    }

    @Test
    void aRelativeWindowEndsInTheCurrentSecond() {
        assertThat(new Window.Relative(Duration.ofHours(1)).range(NOON))
                .isEqualTo(new TimeRange(Instant.parse("2026-01-31T11:00:00Z"), Instant.parse("2026-01-31T12:00:00Z")));
    }

    @Test
    void aRangeHoldsAllOfItsLastSecond() {
        TimeRange second = new TimeRange(Instant.ofEpochSecond(10), Instant.ofEpochSecond(10));

        assertThat(second.contains(9_999)).isFalse();
        assertThat(second.contains(10_000)).isTrue();
        assertThat(second.contains(10_999)).isTrue();
        assertThat(second.contains(11_000)).isFalse();
    }

    @Test
    void aRangeOfFractionsOrBackwardsCannotBeMade() {
        Instant second = Instant.ofEpochSecond(10);

        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(second, second.minusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(second, second.plusMillis(1)));
    }
}
