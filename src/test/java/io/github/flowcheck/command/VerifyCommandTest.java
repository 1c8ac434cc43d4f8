package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.render.ReplyMethod;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import io.github.flowcheck.verify.RepliesLeftOut;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a check file and log lines to verdicts, through the rendered text and the engine. */
class VerifyCommandTest {
    private static final String RECORD =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
                    + " 1418530010 1418530070 ACCEPT OK";
    private static final String NODATA =
            "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA";
    private static final String SKIPDATA =
            "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - SKIPDATA";

    @TempDir
    private Path directory;

    @Test
    void the_three_questions_get_their_three_answers() throws IOException {
        Report report = verify("""
                interfaces:
                  web: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }
                checks:
                  - { id: well-known, interface: web, ports: well-known, expect: { only: [22] } }
                  - { id: ssh-http, interface: web, ports: [22, 80], expect: { all: [22] } }
                  - id: from-bastion
                    interface: web
                    peers: [172.31.16.139]
                    expect: { accepted: { only: [22] }, rejected: none }
                """, RECORD);
        assertThat(report.results())
                .extracting(result -> result.check().id(), CheckResult::verdict, result -> result.rows().stream()
                        .map(FlowRow::label)
                        .toList())
                .containsExactly(
                        tuple("well-known", Verdict.PASS, List.of("22")),
                        tuple("ssh-http", Verdict.PASS, List.of("22")),
                        tuple("from-bastion", Verdict.PASS, List.of("22 ACCEPT")));
        FlowRow row = report.results().get(0).rows().get(0);
        assertThat(row.flows()).isEqualTo(1);
        assertThat(row.packets()).isEqualTo(20);
        assertThat(row.bytes()).isEqualTo(4249);
        assertThat(row.firstSeen()).isEqualTo(Instant.ofEpochSecond(1418530010));
        assertThat(report.results().get(0).records().count()).isEqualTo(1);
        assertThat(report.recordsScanned()).isEqualTo(1);
        assertThat(report.bytesScanned()).isEqualTo(RECORD.length());
    }

    @Test
    void an_interface_that_the_logs_do_not_know_is_inconclusive_and_never_a_pass() throws IOException {
        for (String expect : List.of("none", "{ only: [22] }", "some", "{ all: [22] }")) {
            CheckResult result = at("eni-0a1b2c3d", "172.31.16.21", expect, RECORD);
            assertThat(result.verdict()).as(expect).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(result.message()).contains("the logs hold no readable record of eni-0a1b2c3d");
        }
    }

    @Test
    void lost_records_make_what_was_not_seen_unknown_but_what_was_seen_stays_certain() throws IOException {
        assertThat(one("none", NODATA, SKIPDATA).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(one("{ only: [22] }", RECORD, SKIPDATA).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(one("{ only: [80] }", RECORD, SKIPDATA).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(one("some", RECORD, SKIPDATA).verdict()).isEqualTo(Verdict.PASS);
        assertThat(one("{ all: [80] }", RECORD, SKIPDATA).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_failure_tells_who_is_behind_it_those_with_most_flows_first() throws IOException {
        String other = RECORD.replace("172.31.16.139", "203.0.113.9").replace(" 22 ", " 3389 ");
        CheckResult result = one("{ only: [22] }", RECORD, other.replace("203.0.113.9", "203.0.113.8"), other, other);
        assertThat(result.rows()).extracting(FlowRow::port).containsExactly(22, 3389);
        assertThat(result.evidence())
                .extracting(FlowRow::port, row -> row.peer().orElseThrow(), FlowRow::flows)
                .containsExactly(tuple(3389, "203.0.113.9", 2L), tuple(3389, "203.0.113.8", 1L));
    }

    /** Which spelling logs have is not documented, and nothing says that it is one. */
    @Test
    void an_address_is_one_peer_however_it_is_spelled() throws IOException {
        String one = RECORD.replace("172.31.16.139", "2001:db8::1");
        String two = one.replace("2001:db8::1", "2001:0DB8:0:0::1").replace(" 4249 1418530010 ", " 1 1418530000 ");
        CheckResult result = check("ports: all, expect: { onlyPeers: [172.31.16.0/20] }", RECORD, one, two);

        assertThat(result.evidence())
                .extracting(
                        row -> row.peer().orElseThrow(),
                        FlowRow::flows,
                        FlowRow::packets,
                        FlowRow::bytes,
                        row -> row.firstSeen().getEpochSecond(),
                        row -> row.lastSeen().getEpochSecond())
                .containsExactly(tuple("2001:db8::1", 2L, 40L, 4250L, 1418530000L, 1418530010L));
    }

    @Test
    void the_answer_to_a_call_of_ones_own_is_no_finding_and_is_counted() throws IOException {
        String answer = RECORD.replace(" 20641 22 ", " 443 49152 ");
        CheckResult result = check("ports: all, expect: { only: [22] }", RECORD, answer, answer);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.message())
                .isEqualTo("expected only 22 in traffic, saw 22; 2 flows left out as replies, told by their ports");
        assertThat(result.replies()).contains(new RepliesLeftOut(2, ReplyMethod.PORTS));
    }

    @Test
    void a_call_to_a_high_port_is_a_finding_unless_it_comes_from_a_low_one_too() throws IOException {
        String call = RECORD.replace(" 20641 22 ", " 49999 49152 ");
        CheckResult result = check("ports: all, expect: { only: [22] }", RECORD, call);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.message()).isEqualTo("expected only 22 in traffic, saw also 49152");
        assertThat(result.replies()).contains(new RepliesLeftOut(0, ReplyMethod.PORTS));
    }

    @Test
    void a_high_port_that_the_check_names_is_never_left_out() throws IOException {
        String low = RECORD.replace(" 20641 22 ", " 1024 40000 ");
        assertThat(check("ports: all, expect: { all: [40000] }", low).verdict()).isEqualTo(Verdict.PASS);
        assertThat(check("ports: [40000], expect: none", low).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void replies_count_where_the_check_includes_them_and_where_they_are_rejected() throws IOException {
        String answer = RECORD.replace(" 20641 22 ", " 443 49152 ");
        CheckResult included = check("replies: include, expect: none", answer);
        assertThat(included.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(included.replies()).isEmpty();
        assertThat(check("expect: none", answer.replace("ACCEPT", "REJECT")).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(check("expect: some", answer).message())
                .isEqualTo("expected some traffic, saw none; 1 flow left out as replies, told by their ports");
    }

    @Test
    void many_peers_on_one_port_hide_no_other_port_from_the_evidence() throws IOException {
        String[] lines = Stream.concat(
                        IntStream.range(0, 101)
                                .mapToObj(i -> RECORD.replace("172.31.16.139", "203.0.113." + i)
                                        .replace(" 22 ", " 3389 "))
                                .flatMap(line -> Stream.of(line, line)),
                        Stream.of(RECORD.replace(" 22 ", " 23 ")))
                .toArray(String[]::new);
        CheckResult result = one("{ only: [22] }", lines);
        assertThat(result.evidence()).hasSize(101);
        assertThat(result.evidence().get(100).port()).isEqualTo(23);
        assertThat(result.evidence().get(100).peer()).isEmpty();
    }

    @Test
    void an_interface_that_reports_no_traffic_is_covered() throws IOException {
        assertThat(one("none", NODATA).verdict()).isEqualTo(Verdict.PASS);
        assertThat(one("some", NODATA).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void the_right_interface_with_a_wrong_address_is_inconclusive_and_names_the_address_seen() throws IOException {
        CheckResult result = at("eni-1235b8ca123456789", "172.31.16.22", "none", RECORD);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.message())
                .isEqualTo(
                        "expected no traffic, saw none; but eni-1235b8ca123456789 has 1 record, none with 172.31.16.22;"
                                + " most carry 172.31.16.21");
    }

    @Test
    void an_address_never_matches_a_longer_one() throws IOException {
        String longer = RECORD.replace("172.31.16.21 ", "172.31.16.210 ");
        CheckResult result = one("none", longer);
        assertThat(result.rows()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void an_interface_id_never_matches_a_longer_one() throws IOException {
        CheckResult result = at("eni-1235b8ca", "172.31.16.21", "none", RECORD);
        assertThat(result.rows()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void addresses_of_version_six_match_in_every_spelling() throws IOException {
        String record = "2 123456789010 eni-1235b8ca123456789 2001:db8:1234:a100:8d6e:3477:df66:f105"
                + " 2001:db8:1234:a102:3304:8879:34cf:4071 34892 22 6 54 8855 1477913708 1477913820 ACCEPT OK";
        CheckResult result =
                at("eni-1235b8ca123456789", "2001:0DB8:1234:A102:3304:8879:34CF:4071", "{ only: [22] }", record);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.rows()).extracting(FlowRow::port).containsExactly(22);
    }

    @Test
    void a_ping_is_no_port() throws IOException {
        String ping = "2 123456789010 eni-1235b8ca123456789 203.0.113.12 172.31.16.21 0 0 1 4 336 1432917027 1432917142"
                + " ACCEPT OK";
        Report withPorts = verify(suite("ports: well-known\n    expect: none"), ping);
        assertThat(withPorts.results().get(0).verdict()).isEqualTo(Verdict.PASS);
        Report without = verify(suite("expect: { only: [icmp] }"), ping);
        assertThat(without.results().get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(without.results().get(0).rows()).extracting(FlowRow::label).containsExactly("icmp ACCEPT");
    }

    @Test
    void a_relative_window_of_the_file_is_not_applied_to_files_and_the_report_says_so() throws IOException {
        Report report = verify("window: 24h\n" + suite("ports: [22]\n    expect: some"), RECORD);
        assertThat(report.results().get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.window()).isEmpty();
        assertThat(report.notes())
                .containsExactly("relative windows of flowcheck.yaml are not applied to files: all records count; give"
                        + " -Dflowcheck.window to narrow them");
    }

    @Test
    void absolute_windows_apply_and_a_window_given_for_the_run_replaces_them() throws IOException {
        String file = "window: 2015-05-10T00:00:00Z/2015-05-10T23:59:59Z\n" + suite("ports: [22]\n    expect: some");
        Report outside = verify(file, RECORD, NODATA);
        assertThat(outside.results().get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(outside.window()).isPresent();
        Report inside = VerifyCommand.run(
                        request(
                                file,
                                Window.parse("2014-12-14T04:06:50Z/2014-12-14T04:06:50Z"),
                                ReportFormat.USUAL,
                                RECORD,
                                NODATA),
                        clock())
                .report();
        assertThat(inside.results().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void lines_that_are_no_records_are_counted_by_reason() throws IOException {
        Report report = verify(suite("ports: [22]\n    expect: some"), RECORD, "not a record", RECORD.substring(2));
        assertThat(report.unread()).extracting(UnreadLines::count).containsExactly(1L, 1L);
        assertThat(report.unread()).extracting(UnreadLines::first).containsExactly("flow.log:2", "flow.log:3");
    }

    @Test
    void reports_are_written_also_when_the_build_will_fail() throws IOException {
        VerifyCommand.Outcome outcome = VerifyCommand.run(
                request(suite("expect: none"), Optional.empty(), ReportFormat.USUAL, RECORD), clock());
        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.files())
                .containsExactly(
                        directory.resolve("out/verify.json"),
                        directory.resolve("out/TEST-flowcheck.xml"),
                        directory.resolve("out/verify.html"));
        assertThat(outcome.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void an_error_fails_whatever_fails_the_build() throws IOException {
        VerifyCommand.Request none = new VerifyCommand.Request(
                file(suite("expect: none")),
                Optional.empty(),
                log(RECORD),
                directory,
                Optional.empty(),
                Set.of(),
                Set.of(),
                directory.resolve("out"));
        VerifyCommand.Outcome outcome = VerifyCommand.run(none, clock());
        assertThat(outcome.report().results().get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(outcome.failed()).isFalse();
        assertThat(outcome.files()).isEmpty();
    }

    @Test
    void logs_that_are_not_there_are_an_error_and_nothing_is_written() {
        assertThatThrownBy(() -> VerifyCommand.run(
                        new VerifyCommand.Request(
                                file(suite("expect: none")),
                                Optional.empty(),
                                "no-such.log",
                                directory,
                                Optional.empty(),
                                Set.of(),
                                ReportFormat.USUAL,
                                directory.resolve("out")),
                        clock()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no-such.log");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    private CheckResult check(String keys, String... lines) throws IOException {
        return verify(
                        "checks: [{ id: check, eni: eni-1235b8ca123456789, address: 172.31.16.21, " + keys + " }]\n",
                        lines)
                .results()
                .get(0);
    }

    private CheckResult one(String expect, String... lines) throws IOException {
        return at("eni-1235b8ca123456789", "172.31.16.21", expect, lines);
    }

    private CheckResult at(String eni, String address, String expect, String... lines) throws IOException {
        String file = suite("ports: all\n    expect: " + expect)
                .replace("eni-1235b8ca123456789", eni)
                .replace("172.31.16.21", address);
        return verify(file, lines).results().get(0);
    }

    private Report verify(String file, String... lines) throws IOException {
        return VerifyCommand.run(request(file, Optional.empty(), EnumSet.noneOf(ReportFormat.class), lines), clock())
                .report();
    }

    private VerifyCommand.Request request(
            String file, Optional<Window> window, Set<ReportFormat> reports, String... lines) throws IOException {
        return new VerifyCommand.Request(
                file(file),
                Optional.empty(),
                log(lines),
                directory,
                window,
                Set.of(Verdict.FAIL, Verdict.INCONCLUSIVE),
                reports,
                directory.resolve("out"));
    }

    private CheckFileSource file(String text) throws IOException {
        return CheckFileSource.of(Files.writeString(directory.resolve("flowcheck.yaml"), text), directory, Inputs.NONE);
    }

    private String log(String... lines) throws IOException {
        Files.writeString(
                directory.resolve("flow.log"), List.of(lines).stream().collect(Collectors.joining("\n", "", "\n")));
        return "flow.log";
    }

    private static String suite(String more) {
        return "checks:\n  - id: it\n    eni: eni-1235b8ca123456789\n    address: 172.31.16.21\n    " + more + "\n";
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC);
    }
}
