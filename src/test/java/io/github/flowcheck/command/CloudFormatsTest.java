package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.aws.CloudLogs;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
import io.github.flowcheck.cloudwatch.PromptRunner;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.QueryRunner;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the records of log groups are found out to be read. */
class CloudFormatsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String GROUP = "/vpc/flow-logs";
    private static final String ENI = "eni-1235b8ca123456789";
    private static final List<String> CUSTOM = List.of(
            "interface-id",
            "srcaddr",
            "dstaddr",
            "pkt-srcaddr",
            "pkt-dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "action",
            "tcp-flags",
            "log-status");
    private static final String OWN = "\""
            + String.join(" ", CUSTOM.stream().map(name -> "${" + name + "}").toList()) + "\"";
    private static final long START = NOW.minus(Duration.ofHours(2)).getEpochSecond();
    private static final String CUSTOM_RECORD =
            ENI + " 172.31.16.139 172.31.16.21 172.31.16.139 172.31.16.21 20641 22 6 20 4249 " + START + " ACCEPT 2 OK";
    private static final String DEFAULT_RECORD = "2 123456789010 " + ENI
            + " 172.31.16.139 172.31.16.21 20641 22 6 20 4249 " + START + " " + (START + 60) + " ACCEPT OK";

    private final AwsJsonService service = AwsJsonService.start();
    private final Credentials credentials = new Credentials();
    private final PromptRunner runner = new PromptRunner(service);

    @AfterEach
    void close() {
        runner.close();
        credentials.close();
        service.close();
    }

    @Test
    void a_format_whose_fields_are_discovered_and_agree_with_the_records_is_read_by_them() throws IOException {
        CloudFormats formats = formats(OWN, LogGroup.of(GROUP).deliver(CUSTOM, List.of(CUSTOM_RECORD)));
        assertThat(query(formats))
                .doesNotContain("parse")
                .contains("| filter pktDstAddr = \"172.31.16.21\"", "by dstPort, protocol");
        assertThat(formats.notes())
                .containsExactly("CloudWatch discovers the fields of the flow log's format in " + GROUP
                        + ": queries go by them");
        assertThat(service.calls("StartQuery")).hasSize(1);
    }

    @Test
    void where_they_are_not_discovered_they_are_cut_out_and_no_sample_is_asked_for() throws IOException {
        CloudFormats formats = formats(OWN, LogGroup.of(GROUP).infrequent().deliver(CUSTOM, List.of(CUSTOM_RECORD)));
        assertThat(query(formats)).contains("parse @message", "flow_pkt_dstaddr = \"172.31.16.21\"");
        assertThat(service.calls("StartQuery")).isEmpty();
        service.fail("GetLogGroupFields", Fault.denied("GetLogGroupFields"), 10);
        assertThat(query(formats(OWN, LogGroup.of(GROUP).deliver(CUSTOM, List.of(CUSTOM_RECORD)))))
                .contains("parse @message");
        assertThat(service.calls("StartQuery")).isEmpty();
    }

    @Test
    void where_one_record_says_other_than_its_fields_they_are_cut_out() throws IOException {
        List<String> swapped = CUSTOM.stream()
                .map(name -> name.equals("srcaddr") ? "dstaddr" : name.equals("dstaddr") ? "srcaddr" : name)
                .toList();
        assertThat(query(formats(
                        OWN,
                        LogGroup.of(GROUP)
                                .deliver(CUSTOM, List.of(CUSTOM_RECORD))
                                .deliver(swapped, List.of(CUSTOM_RECORD)))))
                .contains("parse @message");
    }

    @Test
    void without_a_record_of_traffic_or_an_answer_they_are_cut_out() throws IOException {
        String noData = ENI + " - - - - - - - - - " + START + " - - NODATA";
        assertThat(query(formats(OWN, LogGroup.of(GROUP).deliver(CUSTOM, List.of(noData)))))
                .contains("parse @message");
        LogGroup group = LogGroup.of(GROUP).deliver(CUSTOM, List.of(CUSTOM_RECORD));
        CloudFormats failed = formats(
                OWN, group, questions -> new QueryRunner.Run(List.of(new Answer.Failed("no", "try")), 0, 0, List.of()));
        assertThat(query(failed)).contains("parse @message");
    }

    @Test
    void auto_is_the_default_format_where_its_fields_are_discovered() throws IOException {
        CloudFormats formats = formats("auto", LogGroup.of(GROUP).deliver(List.of(DEFAULT_RECORD)));
        assertThat(formats.suite().checks().get(0).scope().reading()).isEqualTo(Reading.USUAL);
        assertThat(formats.notes()).containsExactly("format: auto found the default format in " + GROUP);
        assertThat(service.calls("StartQuery")).isEmpty();
    }

    @Test
    void auto_looks_at_records_where_the_fields_do_not_tell() throws IOException {
        CloudFormats formats = formats("auto", LogGroup.of(GROUP).infrequent().deliver(List.of(DEFAULT_RECORD)));
        assertThat(formats.suite().checks().get(0).scope().reading().cutOut()).contains(LogFormat.DEFAULT);
        assertThat(formats.notes())
                .containsExactly("format: auto found the default format, whose fields are not discovered, in " + GROUP);
        assertThat(formats("auto", LogGroup.of(GROUP)).notes())
                .containsExactly("format: auto found no record to tell the format from in " + GROUP
                        + ": the default one is taken");
    }

    @Test
    void auto_reads_another_format_by_its_discovered_fields() throws IOException {
        CloudFormats formats = formats("auto", LogGroup.of(GROUP).deliver(CUSTOM, List.of(CUSTOM_RECORD)));
        assertThat(query(formats)).doesNotContain("parse").contains("pktDstAddr = \"172.31.16.21\"");
        assertThat(formats.notes())
                .containsExactly("format: auto found a format whose fields are discovered in " + GROUP);
        assertThat(formats.problems()).isEmpty();
    }

    @Test
    void auto_says_what_to_write_where_it_cannot_tell() throws IOException {
        List<Problem> problems = formats(
                        "auto", LogGroup.of(GROUP).infrequent().deliver(CUSTOM.subList(0, 13), List.of(CUSTOM_RECORD)))
                .problems();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("format: auto cannot tell the format in /vpc/flow-logs: records there are not of the"
                            + " default one (version is not a number from 0 to 999), and CloudWatch discovers no interfaceId,"
                            + " srcAddr, dstAddr, dstPort, protocol, packets, bytes, action, logStatus");
            assertThat(problem.remedy())
                    .isEqualTo(
                            "write the flow log's own format as format: in the check file; it is what this prints: aws"
                                    + " ec2 describe-flow-logs --filter Name=log-group-name,Values=/vpc/flow-logs --query"
                                    + " \"FlowLogs[].LogFormat\" --output text");
        });
    }

    @Test
    void auto_reads_what_is_of_the_default_format_among_others_and_says_so() throws IOException {
        CloudFormats formats = formats(
                "auto",
                LogGroup.of(GROUP)
                        .infrequent()
                        .deliver(List.of(DEFAULT_RECORD))
                        .deliver(CUSTOM, List.of(CUSTOM_RECORD)));
        assertThat(formats.notes())
                .containsExactly("format: auto found the default format in " + GROUP
                        + ", but 1 of 2 records that were looked at are not of it, and are not read");
    }

    private CloudFormats formats(String format, LogGroup group) throws IOException {
        return formats(format, group, runner);
    }

    private CloudFormats formats(String format, LogGroup group, QueryRunner asked) throws IOException {
        List<LogGroup> groups = List.of(group);
        new InsightsQueries(groups, Behaviour.QUICK, NOW::toEpochMilli).install(service);
        new LogGroupQueries(groups).install(service);
        CheckSuite suite = CheckFileReader.read(new SourceText("flowcheck.yaml", """
                logGroup: /vpc/flow-logs
                format: %s
                checks: [{ id: c, eni: eni-1235b8ca123456789, address: 172.31.16.21, ports: [22], expect: some }]
                """.formatted(format)))
                .suite();
        TimeRange day = new Window.Relative(Duration.ofHours(24)).range(Clock.fixed(NOW, ZoneOffset.UTC));
        try (CloudLogs logs = CloudLogs.open(Credentials.to(service), NOW, Duration.ofMinutes(15))) {
            return CloudFormats.of(suite, Map.of("c", day), logs::discoveredFields, asked);
        }
    }

    private static String query(CloudFormats formats) {
        return QueryText.of(formats.suite().checks().get(0), "net");
    }
}
