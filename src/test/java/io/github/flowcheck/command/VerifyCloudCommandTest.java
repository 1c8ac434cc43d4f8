package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.aws.AwsRefusedException;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.Fault;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
import io.github.flowcheck.cloudwatch.ServiceError;
import io.github.flowcheck.output.report.ConsoleReport;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.Progress;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a check file to verdicts, through the SDK and a service that speaks its protocol. */
class VerifyCloudCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ENI = "eni-1235b8ca123456789";
    private static final String GROUP = "/vpc/flow-logs";

    private static final Fault MALFORMED =
            new Fault.Refuse(new ServiceError(400, "MalformedQueryException", "not of this moment"));

    @TempDir
    private Path directory;

    private final Credentials credentials = new Credentials();
    private final AwsJsonService service = AwsJsonService.start();
    private final List<Duration> slept = new ArrayList<>();
    private LogGroup group = LogGroup.of(GROUP);
    private Instant now = NOW;
    private InsightsQueries queries = new InsightsQueries(List.of(group), Behaviour.QUICK, NOW::toEpochMilli);
    private Optional<Duration> waitFor = Optional.empty();
    private OptionalLong mostBytes = OptionalLong.empty();
    private Mask mask = Mask.NONE;
    private Runnable whileAsleep = () -> {};

    @AfterEach
    void close() {
        credentials.close();
        service.close();
    }

    private static String record(Duration ago, int port) {
        long start = NOW.minus(ago).getEpochSecond();
        return "2 123456789010 " + ENI + " 172.31.16.139 172.31.16.21 20641 " + port + " 6 20 4249 " + start + " "
                + (start + 60) + " ACCEPT OK";
    }

    @Test
    void a_check_is_answered_with_rows_window_and_link() throws IOException {
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        Report report = verify("window: 24h", "ports: well-known, expect: { only: [22] }");
        CheckResult result = report.results().get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.rows()).extracting(FlowRow::port).containsExactly(22);
        assertThat(result.message())
                .isEqualTo("expected only 22 in traffic, saw 22; what was not seen counts up to 2026-03-01T11:45:00Z");
        assertThat(report.source()).isEqualTo("cloudwatch");
        assertThat(report.window().orElseThrow().start()).isEqualTo(NOW.minus(Duration.ofHours(24)));
        assertThat(report.window().orElseThrow().end()).isEqualTo(NOW);
        assertThat(result.consoleUrl().orElseThrow())
                .startsWith("https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:");
        assertThat(report.notes())
                .singleElement()
                .asString()
                .startsWith("the queries scanned ")
                .contains("about $0.0000");
    }

    @Test
    void evidence_counts_up_to_now_but_nothing_seen_only_where_all_has_arrived() throws IOException {
        group.deliver(List.of(record(Duration.ofMinutes(5), 22)));
        assertThat(one("window: 1h", "ports: [22], expect: none").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(one("window: 1h", "ports: [22], expect: some").verdict()).isEqualTo(Verdict.PASS);
        CheckResult silent = one("window: 1h", "ports: [80], expect: none");
        assertThat(silent.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(silent.message()).contains("no readable record of " + ENI + " up to 2026-03-01T11:45:00Z");
    }

    @Test
    void a_window_shorter_than_the_delay_covers_nothing() throws IOException {
        group.deliver(List.of(record(Duration.ofMinutes(5), 22), record(Duration.ofHours(1), 22)));
        CheckResult result = one("window: 10m", "ports: [80], expect: none");
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.message()).contains("no moment of the window is old enough for its records to have arrived");
    }

    @Test
    void an_absolute_window_is_covered_when_its_end_is_old_enough() throws IOException {
        group.deliver(List.of(record(Duration.ofHours(1), 22)));
        assertThat(one("window: 2026-03-01T10:00:00Z/2026-03-01T11:45:00Z", "ports: [80], expect: none")
                        .verdict())
                .isEqualTo(Verdict.PASS);
        CheckResult early = one("window: 2026-03-01T10:00:00Z/2026-03-01T11:45:01Z", "ports: [80], expect: none");
        assertThat(early.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(early.message())
                .contains("the window ends at 2026-03-01T11:45:01Z, and records are known to be there up to"
                        + " 2026-03-01T11:45:00Z only");
    }

    @Test
    void more_than_one_record_is_counted_up_to_where_all_have_arrived() throws IOException {
        group.deliver(List.of(record(Duration.ofMinutes(5), 22), record(Duration.ofHours(1), 22)));
        assertThat(one("window: 2h", "minRecords: 2, ports: [80], expect: none").verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(one("window: 2h", "minRecords: 1, ports: [80], expect: none").verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void what_the_log_group_has_forgotten_or_never_knew_is_not_covered() throws IOException {
        group = LogGroup.of(GROUP).keeping(1, NOW.minus(Duration.ofDays(100)).toEpochMilli());
        group.deliver(List.of(record(Duration.ofHours(1), 22)));
        assertThat(one("window: 2d", "ports: [80], expect: none").message())
                .contains("before 2026-02-28T12:00:00Z: /vpc/flow-logs keeps events for 1 days");
        assertThat(one("window: 1d", "ports: [80], expect: none").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void what_the_flow_log_records_is_told_by_its_streams() throws IOException {
        group = LogGroup.of(GROUP).streamsEnding("-accept").deliver(List.of(record(Duration.ofHours(1), 22)));
        String split = "ports: [80], expect: { accepted: none, rejected: none }";
        assertThat(one("window: 1d", split).message()).contains("records accepted traffic only");
        assertThat(service.calls("StartQuery"))
                .noneMatch(call -> call.request().get("queryString").asString().contains("flowcheck: streams of"));
    }

    @Test
    void a_stream_without_a_name_is_none() throws IOException {
        group.deliver(List.of(record(Duration.ofHours(1), 22)));
        service.fail("DescribeLogStreams", new Fault.Strange(200, "{\"logStreams\": [{}]}"), 10);
        assertThat(one("window: 1d", "ports: [22], expect: some").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void who_may_not_list_streams_asks_a_query_for_them() throws IOException {
        group = LogGroup.of(GROUP).streamsEnding("-accept").deliver(List.of(record(Duration.ofHours(1), 22)));
        service.fail("DescribeLogStreams", Fault.denied("DescribeLogStreams"), 10);
        Report report = verify("window: 1d", "ports: [80], expect: { accepted: none, rejected: none }");
        assertThat(report.results().get(0).message()).contains("records accepted traffic only");
        assertThat(report.notes().get(0))
                .startsWith(
                        "not known: the names of log streams (logs:DescribeLogStreams); a query asks for them instead");
    }

    @Test
    void a_format_that_is_left_to_the_logs_is_read_whether_or_not_its_fields_are_discovered() throws IOException {
        group.deliver(List.of(record(Duration.ofHours(1), 22)));
        assertThat(one("window: 1d, format: auto", "ports: [22], expect: some").query())
                .contains("dstPort = 22");
        group = LogGroup.of(GROUP).infrequent().deliver(List.of(record(Duration.ofHours(1), 22)));
        CheckResult parsed = one("window: 1d, format: auto", "ports: [22], expect: some");
        assertThat(parsed.query()).contains("parse @message").contains("flow_dstport = 22");
        assertThat(parsed.verdict()).isEqualTo(Verdict.PASS);
        assertThat(one("window: 1d", "ports: [22], expect: some").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void what_is_expected_is_waited_for_with_the_start_of_the_window_kept() throws IOException {
        waitFor = Optional.of(Duration.ofMinutes(10));
        whileAsleep = () -> {
            if (slept.size() == 3) {
                group.deliver(List.of(record(Duration.ofMinutes(1), 443)));
            }
        };
        Report report = verify("window: 5m", "ports: [443], expect: some");
        assertThat(report.results().get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(slept).hasSize(3).allMatch(Duration.ofSeconds(30)::equals);
        assertThat(report.window().orElseThrow().start()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
        assertThat(report.window().orElseThrow().end()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void waiting_ends_when_the_time_is_gone_and_does_not_begin_for_what_must_not_be_seen() throws IOException {
        waitFor = Optional.of(Duration.ofSeconds(70));
        assertThat(one("window: 5m", "ports: [443], expect: some").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(slept).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10));
        slept.clear();
        one("window: 5m", "ports: [443], expect: none");
        assertThat(slept).isEmpty();
    }

    @Test
    void waiting_takes_no_longer_where_the_clock_is_set_back() throws IOException {
        waitFor = Optional.of(Duration.ofSeconds(70));
        whileAsleep = () -> {
            if (slept.size() == 1) {
                now = now.minus(Duration.ofHours(1));
            }
        };
        assertThat(one("window: 5m", "ports: [443], expect: some").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(slept).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    @Test
    void an_error_of_a_moment_does_not_end_the_waiting_and_two_in_a_row_do() throws IOException {
        waitFor = Optional.of(Duration.ofMinutes(10));
        whileAsleep = () -> {
            if (slept.size() == 2) {
                service.fail("StartQuery", MALFORMED, 3);
            } else if (slept.size() == 3) {
                group.deliver(List.of(record(Duration.ofMinutes(1), 443)));
            }
        };
        assertThat(one("window: 5m", "ports: [443], expect: some").verdict()).isEqualTo(Verdict.PASS);
        assertThat(slept).hasSize(3);

        slept.clear();
        group = LogGroup.of(GROUP);
        whileAsleep = () -> service.fail("StartQuery", MALFORMED, 6);
        assertThat(one("window: 5m", "ports: [443], expect: some").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(slept).hasSize(2);
    }

    @Test
    void log_groups_whose_pages_have_no_end_are_not_asked_for_ever() throws IOException {
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        String again = "{\"logGroups\": [{\"logGroupName\": \"/vpc/flow\"}], \"nextToken\": \"T\"}";
        service.fail("DescribeLogGroups", new Fault.Strange(200, again), 1_000);
        assertThat(one("window: 1d", "ports: [80], expect: none").verdict()).isEqualTo(Verdict.PASS);
        assertThat(service.calls("DescribeLogGroups")).hasSize(2);
    }

    @Test
    void a_limit_that_was_passed_by_the_last_query_is_told() throws IOException {
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        mostBytes = OptionalLong.of(100);
        Report report = verify("window: 24h", "ports: well-known, expect: { only: [22] }");
        assertThat(report.results().get(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.notes())
                .singleElement()
                .asString()
                .endsWith("; that is " + (report.bytesScanned() - 100) + " more than the 100 of maxBytesScanned");
    }

    @Test
    void addresses_and_accounts_can_be_kept_out_of_the_reports() throws IOException {
        mask = new Mask(Set.of(Mask.Hidden.ADDRESSES, Mask.Hidden.ACCOUNTS));
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        verify("window: 24h", "ports: well-known, expect: none");
        try (var files = Files.list(directory.resolve("out"))) {
            assertThat(files.toList()).hasSizeGreaterThan(3).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContain("172.31.16")
                    .doesNotContain("123456789010"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GetLogGroupFields", "DescribeLogGroups", "DescribeLogStreams", "StartQuery", "GetQueryResults"})
    void an_interrupt_in_any_phase_ends_it_without_a_report_or_a_query_that_runs(String operation) {
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        service.during(operation, Thread.currentThread()::interrupt);
        assertThatThrownBy(() -> verify("window: 24h, format: auto", "ports: [80], expect: none"))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory.resolve("out")).doesNotExist();
        assertThat(queries.running()).isZero();
    }

    @Test
    void an_interrupt_while_waiting_ends_it_too() {
        waitFor = Optional.of(Duration.ofMinutes(10));
        whileAsleep = Thread.currentThread()::interrupt;
        assertThatThrownBy(() -> verify("window: 5m", "ports: [443], expect: some"))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(slept).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartQuery", "GetQueryResults"})
    void credentials_that_expire_on_the_way_end_it_with_what_to_do(String operation) {
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        service.fail(operation, Fault.expired(), 1);
        assertThatThrownBy(() -> verify("window: 24h", "ports: [80], expect: none"))
                .isInstanceOf(AwsRefusedException.class)
                .hasMessageContaining("the AWS credentials have expired")
                .hasMessageContaining("log in again");
        assertThat(queries.running()).isZero();
    }

    @Test
    void a_denied_log_group_is_asked_of_once_for_all_checks() throws IOException {
        service.fail("StartQuery", Fault.denied("StartQuery"), 50);
        Report report = run("logGroup: " + GROUP + "\nchecks:\n"
                + "  - { id: a, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22], expect: none }\n"
                + "  - { id: b, eni: eni-1235b8cb, address: 10.0.0.2, ports: [22], expect: none }\n");
        assertThat(report.results()).extracting(CheckResult::verdict).containsOnly(Verdict.ERROR);
        assertThat(service.calls("StartQuery")).hasSize(1);
    }

    @Test
    void nothing_is_asked_where_the_reports_cannot_be_written() throws IOException {
        Path file = Files.writeString(directory.resolve("out"), "no directory");
        assertThatThrownBy(() -> verify("window: 24h", "ports: [80], expect: none"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage(
                        "cannot write " + file.resolve("verify.json") + ": " + file + " is no directory\n  -> put that"
                                + " right, or choose another directory with -Dflowcheck.outputDirectory");
        assertThat(service.calls()).isEmpty();
        assertThat(file).hasContent("no directory");
    }

    @Test
    void only_reports_that_are_asked_for_keep_it_from_asking() throws IOException {
        Files.createDirectories(directory.resolve("out/verify.md"));
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        assertThat(one("window: 24h", "ports: [22], expect: some").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void where_checks_looked_at_windows_of_their_own_no_report_says_that_all_records_count() throws IOException {
        group.deliver(List.of(record(Duration.ofMinutes(20), 22)));
        waitFor = Optional.of(Duration.ofSeconds(20));
        Report report = run("logGroup: " + GROUP + "\nchecks:\n"
                + "  - { id: a, eni: " + ENI + ", address: 172.31.16.21, ports: [22], expect: some }\n"
                + "  - { id: b, eni: " + ENI + ", address: 172.31.16.21, ports: [80], expect: some }\n");
        assertThat(report.window()).isEmpty();
        assertThat(new ConsoleReport(Set.of(Verdict.FAIL), ConsoleReport.Hints.NONE).lines(report))
                .extracting(ConsoleLine::text)
                .anyMatch(line -> line.endsWith(" (cloudwatch), window: each check's own"));
        assertThat(directory.resolve("out/TEST-flowcheck.xml"))
                .content()
                .contains("<property name=\"window\" value=\"each check's own\"");
        assertThat(directory.resolve("out/verify.html")).content().doesNotContain("all records");
    }

    @Test
    void a_check_without_a_log_group_is_a_problem_of_the_file() {
        assertThatThrownBy(() -> run("checks: [{ eni: " + ENI + ", address: 172.31.16.21, ports: [22] }]\n"))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.message()).contains("has no log group to be asked of");
                            assertThat(problem.remedy()).contains("logGroup: /vpc/flow-logs");
                        }));
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void a_query_that_names_its_log_groups_is_sent_with_no_others() throws IOException {
        group.deliver(List.of(record(Duration.ofHours(2), 22)));
        Report report = run("checks:\n  - { id: a, query: \"SOURCE '" + GROUP
                + "' | filter dstPort = 22\", save: false, expect: some }\n  - { id: b, logGroup: " + GROUP + ", eni: "
                + ENI
                + ", query: \"source '" + GROUP + "' | filter dstPort = 23\", save: false, expect: none }\n");
        assertThat(report.results()).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
        assertThat(service.calls("StartQuery"))
                .filteredOn(call -> call.request().toString().contains("/vpc/flow-logs' |"))
                .hasSize(2)
                .noneMatch(call -> call.request().has("logGroupNames"));
    }

    @Test
    void the_records_of_an_interface_are_looked_for_in_log_groups_of_the_check() {
        assertThatThrownBy(() -> run("checks: [{ id: a, eni: " + ENI + ", query: \"SOURCE '" + GROUP
                        + "' | filter dstPort = 22\", save: false }]\n"))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                                .contains("has no log group to be asked of")));
    }

    @Test
    void what_only_the_service_answers_is_asked_of_it() throws IOException {
        CheckResult result = run("logGroup: " + GROUP
                        + "\nchecks: [{ id: a, query: fields @message | pattern @message }]\n")
                .results()
                .get(0);
        assertThat(service.calls("StartQuery")).hasSize(1);
        // the tests' service has the engine alone to answer with
        assertThat(result.message()).contains("`pattern` is not evaluated offline");
    }

    private CheckResult one(String settings, String check) throws IOException {
        return verify(settings, check).results().get(0);
    }

    private Report verify(String settings, String check) throws IOException {
        return run("logGroup: " + GROUP + "\n" + settings.replace(", format", "\nformat") + "\nchecks: [{ id: c, eni: "
                + ENI + ", address: 172.31.16.21, " + check + " }]\n");
    }

    private Report run(String file) throws IOException {
        now = NOW;
        queries = new InsightsQueries(List.of(group), Behaviour.QUICK, () -> now.toEpochMilli()).install(service);
        new LogGroupQueries(List.of(group)).install(service);
        Path path = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        VerifyCloudCommand.Request request = new VerifyCloudCommand.Request(
                CheckFileSource.of(path, directory, Inputs.NONE),
                Optional.empty(),
                Optional.empty(),
                Credentials.to(service),
                new VerifyCloudCommand.Limits(VerifyCloudCommand.Limits.USUAL_DELAY, waitFor, mostBytes),
                new VerifyCloudCommand.Output(
                        Set.of(Verdict.FAIL),
                        Set.of(ReportFormat.JSON, ReportFormat.JUNIT, ReportFormat.HTML, ReportFormat.SARIF),
                        mask,
                        directory.resolve("out")));
        return VerifyCloudCommand.run(request, clock(), this::sleep, Progress.NONE)
                .report();
    }

    private void sleep(Duration length) {
        slept.add(length);
        now = now.plus(length);
        whileAsleep.run();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
