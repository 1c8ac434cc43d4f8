package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.verify.AnswerRows.Stretch;
import io.github.flowcheck.verify.Coverage.Gap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceRuleTest {
    private static final String ENI = "eni-1235b8ca";
    private static final String ADVICE =
            "find out why the flow log delivered nothing then, look at a window without that stretch, or set a longer maxGap";

    @ParameterizedTest(name = "records {0}, window {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            00:00-00:50, 01:50-02:00 |             | covered
            00:00-00:50, 01:51-02:00 |             | 1h1m, from 2026-01-31T00:50:00Z to 2026-01-31T01:51:00Z
            00:00-00:50, 02:00-02:10, 05:00-05:00 || 2h50m, from 2026-01-31T02:10:00Z to 2026-01-31T05:00:00Z, and 1 other stretch
            00:00-00:00, 02:00-02:00, 05:00-05:00, 07:00-07:00 || 3h, from 2026-01-31T02:00:00Z to 2026-01-31T05:00:00Z, and 2 other stretches
            03:00-03:00              |             | covered
            03:00-03:00              | 02:00/04:00 | covered
            03:00-03:00              | 01:30/04:00 | 1h30m, from 2026-01-31T01:30:00Z (the window's start) to 2026-01-31T03:00:00Z
            03:00-03:00              | 02:00/04:01 | 1h1m, from 2026-01-31T03:00:00Z to 2026-01-31T04:01:00Z (the window's end)
                                     | 02:00/04:01 | covered
            """)
    void a_longer_stretch_without_a_record_is_told_with_its_ends(String records, String window, String expected) {
        Optional<Gap> gap = SilenceRule.apply(
                ENI,
                stretches(records),
                Duration.ofHours(1),
                Optional.ofNullable(window).map(SilenceRuleTest::range));
        assertThat(gap)
                .isEqualTo(
                        expected.equals("covered")
                                ? Optional.empty()
                                : Optional.of(new Gap(
                                        Shortfall.Reason.SILENCE,
                                        "no readable record of " + ENI + " starts for " + expected
                                                + ", longer than the 1h of maxGap",
                                        ADVICE)));
    }

    @Test
    void an_answer_as_long_as_its_limit_may_be_cut() {
        List<Stretch> seen = Collections.nCopies(
                CheckQueries.ROW_LIMIT, stretches("00:00-00:00").get(0));
        assertThat(SilenceRule.apply(ENI, seen, Duration.ofMinutes(15), Optional.empty()))
                .contains(new Gap(
                        Shortfall.Reason.SILENCE,
                        "eni-1235b8ca has records in more periods than the 10000 in which gaps longer than 15m are looked for",
                        "look at a shorter window, or set a longer maxGap"));
    }

    private static List<Stretch> stretches(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(", "))
                        .map(stretch -> stretch.split("-"))
                        .map(ends -> new Stretch(time(ends[0]), time(ends[1])))
                        .toList();
    }

    private static TimeRange range(String window) {
        String[] ends = window.split("/");
        return Window.parse(time(ends[0]) + "/" + time(ends[1])).orElseThrow().range(Clock.systemUTC());
    }

    private static Instant time(String hours) {
        return Instant.parse("2026-01-31T" + hours + ":00Z");
    }
}
