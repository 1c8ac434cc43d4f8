package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the keys of a check ask of the data, from a check file and log lines to verdicts. */
class VerifyCoverageTest {
    private static final String INTERFACE = "eni: eni-1235b8ca\n    address: 10.0.0.1\n    ";

    @TempDir
    private Path directory;

    @Test
    void a_longer_stretch_without_records_than_the_check_bears_leaves_nothing_seen_unknown() throws IOException {
        List<String> log = List.of(record("00:00", 22, "ACCEPT"), noData("00:50"), record("02:30", 22, "ACCEPT"));

        CheckResult unknown = one("ports: 23\n    expect: none\n    maxGap: 1h", log);
        assertThat(unknown.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(unknown.message())
                .isEqualTo("expected no traffic, saw none; but no readable record of eni-1235b8ca starts for 1h40m,"
                        + " from 2026-01-31T00:50:00Z to 2026-01-31T02:30:00Z, longer than the 1h of maxGap");
        assertThat(one("ports: 22\n    expect: none\n    maxGap: 1h", log).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(one("ports: 23\n    expect: none\n    maxGap: 100m", log).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void a_window_must_hold_records_up_to_its_ends() throws IOException {
        List<String> log = List.of(record("02:00", 22, "ACCEPT"), record("03:00", 22, "ACCEPT"));
        String check = "ports: 23\n    expect: none\n    maxGap: 1h\n    window: 2026-01-31T%s:00Z/2026-01-31T%s:00Z";

        assertThat(one(check.formatted("01:00", "04:00"), log).verdict()).isEqualTo(Verdict.PASS);
        assertThat(one(check.formatted("00:59", "04:00"), log).message())
                .contains("from 2026-01-31T00:59:00Z (the window's start) to 2026-01-31T02:00:00Z,");
        assertThat(one(check.formatted("01:00", "04:01"), log).message())
                .contains("from 2026-01-31T03:00:00Z to 2026-01-31T04:01:00Z (the window's end),");
    }

    @Test
    void a_window_beside_all_records_is_noted_with_the_time_of_these() throws IOException {
        List<String> log = List.of(record("00:00", 22, "ACCEPT"), noData("00:50"), record("02:30", 22, "ACCEPT"));
        String window = "window: 2026-02-01T00:00:00Z/2026-02-01T01:00:00Z";
        String check = "checks:\n  - id: it\n    " + INTERFACE + "ports: 22\n    expect: some\n    %s\n";

        assertThat(report(check.formatted(window), log).notes())
                .containsExactly("none of the 3 records of the files starts in the window"
                        + " 2026-02-01T00:00:00Z/2026-02-01T01:00:00Z: they start from 2026-01-31T00:00:00Z to"
                        + " 2026-01-31T02:30:00Z");
        assertThat(report(check.formatted(window), log.subList(0, 1)).notes())
                .containsExactly("the only record of the files starts beside the window"
                        + " 2026-02-01T00:00:00Z/2026-02-01T01:00:00Z, at 2026-01-31T00:00:00Z");
        String some = "window: 2026-01-31T00:00:00Z/2026-01-31T00:10:00Z";
        assertThat(report(check.formatted(some), log).notes()).isEmpty();
    }

    @ParameterizedTest(name = "traffic {0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            auto   | action: accept, expect: none                           | PASS
            all    | action: any, expect: none                              | PASS
            accept | action: accept, expect: none                           | PASS
            accept | action: reject, expect: none                           | INCONCLUSIVE
            accept | action: any, expect: none                              | INCONCLUSIVE
            accept | action: any, expect: some                              | INCONCLUSIVE
            accept | 'expect: { accepted: none, rejected: none }'           | INCONCLUSIVE
            accept | 'expect: { accepted: none }'                           | PASS
            accept | 'expect: { accepted: some, rejected: none }'           | FAIL
            accept | 'expect: { rejected: none }'                           | INCONCLUSIVE
            reject | action: reject, expect: none                           | PASS
            reject | action: accept, expect: none                           | INCONCLUSIVE
            reject | 'expect: { accepted: none }'                           | INCONCLUSIVE
            reject | 'expect: { rejected: none }'                           | PASS
            """)
    void traffic_that_the_flow_log_does_not_record_is_unknown_when_it_is_not_seen(
            String traffic, String keys, Verdict verdict) throws IOException {
        String check = "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: 23, traffic: %s, %s }\n";
        assertThat(verify(check.formatted(traffic, keys), List.of(record("00:00", 22, "ACCEPT")))
                        .get(0)
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void a_part_that_is_not_recorded_is_named_with_its_reason_and_the_other_part_is_judged() throws IOException {
        String keys = "ports: 22\n    traffic: accept\n    expect: { accepted: { only: [22] }, rejected: none }";
        CheckResult result = one(keys, List.of(record("00:00", 22, "ACCEPT")));
        assertThat(result.message())
                .isEqualTo("expected no rejected traffic, saw none; but the flow log of eni-1235b8ca records accepted"
                        + " traffic only");
        assertThat(result.advice())
                .contains("let a flow log record all traffic and set traffic: all, or expect something of accepted"
                        + " traffic only");
    }

    @Test
    void what_was_seen_is_certain_whatever_the_flow_log_is_said_to_record() throws IOException {
        String keys = "ports: 22\n    traffic: accept\n    action: any\n    expect: none";
        assertThat(one(keys, List.of(record("00:00", 22, "REJECT"))).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_waiver_is_unused_only_where_all_parts_that_are_judged_are_recorded() throws IOException {
        String keys = "ports: 22\n    traffic: accept\n    expect: { %s: some }\n"
                + "    waive: { reason: agreed, until: 2026-12-31 }";
        assertThat(one(keys.formatted("accepted"), List.of(record("00:00", 22, "ACCEPT")))
                        .message())
                .isEqualTo("expected some accepted traffic, saw 22 ACCEPT; its waiver is not used, for nothing fails");
        assertThat(one(keys.formatted("rejected"), List.of(record("00:00", 22, "REJECT")))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    static String record(String time, int port, String action) {
        long start = Instant.parse("2026-01-31T" + time + ":00Z").getEpochSecond();
        return "2 123456789010 eni-1235b8ca 10.9.9.9 10.0.0.1 40000 " + port + " 6 10 840 " + start + " " + (start + 59)
                + " " + action + " OK";
    }

    private static String noData(String time) {
        long start = Instant.parse("2026-01-31T" + time + ":00Z").getEpochSecond();
        return "2 123456789010 eni-1235b8ca - - - - - - - " + start + " " + (start + 59) + " - NODATA";
    }

    private CheckResult one(String more, List<String> log) throws IOException {
        return verify("checks:\n  - id: it\n    " + INTERFACE + more + "\n", log)
                .get(0);
    }

    private List<CheckResult> verify(String file, List<String> log) throws IOException {
        return report(file, log).results();
    }

    private Report report(String file, List<String> log) throws IOException {
        Path checks = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        Files.write(directory.resolve("flow.log"), log);
        VerifyCommand.Request request = new VerifyCommand.Request(
                CheckFileSource.of(checks, directory, Inputs.NONE),
                Optional.empty(),
                "flow.log",
                directory,
                Optional.empty(),
                Set.of(),
                Set.of(),
                directory.resolve("out"));
        return VerifyCommand.run(request, Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC))
                .report();
    }
}
