package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    @Test
    void textOfOthersStaysText() {
        String attack = "\"><script>alert(1)</script><b onmouseover='alert(2)'>";
        CheckResult plain = SampleReport.result(SampleReport.check("a", 2), Verdict.FAIL, attack, List.of());
        Report report = SampleReport.of(new CheckResult(
                plain.check(),
                plain.verdict(),
                attack,
                Optional.of(attack),
                "</code></pre>" + attack,
                plain.rows(),
                plain.evidence(),
                plain.records(),
                plain.replies(),
                Optional.of("javascript:alert(3)")));
        String page = page(report);

        assertThat(page)
                .doesNotContain("<script>alert")
                .doesNotContain("<b onmouseover")
                .doesNotContain("javascript:");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(1);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String page = page(SampleReport.everyVerdict());

        assertThat(Pattern.compile("(?:src|href|action|srcset|data)=\"([^\"]*)\"|url\\(|@import")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(reference -> reference.startsWith("href=\"#")
                        || reference.startsWith("href=\"https://console.aws.amazon.com/"));
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void findingsComeFirstAndTheHeadlineCountsThem() {
        String page = page(SampleReport.everyVerdict());

        assertThat(page).contains("<h1 class=\"bad\">4 of 7 checks need a look</h1>");
        assertThat(Pattern.compile("<details id=\"check-([^\"]*)\"")
                        .matcher(page)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly(
                        "web-from-bastion",
                        "web-scan",
                        "web-raw",
                        "db-quiet",
                        "web-proxy",
                        "web-seen",
                        "web-well-known");
    }

    @Test
    void trafficThatSeveralChecksSawIsToldOnce() {
        Report report = SampleReport.everyVerdict();
        ObservedTraffic traffic = ObservedTraffic.of(report);

        assertThat(traffic.streams().stream().filter(stream -> stream.key().port() == 8001))
                .singleElement()
                .satisfies(stream -> assertThat(stream.flows()).isEqualTo(2));
    }

    /** The rows of a check that tells peers apart have no action, where it is about one action alone; evidence of others has it. */
    @Test
    void thePeersThatSeveralChecksSawAreToldOnce() {
        FlowRow told = withPeer(Optional.of(Action.ACCEPT));
        FlowRow known = withPeer(Optional.empty());
        Report report = report(
                SampleReport.result(SampleReport.check("none", 2), Verdict.FAIL, "no", List.of(told)),
                SampleReport.result(SampleReport.check("only-peers", 3), Verdict.PASS, "yes", List.of(known)));

        assertThat(TopPeers.of(report))
                .containsExactly(new TopPeers.Peer("10.0.0.1", "22 ACCEPT", "3", "120 bytes", 100));
    }

    @Test
    void aRunInWhichAllPassSaysSo() {
        Report report = SampleReport.of(SampleReport.result(
                SampleReport.check("a", 2), Verdict.PASS, "only 22 was seen", List.of(SampleReport.ssh())));

        assertThat(page(report)).contains("<h1 class=\"good\">The check passes</h1>");
    }

    @Test
    void aRunWithoutTrafficHasNoMapAndNoTimeline() {
        Report report = SampleReport.of(
                SampleReport.result(SampleReport.check("a", 2), Verdict.PASS, "nothing was seen", List.of()));

        assertThat(page(report)).doesNotContain("<table class=\"map\">").doesNotContain("<ul class=\"timeline\">");
    }

    @Test
    void twoThousandChecksFitIntoFiveMegabytes() {
        assertThat(page(LargeReport.of(2000)).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(5_000_000);
    }

    @Test
    void thePageIsTheSameEachTime() {
        assertThat(page(LargeReport.of(300))).isEqualTo(page(LargeReport.of(300)));
    }

    private static FlowRow withPeer(Optional<Action> action) {
        Instant seen = Instant.parse("2014-12-14T04:06:50Z");
        return new FlowRow(22, Protocol.TCP, action, Optional.of("10.0.0.1"), 3, 3, 120, seen, seen);
    }

    private static Report report(CheckResult... results) {
        return new Report("files", Optional.empty(), List.of(), List.of(results), 3, 300, List.of());
    }

    private static String page(Report report) {
        return new HtmlReport("net/flowcheck.yaml").of(report).text();
    }
}
