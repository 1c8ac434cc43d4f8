package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.Judge.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are written as {@code 22}, {@code 53/17}, {@code 22 REJECT} or {@code 22 - 10.0.0.1}. */
class UnusedTest {
    private static final Coverage COVERED = new Coverage(RecordCounts.NONE, List.of());
    private static final Gap GAP = new Gap(Shortfall.Reason.NO_RECORD, "the logs hold no record", "look elsewhere");

    @ParameterizedTest(name = "{0}, saw {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            expect: {only: [22]}                                       | 22              |
            expect: {only: [22, 443]}                                  | 22              | nobody used 443
            expect: {only: [22, 443]}                                  |                 | nobody used 22, 443
            expect: {only: [22, 443]}                                  | 22, 80          | nobody used 443
            expect: {only: [53/udp, icmp]}                             | 53/6            | nobody used 53/udp, icmp
            expect: {only: ["8000-8999", 22]}                          | 8500            | nobody used 22
            expect: {only: [22, "1-1023"]}                             | 22              |
            expect: {all: [22], only: [22, 443]}                       | 22              | nobody used 443
            expect: {all: [443]}                                       | 22              |
            expect: none                                               |                 |
            ports: [22, 80], expect: {only: [22, 443]}                 | 22              |
            ports: [22, 80], expect: {only: ["22-443"]}                | 80              |
            protocol: tcp, expect: {only: [22, 53/udp]}                | 22              |
            action: reject, expect: {only: [22, 23]}                   | 22              |
            action: any, expect: {only: [22, 23]}                      | 22 ACCEPT, 23 REJECT | nobody used 23
            expect: {accepted: {only: [22, 443]}, rejected: {only: [23, 24]}} | 22 ACCEPT, 443 REJECT | nobody used 443
            expect: {onlyPeers: [10.0.0.0/8, 192.168.0.0/16]}          | 22 - 10.1.2.3   | no peer in 192.168.0.0/16 was seen
            expect: {onlyPeers: [10.0.0.0/8, "2001:db8::/32"]}         | 22 - 2001:db8::1 | no peer in 10.0.0.0/8 was seen
            peers: [10.0.0.0/16], expect: {onlyPeers: [10.0.0.0/8, 10.0.1.0/24]} | 22 - 10.0.0.1 | no peer in 10.0.1.0/24 was seen
            notPeers: [10.0.0.1], expect: {onlyPeers: [10.0.0.0/8]}    |                 |
            expect: {only: [22], onlyPeers: [10.0.0.0/8]}              |                 | nobody used 22; no peer in 10.0.0.0/8 was seen
            """)
    void what_is_permitted_and_asked_about_but_was_not_seen_is_unused(String keys, String rows, String words) {
        assertThat(Unused.of(check(keys), rows(rows), COVERED).words()).isEqualTo(Optional.ofNullable(words));
    }

    @Test
    void without_coverage_it_is_not_known() {
        Check check = check("expect: {only: [22, 443]}");
        assertThat(Unused.of(check, rows("22"), COVERED.with(Optional.of(GAP)))).isEqualTo(Unused.NONE);
    }

    @Test
    void of_a_split_expectation_the_accepted_part_alone_must_be_covered() {
        Check check = check("expect: {accepted: {only: [22, 443]}, rejected: none}");
        assertThat(Unused.of(check, rows("22 ACCEPT"), COVERED.with(Action.REJECT, GAP)))
                .isNotEqualTo(Unused.NONE);
        assertThat(Unused.of(check, rows("22 ACCEPT"), COVERED.with(Action.ACCEPT, GAP)))
                .isEqualTo(Unused.NONE);
    }

    @Test
    void long_lists_are_cut() {
        assertThat(Unused.of(check("expect: {only: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}"), List.of(), COVERED)
                        .words())
                .contains("nobody used 1, 2, 3, 4, 5, 6, 7, 8 and 2 more");
    }

    @ParameterizedTest(name = "{0}, saw {1}: {2}, noted {3}")
    @CsvSource(delimiter = '|', textBlock = """
            expect: {only: [22, 443]}           | 22     | FAIL   | PASS
            expect: {only: [22]}                | 22     | PASS   | PASS
            expect: {only: [22, 443]}           | 22, 80 | FAIL   | FAIL
            expect: {only: [22, 443]}, waive: {reason: soon, until: 2026-07-31, ports: [443]} | 22 | WAIVED | FAIL
            expect: {only: [22, 443]}, waive: {reason: soon, until: 2026-07-31, ports: [444]} | 22 | FAIL   | FAIL
            expect: {only: [22, 443]}, waive: {reason: soon, until: 2026-07-31} | 22 | WAIVED | FAIL
            """)
    void it_fails_a_check_where_that_is_asked_for_alone(String keys, String rows, Verdict asked, Verdict noted) {
        Judge judge = new Judge(LocalDate.of(2026, 6, 30));
        Check check = check(keys);
        assertThat(judge.where(Unused.Consequence.FAILS)
                        .decide(check, rows(rows), COVERED)
                        .verdict())
                .isEqualTo(asked);
        assertThat(judge.decide(check, rows(rows), COVERED).verdict()).isEqualTo(noted);
    }

    @Test
    void a_check_that_fails_for_it_says_what_to_do() {
        assertThat(new Judge(LocalDate.of(2026, 6, 30))
                        .where(Unused.Consequence.FAILS)
                        .decide(check("expect: {only: [22, 443]}"), rows("22"), COVERED))
                .isEqualTo(new Decision(
                        Verdict.FAIL,
                        "nobody used 443",
                        Optional.of("close what nobody uses and remove it from what the check expects, or look at a"
                                + " longer window"),
                        List.of()));
    }

    private static Check check(String keys) {
        return CheckFileReader.read(new SourceText("checks.yaml", """
                        checks:
                          - { id: it, eni: eni-1235b8ca123456789, address: 172.31.16.21, %s }
                        """.formatted(keys)))
                .suite()
                .checks()
                .get(0);
    }

    private static List<FlowRow> rows(String text) {
        return Stream.ofNullable(text)
                .flatMap(given -> Arrays.stream(given.split(",")))
                .map(String::strip)
                .map(UnusedTest::row)
                .toList();
    }

    private static FlowRow row(String text) {
        String[] parts = text.split(" ");
        String[] port = parts[0].split("/");
        boolean acted = parts.length > 1 && !parts[1].equals("-");
        return new FlowRow(
                Integer.parseInt(port[0]),
                new Protocol(port.length > 1 ? Integer.parseInt(port[1]) : 6),
                acted ? Optional.of(Action.valueOf(parts[1])) : Optional.empty(),
                parts.length > 2 ? Optional.of(parts[2]) : Optional.empty(),
                2,
                2,
                80,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
