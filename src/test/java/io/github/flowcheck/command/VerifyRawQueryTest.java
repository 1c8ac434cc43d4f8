package io.github.flowcheck.command;

import static io.github.flowcheck.command.VerifyCoverageTest.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.SavedQueryFormat;
import io.github.flowcheck.output.report.ReportFormat;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that the author of a check file wrote. */
class VerifyRawQueryTest {
    private static final List<String> LOG = List.of(record("00:00", 22, "ACCEPT"), record("00:10", 80, "REJECT"));

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}, {1}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            dstPort = 22   | expect: none                      | FAIL         | expected no rows, saw 1 row
            dstPort = 23   | expect: none                      | PASS         | expected no rows, saw no rows
            dstPort = 22   | expect: some                      | PASS         | expected at least 1 row, saw 1 row
            dstPort = 23   | expect: some                      | FAIL         | expected at least 1 row, saw no rows
            dstPort > 0    | 'expect: {minRows: 2, maxRows: 2}'| PASS         | expected at least 2 rows, saw 2 rows; expected at most 2 rows, saw 2 rows
            dstPort > 0    | 'expect: {maxRows: 1}'            | FAIL         | expected at most 1 row, saw 2 rows
            dstPort > 0    | tags: []                          | OBSERVED     | saw 2 rows
            dstPort = 23   | 'expect: none, minRecords: 3'     | INCONCLUSIVE | expected no rows, saw no rows; but the query scanned 2 records, fewer than the 3 that minRecords asks for
            dstPort = 22   | 'expect: none, minRecords: 3'     | FAIL         | expected no rows, saw 1 row
            dstPort = 22   | 'expect: some, minRecords: 3'     | PASS         | expected at least 1 row, saw 1 row
            dstPort = 23   | 'expect: none, eni: eni-00000000' | INCONCLUSIVE | expected no rows, saw no rows; but the logs hold no readable record of eni-00000000
            dstPort = 23   | 'expect: none, eni: eni-1235b8ca' | PASS         | expected no rows, saw no rows
            dstPort = 23   | 'expect: none, eni: eni-1235b8ca, maxGap: 5m' | INCONCLUSIVE | expected no rows, saw no rows; but no readable record of eni-1235b8ca starts for 10m, from 2026-01-31T00:00:00Z to 2026-01-31T00:10:00Z, longer than the 5m of maxGap
            dstPort = 22   | 'expect: none, waive: { reason: agreed, until: 2026-12-31 }' | WAIVED | expected no rows, saw 1 row; waived until 2026-12-31: agreed
            dstPort = 23   | 'expect: none, waive: { reason: agreed, until: 2026-12-31 }' | FAIL   | expected no rows, saw no rows; its waiver is not used, for nothing fails
            """)
    void rows_are_counted_and_none_counts_only_with_records(
            String condition, String keys, Verdict verdict, String message) throws IOException {
        String check = "checks:\n  - { id: it, query: 'filter " + condition + "', "
                + keys.replace("tags: []", "tags: [a]") + " }\n";
        CheckResult result = verify(check, LOG).results().get(0);
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.message()).isEqualTo(message);
    }

    @Test
    void a_long_expression_is_read() throws IOException {
        String names = "(" + "ab".repeat(4_800) + ")";
        String check = "checks:\n  - { id: it, query: 'filter action =~ /^" + names + "$/', expect: none }\n";
        assertThat(verify(check, LOG).results().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nothing_to_scan_is_no_answer() throws IOException {
        CheckResult result = verify("checks:\n  - { id: it, query: fields @message, expect: none }\n", List.of())
                .results()
                .get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void the_rows_in_the_report_are_the_querys_own() throws IOException {
        Report report = verify("""
                checks:
                  - id: it
                    query: |
                      stats count(*) as calls by dstPort, action
                      | sort dstPort asc
                    expect: none
                """, LOG);
        assertThat(report.results().get(0).table())
                .containsExactly(
                        Map.of("dstPort", "22", "action", "ACCEPT", "calls", "1"),
                        Map.of("dstPort", "80", "action", "REJECT", "calls", "1"));
        assertThat(Files.readString(directory.resolve("out/verify.json")))
                .contains("\"rows\": [", "\"dstPort\": \"22\"", "\"calls\": \"1\"");
        assertThat(report.results().get(0).advice())
                .contains("run the query and look at its rows; mend what they show, or what the check expects");
    }

    @Test
    void an_answer_at_a_limit_that_the_query_did_not_set_may_be_cut() throws IOException {
        List<String> many = IntStream.range(0, 10_000)
                .mapToObj(port -> record("00:00", port, "ACCEPT"))
                .toList();
        String check = "checks:\n  - { id: it, query: 'fields dstPort%s', expect: { maxRows: 10000 } }\n";
        CheckResult cut = verify(check.formatted(""), many).results().get(0);
        assertThat(cut.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(cut.message())
                .isEqualTo(
                        "expected at most 10000 rows, saw 10000 rows; but the answer ends at the usual limit of 10000"
                                + " rows and may be cut");
        assertThat(verify(check.formatted(" | limit 10000"), many)
                        .results()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(verify(check.formatted(" | limit 10000 | sort dstPort asc"), many)
                        .results()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void an_answer_of_just_10000_rows_to_a_higher_limit_may_be_cut_by_the_service() throws IOException {
        List<String> many = IntStream.range(0, 10_001)
                .mapToObj(port -> record("00:00", port, "ACCEPT"))
                .toList();
        String check = "checks:\n  - { id: it, query: 'fields dstPort | limit 20000', expect: { maxRows: 20000 } }\n";
        CheckResult cut = verify(check, many.subList(0, 10_000)).results().get(0);
        assertThat(cut.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(cut.message())
                .isEqualTo("expected at most 20000 rows, saw 10000 rows; but the answer has just the 10000 rows that a"
                        + " service returns which knows of no more, and may be cut");
        assertThat(verify(check, many).results().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void results_stand_in_the_order_of_the_file() throws IOException {
        Report report = verify("""
                checks:
                  - { id: b, query: fields @message }
                  - { id: a, eni: eni-1235b8ca, address: 10.0.0.1 }
                  - { id: c, query: fields @message }
                """, LOG);
        assertThat(report.results()).extracting(result -> result.check().id()).containsExactly("b", "a", "c");
    }

    @Test
    void a_query_is_saved_as_it_is_written_behind_our_header() throws IOException {
        Path checks = Files.writeString(directory.resolve("flowcheck.yaml"), """
                folder: net
                logGroup: /vpc/a
                checks:
                  - id: it
                    description: |
                      who is rejected

                      and how often
                    query: |
                      # by source
                      filter action = "REJECT"
                      |   stats count(*) by srcAddr   # all of them
                """);
        GenerateCommand.run(
                new GenerateCommand.Request(
                        CheckFileSource.of(checks, directory, Inputs.NONE),
                        Optional.empty(),
                        Set.of(SavedQueryFormat.QUERIES),
                        directory.resolve("out")),
                Clock.systemUTC());
        assertThat(Files.readString(directory.resolve("out/queries/it.cwli"))).isEqualTo("""
                # flowcheck: net/it
                # who is rejected
                #
                # and how often
                # by source
                filter action = "REJECT"
                |   stats count(*) by srcAddr   # all of them
                """);
    }

    private Report verify(String file, List<String> log) throws IOException {
        Path checks = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        Files.write(directory.resolve("flow.log"), log);
        VerifyCommand.Request request = new VerifyCommand.Request(
                CheckFileSource.of(checks, directory, Inputs.NONE),
                Optional.empty(),
                "flow.log",
                directory,
                Optional.empty(),
                Set.of(),
                Set.of(ReportFormat.JSON),
                directory.resolve("out"));
        return VerifyCommand.run(request, Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC))
                .report();
    }
}
