package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.flow.LogFormat;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a check file with formats and log lines to verdicts. */
class VerifyFormatsTest {
    private static final String FORMAT =
            "${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${tcp-flags}"
                    + " ${packets} ${bytes} ${start} ${action} ${log-status} ${pkt-srcaddr} ${pkt-dstaddr}";
    private static final String HEADER = "interface-id srcaddr dstaddr srcport dstport protocol tcp-flags"
            + " packets bytes start action log-status pkt-srcaddr pkt-dstaddr";
    private static final String SSH =
            "eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 3 20 4249 1418530010 ACCEPT OK 172.31.16.139 172.31.16.21";
    private static final String DEFAULT =
            "2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    @TempDir
    private Path directory;

    @Test
    void records_are_read_as_their_format_says() throws IOException {
        CheckResult result = check("ports: all, expect: { only: [22] }", SSH);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.rows()).extracting(FlowRow::port, FlowRow::bytes).containsExactly(tuple(22, 4249L));
        assertThat(result.records().count()).isEqualTo(1);
    }

    @Test
    void a_failure_tells_who_is_behind_it_in_any_format() throws IOException {
        CheckResult result = check("ports: all, expect: none", SSH);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.evidence())
                .extracting(row -> row.peer().orElseThrow())
                .containsExactly("172.31.16.139");
    }

    @Test
    void a_secondary_address_is_seen_by_the_address_of_the_packet() throws IOException {
        String secondary = SSH.replaceFirst("172.31.16.21$", "172.31.16.99");
        assertThat(check("ports: [22], expect: none", secondary).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(check("ports: [22], expect: none", secondary).message())
                .isEqualTo("expected no traffic, saw none; but eni-1235b8ca has 1 record, none with 172.31.16.21;"
                        + " most carry 172.31.16.99");
        assertThat(verify(file("172.31.16.99", "ports: [22], expect: { all: [22] }"), secondary)
                        .results()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void a_packet_without_an_address_tells_no_address_of_the_interface() throws IOException {
        String none = SSH.replaceFirst("172.31.16.139 172.31.16.21$", "- -");
        String other = SSH.replaceFirst("172.31.16.21$", "172.31.16.99");
        assertThat(check("ports: [22], expect: none", none, none, other).message())
                .endsWith("eni-1235b8ca has 3 records, none with 172.31.16.21; most carry 172.31.16.99");
        assertThat(check("ports: [22], expect: none", none).message())
                .endsWith("eni-1235b8ca has 1 record, none with 172.31.16.21");
    }

    @Test
    void tcp_flags_tell_replies_where_ports_deceive() throws IOException {
        String answerToLowPort = SSH.replace(" 20641 22 6 3 ", " 443 1100 6 18 ");
        String callFromLowPort = SSH.replace(" 20641 22 6 3 ", " 443 40000 6 2 ");
        CheckResult result = check("ports: all, expect: { only: [22] }", SSH, answerToLowPort, callFromLowPort);
        assertThat(result.replies()).contains(new RepliesLeftOut(1, ReplyMethod.TCP_FLAGS));
        assertThat(result.message()).isEqualTo("expected only 22 in traffic, saw also 40000");
        assertThat(check("ports: all, expect: { only: [22] }", SSH, answerToLowPort)
                        .message())
                .isEqualTo(
                        "expected only 22 in traffic, saw 22; 1 flow left out as replies, told by TCP flags and ports");
    }

    @Test
    void flags_without_an_opening_leave_it_to_the_ports() throws IOException {
        String later = SSH.replace(" 20641 22 6 3 ", " 443 50000 6 0 ");
        assertThat(check("ports: all, expect: none", later).replies())
                .contains(new RepliesLeftOut(1, ReplyMethod.TCP_FLAGS));
    }

    @Test
    void records_of_another_format_do_not_count() throws IOException {
        CheckResult custom = check("ports: all, expect: none", DEFAULT.replace("1418530070 ACCEPT", "ACCEPT"));
        assertThat(custom.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Report report = verify(file("172.31.16.21", "ports: all, expect: none"), "2 x\n" + DEFAULT);
        assertThat(report.results().get(0).message())
                .isEqualTo("expected no traffic, saw none; but the logs hold no readable record of eni-1235b8ca");
        assertThat(report.unread())
                .containsExactly(
                        new UnreadLines("2 fields, not 14", 1, "flow.log:1"),
                        new UnreadLines("interface-id is not eni-… or -", 1, "flow.log:2"));
    }

    @Test
    void each_check_reads_the_lines_of_its_own_format_and_each_line_is_counted_once() throws IOException {
        Report report = verify("""
                checks:
                  - { id: usual, eni: eni-1235b8ca, address: 172.31.16.21, ports: [22], expect: { minFlows: 2, maxFlows: 2 } }
                  - id: own
                    eni: eni-1235b8ca
                    address: 172.31.16.21
                    ports: [22]
                    format: %s
                    expect: { minFlows: 1, maxFlows: 1 }
                """.formatted(FORMAT), DEFAULT, SSH, DEFAULT);
        assertThat(report.results()).extracting(CheckResult::verdict).containsExactly(Verdict.PASS, Verdict.PASS);
        assertThat(report.recordsScanned()).isEqualTo(3);
        assertThat(report.unread()).isEmpty();
    }

    @Test
    void below_a_header_lines_are_read_in_its_format_alone() throws IOException {
        assertThat(check("ports: [22], expect: { all: [22] }", HEADER, SSH).verdict())
                .isEqualTo(Verdict.PASS);
        String swapped = HEADER.replace("srcaddr dstaddr", "dstaddr srcaddr");
        Report report = verify(file("172.31.16.21", "ports: [22], expect: none"), swapped, SSH);
        assertThat(report.results().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.unread())
                .containsExactly(
                        new UnreadLines("its header names other fields than the format that is read", 1, "flow.log:2"));
    }

    @Test
    void a_format_that_lacks_what_a_check_reads_is_a_problem_that_names_it() {
        assertThatThrownBy(() -> verify("""
                        format: ${srcaddr} ${dstaddr} ${dstport} ${protocol} ${log-status} ${start}
                        checks:
                          - { id: a, eni: eni-1235b8ca, address: 172.31.16.21, ports: [22] }
                          - { id: b, eni: eni-1235b8ca, address: 172.31.16.21, expect: none }
                        """, SSH))
                .isInstanceOf(BadInputException.class)
                .hasMessage("""
                        flowcheck.yaml:3:5: check "a" reads ${packets}, ${bytes}, ${action}, which its format does not have [missing-field]
                          3 |   - { id: a, eni: eni-1235b8ca, address: 172.31.16.21, ports: [22] }
                            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                          -> correct the format if the flow log has it; else create a flow log with these fields, for the format of one cannot be changed

                        flowcheck.yaml:4:5: check "b" reads ${srcport}, ${packets}, ${bytes}, ${action}, which its format does not have [missing-field]
                          4 |   - { id: b, eni: eni-1235b8ca, address: 172.31.16.21, expect: none }
                            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                          -> correct the format if the flow log has it; else create a flow log with these fields, for the format of one cannot be changed""");
    }

    @Test
    void files_without_times_cannot_be_verified() throws IOException {
        String format = FORMAT.replace(" ${start}", "");
        CheckResult result = verify(
                        file("172.31.16.21", "ports: [22], expect: none").replace(FORMAT, format), SSH)
                .results()
                .get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.message()).isEqualTo("the format has no ${start}, so records in files tell no time");
    }

    @Test
    void without_an_interface_id_the_directory_of_an_export_names_the_stream() throws IOException {
        String format = FORMAT.replace("${interface-id} ", "");
        String record = SSH.replace("eni-1235b8ca ", "");
        String file = file("172.31.16.21", "ports: [22], expect: { all: [22] }").replace(FORMAT, format);
        Path exported = Files.createDirectories(directory.resolve("export/eni-1235b8ca-all"));
        Files.writeString(exported.resolve("000000"), record + "\n");
        assertThat(run(file, "export").results().get(0).verdict()).isEqualTo(Verdict.PASS);
        Report flat = verify(file, record);
        assertThat(flat.results().get(0).message()).endsWith("; but the logs hold no readable record of eni-1235b8ca");
        assertThat(flat.notes())
                .containsExactly(
                        "1 record of a format without ${interface-id} count for no interface, for nothing tells"
                                + " their log stream: keep the directories of what CloudWatch exports (eni-…-all/), or let the"
                                + " stream stand before the record, as aws logs tail writes it");
    }

    @ParameterizedTest(name = "behind {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2014-12-14T04:06:50.000000+00:00 eni-1235b8ca-all       | PASS
            2014-12-14T04:06:50.000Z eni-1235b8ca-accept            | PASS
            2014-12-14T04:06:50.000Z eni-00000001-all               | INCONCLUSIVE
            2014-12-14T04:06:50.000Z                                | INCONCLUSIVE
            """)
    void without_an_interface_id_the_line_may_name_the_stream(String before, Verdict verdict) throws IOException {
        String format = FORMAT.replace("${interface-id} ", "");
        String record = SSH.replace("eni-1235b8ca ", "");
        String keys = "ports: [22], match: %s, expect: { all: [22] }";
        for (String match : List.of("exact", "regex")) {
            String file = file("172.31.16.21", keys.formatted(match)).replace(FORMAT, format);
            assertThat(verify(file, before + " " + record).results().get(0).verdict())
                    .isEqualTo(verdict);
        }
    }

    @Test
    void the_stream_of_a_line_goes_before_that_of_its_directory() throws IOException {
        String format = FORMAT.replace("${interface-id} ", "");
        String record = SSH.replace("eni-1235b8ca ", "");
        String file = file("172.31.16.21", "ports: [22], expect: { minFlows: 2, maxFlows: 2 }")
                .replace(FORMAT, format);
        Path exported = Files.createDirectories(directory.resolve("export/eni-1235b8ca-all"));
        String time = "2014-12-14T04:06:50.000Z ";
        Files.write(exported.resolve("000000"), List.of(record, time + record, time + "eni-00000001-all " + record));
        assertThat(run(file, "export").results().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_query_of_any_interface_needs_no_stream() throws IOException {
        String format = FORMAT.replace("${interface-id} ", "");
        String file =
                "format: " + format + "\nchecks: [{ id: it, query: \"fields @message, @logStream\", expect: some }]\n";
        Report report = verify(file, "2014-12-14T04:06:50.000Z eni-00000001-all " + SSH.replace("eni-1235b8ca ", ""));
        assertThat(report.results().get(0).table().get(0)).containsEntry("@logStream", "eni-00000001-all");
        assertThat(verify(file, SSH.replace("eni-1235b8ca ", "")).notes()).isEmpty();
    }

    @Test
    void the_regex_form_gives_the_same_verdicts() throws IOException {
        assertThat(check("match: regex, ports: well-known, expect: { only: [22] }", SSH)
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(check("match: regex, ports: well-known, expect: none", SSH).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(check(
                                "match: regex, ports: [80], expect: none",
                                SSH.replace("eni-1235b8ca ", "eni-1235b8ca123456789 "))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void auto_reads_what_a_header_names_and_else_the_default_format() throws IOException {
        String auto = file("172.31.16.21", "ports: [22], expect: { all: [22] }").replace(FORMAT, "auto");
        Report report = verify(auto, "", HEADER, SSH);
        assertThat(report.notes()).containsExactly("format: auto found " + FORMAT);
        CheckResult named = report.results().get(0);
        assertThat(named.verdict()).isEqualTo(Verdict.PASS);
        assertThat(named.query()).contains("| filter flow_pkt_dstaddr = \"172.31.16.21\"\n");
        for (String[] lines : new String[][] {
            {DEFAULT}, {LogFormat.DEFAULT.header(), DEFAULT}, {"2014-12-14T04:06:50.000Z " + DEFAULT}
        }) {
            Report ofDefault = verify(auto, lines);
            assertThat(ofDefault.notes()).containsExactly("format: auto found the default format");
            CheckResult usual = ofDefault.results().get(0);
            assertThat(usual.verdict()).isEqualTo(Verdict.PASS);
            assertThat(usual.query()).contains("| filter dstAddr = \"172.31.16.21\"\n");
        }
    }

    @Test
    void auto_tells_when_files_do_not_tell_their_format() {
        String auto = file("172.31.16.21", "ports: [22], expect: { all: [22] }").replace(FORMAT, "auto");
        assertThatThrownBy(() -> verify(auto, SSH))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "the format of flow.log cannot be told: it has no header, and its first line is no record of"
                                + " the default format\n  -> write the flow log's own format in the check file");
        assertThatThrownBy(() -> verify(auto, "srcaddr dstaddr srcport nonsense", SSH))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "the format of flow.log cannot be told: its header names nonsense, which flowcheck does not know\n"
                                + "  -> write the flow log's own format in the check file");
        assertThatThrownBy(() -> {
                    Files.writeString(directory.resolve("a.log"), "srcaddr dstaddr\n");
                    Files.writeString(directory.resolve("b.log"), "dstaddr srcaddr\n");
                    run(auto, "a.log,b.log");
                })
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "format: auto finds two formats: ${srcaddr} ${dstaddr} in a.log, and ${dstaddr} ${srcaddr} in"
                                + " b.log\n  -> verify them apart, or give each check the format that it is about");
        assertThatThrownBy(() -> verify(auto, "start log-status", "1418530010 OK"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "flowcheck.yaml:2:10: check \"it\" reads ${srcaddr}, ${dstaddr}, ${dstport},"
                                + " ${protocol}, ${packets}, ${bytes}, ${action}, which its format does not have [missing-field]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"events": []}              | it has no header, and its first line is JSON, where records are read one a line
            6 TransitGateway 1 tgw-0a1b | it has no header, and its first line is a record of a transit gateway, where those of VPCs are read
            version tgw-id srcaddr      | it is the flow log of a transit gateway (its header names tgw-id), and flowcheck reads those of VPCs
            """)
    void auto_names_what_is_no_flow_log_of_a_vpc(String line, String reason) {
        String auto = file("172.31.16.21", "ports: [22], expect: { all: [22] }").replace(FORMAT, "auto");
        assertThatThrownBy(() -> verify(auto, line))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the format of flow.log cannot be told: " + reason
                        + "\n  -> name flow logs of a VPC with a record a line, and leave this file out of them");
    }

    @Test
    void what_can_be_read_once_is_refused_in_any_format() {
        assumeTrue(Files.exists(Path.of("/dev/null")));
        String named = file("172.31.16.21", "ports: [22], expect: none");
        for (String text : List.of(named, named.replace(FORMAT, "auto"))) {
            assertThatThrownBy(() -> run(text, "/dev/null"))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage(
                            "flowcheck.logs: /dev/null is no regular file but a pipe or a device, and flow logs are read"
                                    + " more than once\n  -> write what is read into a file, and name that");
        }
    }

    private CheckResult check(String keys, String... lines) throws IOException {
        return verify(file("172.31.16.21", keys), lines).results().get(0);
    }

    private static String file(String address, String keys) {
        return "format: " + FORMAT + "\nchecks: [{ id: it, eni: eni-1235b8ca, address: " + address + ", " + keys
                + " }]\n";
    }

    private Report verify(String file, String... lines) throws IOException {
        Files.writeString(directory.resolve("flow.log"), String.join("\n", lines) + "\n");
        return run(file, "flow.log");
    }

    private Report run(String file, String logs) throws IOException {
        Path checks = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        return VerifyCommand.run(
                        new VerifyCommand.Request(
                                CheckFileSource.of(checks, directory, Inputs.NONE),
                                Optional.empty(),
                                logs,
                                directory,
                                Optional.empty(),
                                Set.of(),
                                Set.of(),
                                directory.resolve("out")),
                        Clock.systemUTC())
                .report();
    }
}
