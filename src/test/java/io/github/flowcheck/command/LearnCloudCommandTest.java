package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.learn.PeerShape;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Progress;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From log groups to a check file, through the SDK and a service that speaks its protocol. */
class LearnCloudCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String WEB = "eni-1235b8ca123456789";
    private static final String DATABASE = "eni-0a1b2c3d";
    private static final List<String> TRAFFIC = List.of(
            record(WEB, "172.31.16.139", "172.31.16.21", 40_001, 22),
            record(WEB, "10.0.1.7", "172.31.16.21", 40_002, 443),
            record(WEB, "10.0.1.9", "172.31.16.21", 40_003, 443),
            record(WEB, "172.31.16.21", "10.0.1.9", 443, 40_003),
            record(WEB, "172.31.16.21", "172.31.20.5", 50_001, 5432),
            record(WEB, "172.31.20.5", "172.31.16.21", 5432, 50_001),
            record(DATABASE, "172.31.16.21", "172.31.20.5", 50_001, 5432),
            record(DATABASE, "172.31.20.5", "172.31.16.21", 5432, 50_001),
            record(DATABASE, "172.31.16.22", "172.31.20.5", 50_001, 5432));

    @TempDir
    private Path directory;

    private final AwsJsonService service = AwsJsonService.start();
    private Path file;
    private Optional<String> target = Optional.empty();
    private Optional<String> region = Optional.of("eu-west-1");

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
        file = directory.resolve("flowcheck.yaml");
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        service.close();
    }

    private static String record(String eni, String from, String to, int fromPort, int toPort) {
        long start = NOW.minus(Duration.ofHours(2)).getEpochSecond();
        return "2 123456789010 " + eni + " " + from + " " + to + " " + fromPort + " " + toPort + " 6 20 4249 " + start
                + " " + (start + 60) + " ACCEPT OK";
    }

    @Test
    void what_log_groups_hold_is_added_and_holds_there() throws IOException {
        serve(TRAFFIC);
        Files.writeString(file, "# ours\nlogGroup: /vpc/flow-logs\n");
        LearnCommand.Outcome outcome = learn();
        assertThat(outcome.learnt().interfaces()).isEqualTo(2);
        assertThat(outcome.records()).isEqualTo(9);
        assertThat(Files.readString(file))
                .startsWith("# ours\nlogGroup: /vpc/flow-logs\n")
                .contains("eni-1235b8ca123456789: { eni: eni-1235b8ca123456789, address: 172.31.16.21 }")
                .contains("eni-0a1b2c3d: { eni: eni-0a1b2c3d, address: 172.31.20.5 }")
                .contains("expect: { only: [22/tcp, 443/tcp], onlyPeers: [10.0.1.0/28, 172.31.16.139] }")
                .contains("expect: { only: [5432/tcp], onlyPeers: [172.31.20.5] }");
        assertThat(verify()).hasSize(5).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void what_is_new_fails() throws IOException {
        serve(TRAFFIC);
        Files.writeString(file, "logGroup: /vpc/flow-logs\n");
        learn();
        serve(Stream.concat(
                        TRAFFIC.stream(),
                        Stream.of(
                                record(WEB, "10.0.1.7", "172.31.16.21", 40_002, 8080),
                                record(DATABASE, "10.9.9.9", "172.31.20.5", 40_002, 5432),
                                record("eni-0000000f", "10.9.9.9", "172.31.20.6", 40_002, 5432)))
                .toList());
        assertThat(verify())
                .filteredOn(result -> result.verdict() == Verdict.FAIL)
                .extracting(result -> result.check().id())
                .containsExactlyInAnyOrder(WEB + "-inbound", DATABASE + "-inbound", "other-interfaces");
    }

    @Test
    void a_file_without_checks_is_read_for_its_target() throws IOException {
        serve(TRAFFIC);
        Files.writeString(file, """
                vars: { group: /none }
                logGroup: /none
                targets:
                  prod: { region: eu-central-1, logGroup: "/vpc/${group}", vars: { group: flow-logs } }
                """);
        target = Optional.of("prod");
        region = Optional.empty();
        assertThat(learn().learnt().interfaces()).isEqualTo(2);
        assertThat(service.calls("StartQuery")).allSatisfy(call -> {
            assertThat(call.request().get("logGroupNames").toString()).isEqualTo("[\"/vpc/flow-logs\"]");
            assertThat(call.headers().get("authorization")).contains("/eu-central-1/logs/");
        });
        target = Optional.of("prdo");
        assertThatThrownBy(this::learn).hasMessageContaining("there is no target \"prdo\"");
    }

    @Test
    void where_no_fields_are_discovered_the_format_has_to_be_written_and_is_enough() throws IOException {
        serve(LogGroup.of("/vpc/flow-logs").infrequent().deliver(TRAFFIC));
        Files.writeString(file, "logGroup: /vpc/flow-logs\n");
        assertThatThrownBy(this::learn)
                .hasMessage(
                        "nothing can be learnt: none of 0 records has traffic of a network interface with an address;"
                                + " left out: 9 events in which CloudWatch discovers no fields of flow logs\n  -> write the"
                                + " format that the flow logs have into the check file, such as format: \"${version} …\", or learn"
                                + " from other flow logs");
        Files.writeString(file, "logGroup: /vpc/flow-logs\nformat: " + LogFormat.DEFAULT + "\n");
        assertThat(learn().learnt().interfaces()).isEqualTo(2);
        assertThat(file).content().contains("parse @message");
        assertThat(verify()).hasSize(5).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
        assertThat(learn().changed()).isFalse();
    }

    @Test
    void nothing_seen_and_no_log_group_are_problems() throws IOException {
        serve(List.of());
        assertThatThrownBy(this::learn).hasMessageContaining("flowcheck.yaml names no log group");
        Files.writeString(file, "logGroup: /vpc/flow-logs\n");
        assertThatThrownBy(this::learn).hasMessageContaining("nothing can be learnt: none of 0 records has traffic");
        assertThat(file).hasContent("logGroup: /vpc/flow-logs");
    }

    private void serve(List<String> lines) {
        serve(LogGroup.of("/vpc/flow-logs").deliver(lines));
    }

    private void serve(LogGroup group) {
        new InsightsQueries(List.of(group), Behaviour.QUICK, NOW::toEpochMilli).install(service);
        new LogGroupQueries(List.of(group)).install(service);
    }

    private AwsAccess place() {
        return new AwsAccess(region, Optional.empty(), Optional.of(service.endpoint()));
    }

    private CheckFileSource source() {
        return CheckFileSource.of(file, directory, Inputs.NONE).withTarget(target);
    }

    private LearnCommand.Outcome learn() throws IOException {
        return LearnCloudCommand.run(
                new LearnCloudCommand.Request(
                        source(), Optional.empty(), place(), OptionalLong.empty(), PeerShape.USUAL),
                CLOCK,
                Progress.NONE);
    }

    private List<CheckResult> verify() throws IOException {
        return VerifyCloudCommand.run(
                        new VerifyCloudCommand.Request(
                                source(),
                                Optional.empty(),
                                Optional.empty(),
                                place(),
                                new VerifyCloudCommand.Limits(
                                        VerifyCloudCommand.Limits.USUAL_DELAY, Optional.empty(), OptionalLong.empty()),
                                new VerifyCloudCommand.Output(
                                        Set.of(Verdict.FAIL), Set.of(), Mask.NONE, directory.resolve("out"))),
                        CLOCK,
                        length -> {},
                        Progress.NONE)
                .report()
                .results();
    }
}
