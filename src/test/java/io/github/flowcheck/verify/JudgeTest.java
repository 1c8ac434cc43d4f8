package io.github.flowcheck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Coverage.Gap;
import io.github.flowcheck.verify.Judge.Decision;
import io.github.flowcheck.verify.Shortfall.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are written as {@code 22}, {@code 53/17}, {@code 22 REJECT} or {@code 22 ACCEPT 10.0.0.1}; each has two flows. */
class JudgeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final Coverage COVERED = new Coverage(RecordCounts.NONE, List.of());
    private static final Coverage UNCOVERED = new Coverage(
            RecordCounts.NONE, List.of(new Gap(Reason.NO_RECORD, "the logs hold no record", "look elsewhere")));

    @ParameterizedTest(name = "expect {0}, saw {1}: {2}, without coverage {3}")
    @CsvSource(delimiter = '|', textBlock = """
            none                       |                  | PASS   | INCONCLUSIVE
            none                       | 22               | FAIL   | FAIL
            some                       |                  | FAIL   | INCONCLUSIVE
            some                       | 22               | PASS   | PASS
            {only: [22]}               |                  | PASS   | INCONCLUSIVE
            {only: [22]}               | 22               | PASS   | INCONCLUSIVE
            {only: [22]}               | 22, 80           | FAIL   | FAIL
            {only: [22]}               | 0/1              | FAIL   | FAIL
            {only: [22, icmp]}         | 22, 0/1          | PASS   | INCONCLUSIVE
            {only: [53/udp]}           | 53/17            | PASS   | INCONCLUSIVE
            {only: [53/udp]}           | 53/6             | FAIL   | FAIL
            {only: ["8000-8999/tcp"]}  | 8000/6, 8999/6   | PASS   | INCONCLUSIVE
            {only: ["8000-8999/tcp"]}  | 9000/6           | FAIL   | FAIL
            {all: [22, 80]}            | 22, 80, 443      | PASS   | PASS
            {all: [22, 80]}            | 22               | FAIL   | INCONCLUSIVE
            {all: ["80-82"]}           | 80, 81, 82       | PASS   | PASS
            {all: ["80-82"]}           | 80, 82           | FAIL   | INCONCLUSIVE
            {all: [icmp]}              | 0/1              | PASS   | PASS
            {all: [icmp]}              | 22               | FAIL   | INCONCLUSIVE
            {only: [22, 80], all: [22]}| 22               | PASS   | INCONCLUSIVE
            {only: [22, 80], all: [22]}| 80               | FAIL   | INCONCLUSIVE
            {only: [22, 80], all: [22]}| 443              | FAIL   | FAIL
            {minFlows: 4}              | 22, 80           | PASS   | PASS
            {minFlows: 5}              | 22, 80           | FAIL   | INCONCLUSIVE
            {maxFlows: 4}              | 22, 80           | PASS   | INCONCLUSIVE
            {maxFlows: 3}              | 22, 80           | FAIL   | FAIL
            {onlyPeers: [10.0.0.0/8]}  | 22 - 10.1.2.3    | PASS   | INCONCLUSIVE
            {onlyPeers: [10.0.0.0/8]}  | 22 - 11.1.2.3    | FAIL   | FAIL
            {onlyPeers: [10.0.0.0/8]}  | 22 - 2001:db8::1 | FAIL   | FAIL
            {accepted: {only: [22]}, rejected: none} | 22 ACCEPT            | PASS | INCONCLUSIVE
            {accepted: {only: [22]}, rejected: none} | 22 ACCEPT, 22 REJECT | FAIL | FAIL
            {accepted: {only: [22]}, rejected: none} | 80 ACCEPT            | FAIL | FAIL
            {accepted: {only: [22]}, rejected: some} | 22 ACCEPT, 23 REJECT | PASS | INCONCLUSIVE
            {accepted: some}           | 22 REJECT        | FAIL   | INCONCLUSIVE
            """)
    void what_was_seen_is_certain_and_what_was_not_seen_needs_coverage(
            String expect, String rows, Verdict covered, Verdict uncovered) {
        Check check = check("expect: " + expect);
        assertThat(judge().decide(check, rows(rows), COVERED).verdict()).isEqualTo(covered);
        assertThat(judge().decide(check, rows(rows), UNCOVERED).verdict()).isEqualTo(uncovered);
    }

    @Test
    void a_check_that_expects_nothing_observes() {
        assertThat(judge().decide(check(""), rows("22, 53/17"), COVERED))
                .isEqualTo(new Decision(Verdict.OBSERVED, "saw 22, 53/udp", Optional.empty(), List.of()));
    }

    @Test
    void a_check_that_expects_nothing_tells_what_its_data_lacks() {
        assertThat(judge().decide(check(""), List.of(), UNCOVERED))
                .isEqualTo(new Decision(
                        Verdict.OBSERVED,
                        "saw nothing; but the logs hold no record",
                        Optional.of("look elsewhere"),
                        List.of()));
        assertThat(judge().decide(check(""), rows("22"), UNCOVERED).message())
                .isEqualTo("saw 22; but the logs hold no record");
    }

    @Test
    void others_are_seen_also_only_where_something_that_is_expected_is_seen() {
        assertThat(judge().decide(check("expect: {only: [22]}"), rows("3389"), COVERED)
                        .message())
                .isEqualTo("expected only 22 in traffic, saw 3389");
    }

    @Test
    void a_failure_names_what_was_expected_and_what_was_seen_and_carries_the_offending_rows_only() {
        assertThat(judge().decide(check("expect: {only: [22]}"), rows("22, 3389, 53/17"), COVERED))
                .isEqualTo(new Decision(
                        Verdict.FAIL,
                        "expected only 22 in traffic, saw also 3389, 53/udp",
                        Optional.of("close what is open in the security group or network ACL, or add it to what the"
                                + " check expects"),
                        rows("3389, 53/17")));
    }

    @Test
    void a_failure_by_absence_names_the_missing_ports() {
        Decision decision = judge().decide(check("expect: {all: [22, \"80-83\"]}"), rows("22, 81"), COVERED);
        assertThat(decision.message()).isEqualTo("expected all of 22, 80-83 in traffic, did not see 80, 82-83");
        assertThat(decision.advice()).contains("find out why the traffic did not come, or look at a longer window");
        assertThat(decision.evidence()).isEmpty();
        assertThat(decision.shortfall().unmet())
                .extracting(Shortfall.Unmet::words)
                .containsExactly("80 not seen", "82-83 not seen");
    }

    @Test
    void an_inconclusive_check_tells_why_and_what_to_do() {
        assertThat(judge().decide(check("expect: none"), List.of(), UNCOVERED))
                .isEqualTo(new Decision(
                        Verdict.INCONCLUSIVE,
                        "expected no traffic, saw none; but the logs hold no record",
                        Optional.of("look elsewhere"),
                        List.of(),
                        new Shortfall(List.of(), Set.of(Reason.NO_RECORD))));
    }

    @Test
    void repeated_rejected_calls_get_their_own_advice() {
        Decision decision = judge().decide(
                        check("expect: {accepted: {only: [22]}, rejected: none}"),
                        rows("22 ACCEPT, 23 REJECT"),
                        COVERED);
        assertThat(decision.message()).isEqualTo("expected no rejected traffic, saw 23 REJECT");
        assertThat(decision.advice())
                .contains("find out who keeps calling and is rejected, or add it to what the check expects");
    }

    @ParameterizedTest(name = "waiver {0}, expect {1}, saw {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            until: 2026-06-30                            | none          | 22            | WAIVED
            until: 2026-06-29                            | none          | 22            | FAIL
            until: 2026-06-29                            | none          |               | FAIL
            until: 2026-07-31                            | none          |               | FAIL
            until: 2026-07-31, ports: [22]               | none          | 22            | WAIVED
            until: 2026-07-31, ports: [22]               | none          | 22, 80        | FAIL
            until: 2026-07-31, peers: [10.0.0.0/8]       | none          | 22 - 10.0.0.1 | WAIVED
            until: 2026-07-31, peers: [10.0.0.0/8]       | none          | 22 - 11.0.0.1 | FAIL
            until: 2026-07-31, ports: [80]               | {all: [80]}   |               | WAIVED
            until: 2026-07-31, ports: ["80-90"]          | {all: [80]}   |               | WAIVED
            until: 2026-07-31, ports: [81]               | {all: [80]}   |               | FAIL
            until: 2026-07-31, ports: [80]               | some          |               | FAIL
            until: 2026-07-31                            | some          |               | WAIVED
            """)
    void a_waiver_covers_failures_within_its_limits_and_fails_when_it_is_over_or_unused(
            String waiver, String expect, String rows, Verdict verdict) {
        Check check = check("expect: " + expect + "\n    waive: {reason: agreed, " + waiver + "}");
        assertThat(judge().decide(check, rows(rows), COVERED).verdict()).isEqualTo(verdict);
    }

    @Test
    void a_waiver_is_neither_used_nor_unused_where_nothing_can_be_known() {
        Check check = check("expect: none\n    waive: {reason: agreed, until: 2026-07-31}");
        assertThat(judge().decide(check, List.of(), UNCOVERED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_pass_on_evidence_without_coverage_does_not_call_its_waiver_unused() {
        Check check = check("expect: some\n    waive: {reason: agreed, until: 2026-07-31}");
        assertThat(judge().decide(check, rows("22"), UNCOVERED).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void waivers_say_what_they_did() {
        String waive = "\n    waive: {reason: agreed, until: %s}";
        assertThat(judge().decide(check("expect: none" + waive.formatted("2026-07-31")), rows("22"), COVERED)
                        .message())
                .isEqualTo("expected no traffic, saw 22; waived until 2026-07-31: agreed");
        assertThat(judge().decide(check("expect: none" + waive.formatted("2026-06-01")), rows("22"), COVERED)
                        .message())
                .isEqualTo("expected no traffic, saw 22; its waiver ended on 2026-06-01 (agreed)");
        assertThat(judge().decide(check("expect: none" + waive.formatted("2026-07-31")), List.of(), COVERED)
                        .message())
                .isEqualTo("expected no traffic, saw none; its waiver is not used, for nothing fails");
    }

    @Test
    void ofManyPortsTheFirstAreNamedAndTheOthersCounted() {
        String many = IntStream.rangeClosed(1, 1508).mapToObj(Integer::toString).collect(Collectors.joining(", "));

        assertThat(judge().decide(check("expect: none"), rows(many), COVERED).message())
                .isEqualTo("expected no traffic, saw 1, 2, 3, 4, 5, 6, 7, 8 and 1,500 more");
    }

    private static Judge judge() {
        return new Judge(TODAY);
    }

    private static Check check(String more) {
        return CheckFileReader.read(new SourceText("checks.yaml", """
                        checks:
                          - id: it
                            eni: eni-1235b8ca123456789
                            address: 172.31.16.21
                            %s
                        """.formatted(more)))
                .suite()
                .checks()
                .get(0);
    }

    private static List<FlowRow> rows(String text) {
        return Stream.ofNullable(text)
                .flatMap(given -> Arrays.stream(given.split(",")))
                .map(row -> row(row.strip().split(" ")))
                .toList();
    }

    private static FlowRow row(String[] parts) {
        String[] port = parts[0].split("/");
        Instant time = Instant.parse("2026-06-30T10:00:00Z");
        return new FlowRow(
                Integer.parseInt(port[0]),
                port.length == 1 ? Protocol.TCP : new Protocol(Integer.parseInt(port[1])),
                parts.length < 2 || parts[1].equals("-") ? Optional.empty() : Optional.of(Action.valueOf(parts[1])),
                parts.length < 3 ? Optional.empty() : Optional.of(parts[2]),
                2,
                10,
                1000,
                time,
                time);
    }
}
