package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogEventReads;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
import io.github.flowcheck.cloudwatch.SavedQueriesService;
import io.github.flowcheck.cloudwatch.ServiceError;
import io.github.flowcheck.doctor.Finding;
import io.github.flowcheck.doctor.Finding.Level;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String ENI = "eni-1235b8ca123456789";
    private static final String FILE = """
            logGroup: /vpc/flow-logs
            folder: net
            window: 24h
            interfaces:
              web: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }
            checks:
              - { id: ssh, interface: web, ports: [22], expect: { only: [22] } }
              - { id: any, interface: web, ports: [22], action: any }
            """;

    @TempDir
    Path temp;

    private Credentials credentials;
    private AwsJsonService service;
    private InsightsQueries queries;

    @BeforeEach
    void start() {
        credentials = new Credentials();
        service = AwsJsonService.start();
    }

    @AfterEach
    void stop() {
        service.close();
        credentials.close();
    }

    private static String record(String address, int minutesAgo, String status) {
        long at = NOW.getEpochSecond() - minutesAgo * 60L;
        return status.equals("OK")
                ? "2 123456789010 " + ENI + " 172.31.16.139 " + address + " 20641 22 6 20 4249 " + at + " " + (at + 60)
                        + " ACCEPT OK"
                : "2 123456789010 " + ENI + " - - - - - - - " + at + " " + (at + 60) + " - " + status;
    }

    private void account(LogGroup group) {
        List<LogGroup> groups = List.of(group);
        queries = new InsightsQueries(groups, Behaviour.QUICK, System::currentTimeMillis).install(service);
        new LogGroupQueries(groups).install(service);
        new LogEventReads(groups, 2).install(service);
        new SavedQueriesService().install(service);
    }

    private static LogGroup healthy() {
        return LogGroup.of("/vpc/flow-logs")
                .keeping(30, Instant.parse("2025-01-01T00:00:00Z").toEpochMilli())
                .deliver(List.of(
                        record("172.31.16.21", 40, "OK"),
                        record("172.31.16.21", 20, "OK"),
                        record("172.31.16.21", 15, "NODATA"),
                        record("172.31.16.21", 10, "OK")));
    }

    private DoctorCommand.Outcome examine(String text) throws IOException {
        return examine(text, Mask.NONE);
    }

    private DoctorCommand.Outcome examine(String text, Mask mask) throws IOException {
        Path file = temp.resolve("flowcheck.yaml");
        Files.writeString(file, text);
        return DoctorCommand.run(
                new DoctorCommand.Request(
                        CheckFileSource.of(file, temp, Inputs.NONE),
                        Optional.empty(),
                        Credentials.to(service),
                        temp.resolve("out"),
                        mask),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<String> told(Level level, String text) throws IOException {
        return examine(text).diagnosis().findings().stream()
                .filter(finding -> finding.level() == level)
                .map(finding -> finding.where() + ": " + finding.what())
                .toList();
    }

    @Test
    void a_healthy_account_has_facts_only() throws IOException {
        account(healthy());
        DoctorCommand.Outcome outcome = examine(FILE);
        assertThat(outcome.diagnosis().findings()).allMatch(finding -> finding.level() == Level.INFO);
        assertThat(outcome.diagnosis().findings())
                .extracting(Finding::what)
                .contains(
                        "asked in eu-west-1",
                        "asked as arn:aws:iam::123456789010:user/ci of account 123456789010",
                        "it is there: class STANDARD, keeps events 30 days, created 2025-01-01T00:00:00Z",
                        "field indexes: action, logStatus",
                        "CloudWatch discovers the fields of the default format",
                        "streams: " + ENI + "-all",
                        "records from 2026-01-30T12:00:00Z to 2026-01-31T12:00:00Z: 3 OK, 1 NODATA, 0 SKIPDATA; newest"
                                + " 2026-01-31T11:50:00Z",
                        "the newest 3 records are of the default format: 1 NODATA, 2 OK");
        assertThat(service.calls("StartQuery"))
                .as("one for the interface, not one for each check")
                .hasSize(1);
        assertThat(service.calls("PutQueryDefinition")).isEmpty();
    }

    @Test
    void the_policy_names_the_log_group_where_actions_take_one() throws IOException {
        account(healthy());
        examine(FILE);
        JsonNode json = new JsonMapper().readTree(Files.readString(temp.resolve("out/doctor.json")));
        JsonNode statements = json.get("policy").get("Statement");
        assertThat(statements.get(0).get("Action").toString())
                .isEqualTo("[\"logs:DescribeLogStreams\",\"logs:FilterLogEvents\",\"logs:GetLogGroupFields\","
                        + "\"logs:StartQuery\"]");
        assertThat(statements.get(0).get("Resource").toString())
                .isEqualTo("[\"arn:aws:logs:eu-west-1:123456789010:log-group:/vpc/flow-logs\","
                        + "\"arn:aws:logs:eu-west-1:123456789010:log-group:/vpc/flow-logs:*\"]");
        assertThat(statements.get(3).get("Action").get(0).asString()).isEqualTo("logs:PutQueryDefinition");
        assertThat(statements
                        .get(3)
                        .get("Condition")
                        .get("StringEquals")
                        .get("aws:RequestedRegion")
                        .asString())
                .isEqualTo("eu-west-1");
        assertThat(json.get("findings"))
                .allSatisfy(finding -> assertThat(finding.get("severity").asString()
                                + finding.get("what").asString()
                                + finding.get("where").asString())
                        .isNotBlank());
        assertThat(json.get("findings"))
                .allSatisfy(
                        finding -> assertThat(finding.get("remedy").asString()).isNotBlank());
    }

    @Test
    void a_log_group_that_is_not_there_is_an_error_and_nothing_more_is_asked_of_it() throws IOException {
        account(LogGroup.of("/vpc/flow-logs-of-others"));
        assertThat(told(Level.ERROR, FILE))
                .containsExactly("log group /vpc/flow-logs: there is no log group /vpc/flow-logs in eu-west-1");
        assertThat(service.calls("StartQuery")).isEmpty();
    }

    @Test
    void a_window_longer_than_the_group_keeps_or_has_events_is_told() throws IOException {
        account(LogGroup.of("/vpc/flow-logs")
                .keeping(7, NOW.minusSeconds(3600).toEpochMilli())
                .deliver(List.of(record("172.31.16.21", 10, "OK"))));
        assertThat(told(Level.ERROR, FILE.replace("24h", "30d")))
                .singleElement()
                .asString()
                .contains("before the oldest events that the group keeps (2026-01-24T12:00:00Z)");
        assertThat(told(Level.WARNING, FILE))
                .singleElement()
                .asString()
                .contains("before the group was created (2026-01-31T11:00:00Z)");
    }

    @Test
    void a_class_without_field_discovery_is_an_error_for_the_default_format() throws IOException {
        account(LogGroup.of("/vpc/flow-logs").infrequent().deliver(List.of(record("172.31.16.21", 10, "OK"))));
        assertThat(told(Level.ERROR, FILE))
                .anyMatch(told ->
                        told.contains("its class is INFREQUENT_ACCESS, in which CloudWatch discovers no fields"))
                .anyMatch(told ->
                        told.contains("checks read fields that CloudWatch does not discover there: interfaceId"))
                .anyMatch(told -> told.contains("no readable record"));
    }

    @Test
    void an_interface_without_records_is_an_error() throws IOException {
        account(healthy());
        assertThat(told(Level.ERROR, FILE.replace(ENI, "eni-1235b8ca")))
                .anyMatch(told -> told.contains("no flow log delivers records of eni-1235b8ca to /vpc/flow-logs"))
                .anyMatch(told -> told.contains("no readable record from 2026-01-30T12:00:00Z"));
    }

    @Test
    void an_address_that_no_record_carries_is_an_error() throws IOException {
        account(healthy());
        assertThat(told(Level.ERROR, FILE.replace("172.31.16.21", "172.31.16.22")))
                .containsExactly("interface " + ENI
                        + " in /vpc/flow-logs: no record carries [172.31.16.22], which check ssh" + " looks for");
    }

    @Test
    void a_flow_log_of_accepted_traffic_does_not_serve_checks_that_ask_for_more() throws IOException {
        account(LogGroup.of("/vpc/flow-logs")
                .streamsEnding("-accept")
                .deliver(List.of(record("172.31.16.21", 10, "OK"))));
        assertThat(told(Level.ERROR, FILE))
                .containsExactly(
                        "interface " + ENI + " in /vpc/flow-logs: the flow log records accept only, and these checks"
                                + " ask for more: any");
    }

    @Test
    void records_of_another_format_and_records_that_come_twice_are_told() throws IOException {
        String line = record("172.31.16.21", 10, "OK");
        account(LogGroup.of("/vpc/flow-logs").deliver(List.of(line, line, record("172.31.16.21", 9, "SKIPDATA"))));
        assertThat(told(Level.WARNING, FILE))
                .anyMatch(told -> told.contains("1 of the newest 3 records were delivered more than once"))
                .anyMatch(told -> told.contains("1 of the newest records say SKIPDATA"));
        assertThat(told(
                        Level.ERROR,
                        FILE.replace(
                                "window: 24h",
                                "format: \"${interface-id} ${srcaddr} ${dstaddr} ${dstport} ${protocol} ${packets} ${bytes} ${start}"
                                        + " ${action} ${log-status}\"")))
                .anyMatch(told -> told.contains("3 of the newest 3 records are not of the format of the check file"));
    }

    @Test
    void what_is_denied_becomes_a_finding_with_a_remedy() throws IOException {
        account(healthy());
        for (String operation : List.of(
                "DescribeLogGroups",
                "DescribeLogStreams",
                "GetLogGroupFields",
                "DescribeFieldIndexes",
                "FilterLogEvents",
                "StartQuery",
                "DescribeQueryDefinitions")) {
            service.fail(operation, Fault.denied(operation), 50);
        }
        List<Finding> findings = examine(FILE).diagnosis().findings();
        assertThat(findings)
                .filteredOn(finding -> finding.what().contains("is not authorized to perform"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(finding -> assertThat(finding.remedy()).contains("IAM policy"));
        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .isNotEmpty();
        assertThat(findings)
                .filteredOn(finding -> finding.where().equals("permissions"))
                .extracting(Finding::what)
                .containsExactly("denied to whoever asks: logs:DescribeLogGroups (verify, learn, doctor);"
                        + " logs:DescribeLogStreams (verify, learn, doctor);"
                        + " logs:DescribeQueryDefinitions (verify, plan, apply, doctor);"
                        + " logs:GetLogGroupFields (verify, learn, doctor); logs:StartQuery (verify, learn, doctor)");
        JsonNode json = new JsonMapper().readTree(Files.readString(temp.resolve("out/doctor.json")));
        assertThat(json.get("denied").valueStream().map(JsonNode::asString))
                .startsWith("logs:DescribeLogGroups")
                .hasSize(5);
    }

    @Test
    void what_an_answer_leaves_out_is_not_there() throws IOException {
        account(healthy());
        service.fail("DescribeLogStreams", new Fault.Strange(200, "{\"logStreams\": [{}]}"), 10)
                .fail("GetLogGroupFields", new Fault.Strange(200, "{\"logGroupFields\": [{}]}"), 10)
                .fail("DescribeFieldIndexes", new Fault.Strange(200, "{\"fieldIndexes\": [{}]}"), 10)
                .otherwise((uri, body) -> new AwsJsonService.PlainAnswer(200, "text/html", "<html>log in</html>"));
        DoctorCommand.Outcome outcome = examine(FILE);
        assertThat(outcome.diagnosis().findings())
                .filteredOn(finding -> finding.level() != Level.INFO)
                .extracting(Finding::what)
                .contains(
                        "asking STS for the identity was answered without one",
                        "no flow log delivers records of " + ENI + " to /vpc/flow-logs");
    }

    @Test
    void where_nothing_is_denied_nothing_is_said_of_it() throws IOException {
        account(healthy());
        assertThat(examine(FILE).diagnosis().denied()).isEmpty();
        JsonNode json = new JsonMapper().readTree(Files.readString(temp.resolve("out/doctor.json")));
        assertThat(json.get("denied")).isEmpty();
    }

    @Test
    void a_format_of_its_own_says_which_fields_are_read_and_what_kept_it_from_knowing() throws IOException {
        String own = FILE.replace(
                "window: 24h",
                "window: 24h\nformat: \"${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport}"
                        + " ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}"
                        + " ${tcp-flags}\"");
        account(LogGroup.of("/vpc/flow-logs").infrequent().deliver(List.of(record("172.31.16.21", 10, "OK") + " 2")));
        assertThat(told(Level.ERROR, own)).isEmpty();
        service.fail("GetLogGroupFields", Fault.denied("GetLogGroupFields"), 50);
        assertThat(told(Level.WARNING, own))
                .anyMatch(
                        told -> told.startsWith("format: not known: the fields of log groups (logs:GetLogGroupFields);"
                                + " queries cut them out of the records"))
                .anyMatch(told -> told.equals(
                        "permissions: denied to whoever asks: logs:GetLogGroupFields (verify, learn, doctor)"));
    }

    @Test
    void a_format_that_cannot_be_told_is_an_error() throws IOException {
        account(LogGroup.of("/vpc/flow-logs").infrequent().deliver(List.of(record("172.31.16.21", 10, "OK") + " 2")));
        assertThat(told(Level.ERROR, FILE.replace("window: 24h", "format: auto")))
                .anyMatch(told -> told.startsWith("format: format: auto cannot tell the format in /vpc/flow-logs"));
    }

    @Test
    void what_is_to_be_hidden_stands_in_no_finding_and_not_in_the_policy() throws IOException {
        account(healthy());
        examine(FILE.replace("172.31.16.21", "172.31.16.22"), new Mask(EnumSet.allOf(Mask.Hidden.class)));
        assertThat(Files.readString(temp.resolve("out/doctor.json")))
                .contains("no record carries")
                .doesNotContain("172.31.16")
                .doesNotContain("123456789010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DescribeLogGroups",
                "DescribeFieldIndexes",
                "StartQuery",
                "GetQueryResults",
                "GetLogGroupFields",
                "DescribeLogStreams",
                "FilterLogEvents",
                "DescribeQueryDefinitions"
            })
    void an_interrupt_in_any_phase_ends_it_and_nothing_is_concluded(String operation) {
        account(healthy());
        service.during(operation, Thread.currentThread()::interrupt);
        assertThatThrownBy(() -> examine(FILE)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(temp.resolve("out/doctor.json")).doesNotExist();
        assertThat(queries.running()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"400,UnknownOperationException", "501,InternalFailure"})
    void an_emulator_that_knows_some_actions_only_is_not_taken_for_another_service(int status, String type)
            throws IOException {
        account(healthy());
        service.fail("DescribeFieldIndexes", new Fault.Refuse(new ServiceError(status, type, "not there")), 10);
        assertThat(examine(FILE).diagnosis().findings())
                .filteredOn(finding -> finding.level() != Level.INFO)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .startsWith(
                                    "describing the field indexes of /vpc/flow-logs is an action that what answers at"
                                            + " http://127.0.0.1:")
                            .contains(" does not know: not there (" + type);
                    assertThat(finding.remedy()).contains("an emulator that has this action");
                });
    }

    @Test
    void streams_on_a_later_page_are_there() throws IOException {
        account(healthy());
        service.fail("DescribeLogStreams", new Fault.Strange(200, "{\"logStreams\": [], \"nextToken\": \"0\"}"), 1);
        assertThat(told(Level.ERROR, FILE)).isEmpty();
        assertThat(service.calls("DescribeLogStreams")).hasSize(2);
    }

    @Test
    void what_is_no_sts_is_not_taken_for_a_lack_of_credentials() throws IOException {
        account(healthy());
        service.otherwise((uri, body) -> new AwsJsonService.PlainAnswer(404, "text/html", "<html>not here</html>"));
        assertThat(examine(FILE).diagnosis().findings())
                .filteredOn(finding -> finding.level() != Level.INFO)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .startsWith("what answers where STS is asked for the identity is no STS: status 404 (");
                    assertThat(finding.remedy()).startsWith("set AWS_ENDPOINT_URL_STS to where it is");
                });
    }

    @Test
    void queries_that_name_their_log_groups_are_no_error() throws IOException {
        account(healthy());
        String own = """
                folder: net
                checks: [{ id: r, query: "SOURCE '/vpc/flow-logs' | filter dstPort = 22", save: false, expect: some }]
                """;
        assertThat(told(Level.ERROR, own)).isEmpty();
        assertThat(told(Level.WARNING, own))
                .containsExactly(
                        "check file: its queries name their log groups themselves, and nothing was looked at there");
        assertThat(told(Level.WARNING, "logGroup: /vpc/flow-logs\n" + own)).isEmpty();
    }

    @Test
    void credentials_that_expire_on_the_way_are_found_and_told() throws IOException {
        account(healthy());
        service.fail("StartQuery", Fault.expired(), 1);
        assertThat(told(Level.ERROR, FILE))
                .anyMatch(told -> told.startsWith("queries: the AWS credentials have expired"));
    }
}
