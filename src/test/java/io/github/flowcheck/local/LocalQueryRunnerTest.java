package io.github.flowcheck.local;

import static io.github.flowcheck.local.LogFolder.COUNT;
import static io.github.flowcheck.local.LogFolder.OTHER;
import static io.github.flowcheck.local.LogFolder.SSH;
import static io.github.flowcheck.local.LogFolder.flows;
import static io.github.flowcheck.local.LogFolder.question;
import static io.github.flowcheck.local.LogFolder.rows;
import static io.github.flowcheck.local.LogFolder.run;
import static io.github.flowcheck.local.LogFolder.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner.Run;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import io.github.flowcheck.verify.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalQueryRunnerTest {
    private static final String NO_DATA =
            "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA";

    private static final String WELL_KNOWN = """
            # flowcheck: net/web-well-known
            filter @logStream in ["eni-1235b8ca123456789-all", "eni-1235b8ca123456789-accept", "eni-1235b8ca123456789-reject"]
            | filter logStatus = "OK"
            | filter dstAddr = "172.31.16.21"
            | filter dstPort >= 0 and dstPort <= 1023 and protocol in [6, 17, 33, 132, 136]
            | filter action = "ACCEPT"
            | stats count(*) as flows, sum(packets) as totalPackets, sum(bytes) as totalBytes, min(@timestamp) as firstSeen, max(@timestamp) as lastSeen by dstPort, protocol
            | sort dstPort asc
            | limit 10000""";

    @TempDir
    private Path folder;

    @Test
    void answers_the_rendered_query() throws IOException {
        Run run = run(List.of(logs().file("a.log", SSH + "\n" + NO_DATA + "\n" + OTHER + "\n")), question(WELL_KNOWN));

        assertThat(rows(run, 0))
                .containsExactly(Map.of(
                        "dstPort", "22",
                        "protocol", "6",
                        "flows", "1",
                        "totalPackets", "20",
                        "totalBytes", "4249",
                        "firstSeen", "1418530010000",
                        "lastSeen", "1418530010000"));
    }

    @Test
    void a_query_may_ask_for_the_time() throws IOException {
        List<LogFile> files = List.of(logs().file("a.log", SSH + "\n"));
        Question ages = question("fields now() - startTime as age | limit 1");

        assertThat(rows(new LocalQueryRunner(files, Instant.ofEpochSecond(1418530110)).run(List.of(ages)), 0))
                .containsExactly(Map.of("age", "100"));
        assertThat(run(files, ages).answers().get(0)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void an_event_has_the_fields_that_are_discovered_in_the_default_format() throws IOException {
        String all =
                "fields @message, @logStream, @log, accountId, endTime, interfaceId, logStatus, startTime, version, action, bytes,"
                        + " dstAddr, dstPort, packets, protocol, srcAddr, srcPort, vpcId, @ingestionTime | sort startTime asc";
        Run run = run(List.of(logs().file("a.log", SSH + "\n" + NO_DATA)), question(all));

        assertThat(rows(run, 0))
                .containsExactly(
                        Map.ofEntries(
                                Map.entry("@message", SSH),
                                Map.entry("@logStream", "eni-1235b8ca123456789-all"),
                                Map.entry("@log", "123456789010:a.log"),
                                Map.entry("accountId", "123456789010"),
                                Map.entry("endTime", "1418530070"),
                                Map.entry("interfaceId", "eni-1235b8ca123456789"),
                                Map.entry("logStatus", "OK"),
                                Map.entry("startTime", "1418530010"),
                                Map.entry("version", "2"),
                                Map.entry("action", "ACCEPT"),
                                Map.entry("bytes", "4249"),
                                Map.entry("dstAddr", "172.31.16.21"),
                                Map.entry("dstPort", "22"),
                                Map.entry("packets", "20"),
                                Map.entry("protocol", "6"),
                                Map.entry("srcAddr", "172.31.16.139"),
                                Map.entry("srcPort", "20641")),
                        Map.ofEntries(
                                Map.entry("@message", NO_DATA),
                                Map.entry("@logStream", "eni-1235b8ca123456789-all"),
                                Map.entry("@log", "123456789010:a.log"),
                                Map.entry("accountId", "123456789010"),
                                Map.entry("endTime", "1431280934"),
                                Map.entry("interfaceId", "eni-1235b8ca123456789"),
                                Map.entry("logStatus", "NODATA"),
                                Map.entry("startTime", "1431280876"),
                                Map.entry("version", "2"),
                                Map.entry("action", "-"),
                                Map.entry("bytes", "-"),
                                Map.entry("dstAddr", "-"),
                                Map.entry("dstPort", "-"),
                                Map.entry("packets", "-"),
                                Map.entry("protocol", "-"),
                                Map.entry("srcAddr", "-"),
                                Map.entry("srcPort", "-")));
    }

    @Test
    void only_records_that_start_in_the_range_count() throws IOException {
        LogFile file = logs().file("a.log", SSH + "\n" + OTHER + "\n" + NO_DATA);

        Run run = run(
                List.of(file),
                question(COUNT),
                question(COUNT, 1418530010, 1418530010),
                question(COUNT, 1418530010, 1418530071),
                question(COUNT, 1418530011, 1418530070));

        assertThat(run.answers()).map(answer -> flows(answer)).containsExactly("3", "1", "2", "0");
        assertThat(run.answers()).map(answer -> table(answer).recordsScanned()).containsExactly(3L, 1L, 2L, 0L);
        assertThat(run.recordsScanned()).isEqualTo(3);
        assertThat(run.bytesScanned()).isEqualTo(SSH.length() + OTHER.length() + NO_DATA.length());
    }

    @Test
    void records_that_were_not_offered_to_a_query_are_scanned_all_the_same() throws IOException {
        Run run = run(
                List.of(logs().file("a.log", SSH + "\n" + OTHER)),
                question("filter interfaceId = \"eni-00000000000000001\" | " + COUNT));

        ResultTable table = table(run.answers().get(0));
        assertThat(table.recordsScanned()).isEqualTo(2);
        assertThat(table.recordsMatched()).isEqualTo(1);
        assertThat(table.bytesScanned()).isEqualTo(SSH.length() + OTHER.length());
    }

    @Test
    void a_question_that_is_refused_does_not_stop_the_others() throws IOException {
        Run run = run(
                List.of(logs().file("a.log", SSH)),
                question(COUNT),
                new Question("web", "filter dstPort = ", List.of(), Optional.empty()),
                new Question("db", "filter dstPort = ", List.of(), Optional.empty()),
                question("filter dstPort = 22 | " + COUNT));

        assertThat(flows(run.answers().get(0))).isEqualTo("1");
        assertThat(((Answer.Failed) run.answers().get(1)).message()).startsWith("web:1:18: ");
        assertThat(((Answer.Failed) run.answers().get(2)).message()).startsWith("db:1:18: ");
        assertThat(flows(run.answers().get(3))).isEqualTo("1");
    }

    /** So many ports that they are looked for rather than asked about in turn. */
    @Test
    void each_of_many_questions_about_other_ports_has_the_answer_to_its_own() throws IOException {
        StringBuilder log = new StringBuilder();
        List<Question> questions = new ArrayList<>();
        for (int port = 0; port < 100; port++) {
            log.append(SSH.replace(" 22 ", " " + port + " ")).append('\n');
            if (port % 3 != 0) {
                questions.add(question("filter dstPort = " + port + " | stats count(*) as flows by dstPort"));
            }
        }

        Run run = run(List.of(logs().file("a.log", log.toString())), questions.toArray(new Question[0]));

        for (int i = 0; i < questions.size(); i++) {
            int port = 3 * (i / 2) + 1 + i % 2;
            assertThat(((Answer.Rows) run.answers().get(i)).table().rows())
                    .isEqualTo(List.of(Map.of("dstPort", Integer.toString(port), "flows", "1")));
        }
    }

    @Test
    void equal_questions_get_equal_answers() throws IOException {
        Run run = run(List.of(logs().file("a.log", SSH)), question(COUNT), question(WELL_KNOWN), question(COUNT));

        assertThat(run.answers().get(2)).isEqualTo(run.answers().get(0));
        assertThat(run.recordsScanned()).isEqualTo(1);
    }

    @Test
    void lines_that_are_no_records_are_counted_by_reason_with_the_first_place() throws IOException {
        Run run = run(
                List.of(
                        logs().file("a.log", "x\n" + SSH + "\n\ny\n"),
                        logs().file("b.log", LogFormat.DEFAULT.header() + "\n" + SSH.replace("22", "ssh") + "\nz\n")),
                question(COUNT));

        assertThat(run.unread())
                .containsExactly(
                        new UnreadLines("1 field, not 14", 3, "a.log:1"),
                        new UnreadLines("dstport is not a number from 0 to 65535", 1, "b.log:2"));
        assertThat(run.recordsScanned()).isEqualTo(1);
        assertThat(flows(run.answers().get(0))).isEqualTo("1");
    }

    @Test
    void files_of_any_packing_are_one_log() throws IOException {
        Run run = run(
                List.of(
                        logs().file("a.log", SSH),
                        logs().gzip("b.gz", SSH + "\r\n" + OTHER + "\r\n"),
                        logs().gzip("c", OTHER),
                        logs().file("empty", "")),
                question("stats count(*) as flows by interfaceId"),
                question("stats count(*) as flows by @log | sort @log asc"));

        assertThat(rows(run, 0))
                .containsExactlyInAnyOrder(
                        Map.of("interfaceId", "eni-00000000000000001", "flows", "2"),
                        Map.of("interfaceId", "eni-1235b8ca123456789", "flows", "2"));
        assertThat(rows(run, 1))
                .containsExactly(
                        Map.of("@log", "123456789010:a.log", "flows", "1"),
                        Map.of("@log", "123456789010:b.gz", "flows", "2"),
                        Map.of("@log", "123456789010:c", "flows", "1"));
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_leaves_no_answers() throws IOException {
        LogFile whole = logs().gzip("a.gz", SSH);
        byte[] content = Files.readAllBytes(whole.path());
        Files.write(whole.path(), Arrays.copyOf(content, content.length - 4));

        assertThatThrownBy(() -> run(List.of(whole), question(COUNT)))
                .isInstanceOf(IOException.class)
                .hasMessage("""
                        a.gz is a gzip file that was cut off
                          -> fetch it again, or leave it out of the logs to read""");
    }

    @Test
    void no_question_is_answered_by_no_answer() throws IOException {
        Run run = run(List.of(logs().file("a.log", SSH)));

        assertThat(run.answers()).isEmpty();
        assertThat(run.recordsScanned()).isEqualTo(1);
    }

    @Test
    void which_queries_a_record_is_offered_to_changes_no_answer() throws IOException {
        LogFile file = new LogFile(SampleFlows.write(folder.resolve("sample.log.gz"), 20_000), "sample");
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String own = (i % 2 == 0 ? "dstAddr = \"" : "srcAddr = \"") + SampleFlows.address(i) + "\"";
            String stream = "@logStream = \"" + SampleFlows.eni(i) + "-all\"";
            String rest =
                    " | stats count(*) as flows, sum(bytes) as total by dstPort, action | sort dstPort asc, action asc";
            questions.add(question("filter " + stream + " and logStatus = \"OK\" | filter " + own
                    + " | filter action = \"ACCEPT\"" + rest));
            questions.add(question("filter not (not (" + stream + " and logStatus = \"OK\" and " + own
                    + " and action = \"ACCEPT\"))" + rest));
        }

        Run run = run(List.of(file), questions.toArray(Question[]::new));

        assertThat(run.unread()).isEmpty();
        for (int i = 0; i < questions.size(); i += 2) {
            assertThat(run.answers().get(i)).isEqualTo(run.answers().get(i + 1));
            assertThat(rows(run, i)).hasSizeGreaterThan(3);
        }
    }

    @Test
    void more_interfaces_than_are_remembered_are_told_apart() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                text.append(SSH.replace("eni-1235b8ca123456789", String.format("eni-%017x", i * 7919L)))
                        .append('\n');
            }
        }
        Run run = run(
                List.of(logs().file("many.log", text.toString())),
                question("stats count(*) as flows by @logStream, interfaceId | filter flows != 2"),
                question("stats count_distinct(@logStream) as flows"),
                question("filter interfaceId = \"" + String.format("eni-%017x", 9999 * 7919L) + "\" | " + COUNT));

        assertThat(rows(run, 0)).isEmpty();
        assertThat(flows(run.answers().get(1))).isEqualTo("10000");
        assertThat(flows(run.answers().get(2))).isEqualTo("2");
    }

    private LogFolder logs() {
        return new LogFolder(folder);
    }
}
