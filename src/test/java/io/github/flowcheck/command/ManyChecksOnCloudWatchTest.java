package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.cloudwatch.AwsJsonService;
import io.github.flowcheck.cloudwatch.Behaviour;
import io.github.flowcheck.cloudwatch.Credentials;
import io.github.flowcheck.cloudwatch.InsightsQueries;
import io.github.flowcheck.cloudwatch.LogGroup;
import io.github.flowcheck.cloudwatch.LogGroupQueries;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand checks of two hundred interfaces, from the check file to the verdicts, on a service that counts. */
class ManyChecksOnCloudWatchTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int INTERFACES = 200;
    private static final int RECORDS = 8_000;

    @TempDir
    private Path directory;

    private final Credentials credentials = new Credentials();
    private final AwsJsonService service = AwsJsonService.start();

    @AfterEach
    void close() {
        credentials.close();
        service.close();
    }

    @Test
    void theyAreFewQueriesAndTheVerdictsAndRowsAreThoseOfFiles() throws IOException {
        List<String> records = records();
        Path file = Files.writeString(directory.resolve("flowcheck.yaml"), checkFile());
        Path log = Files.write(directory.resolve("flow.log"), records);
        LogGroup group = LogGroup.of("/vpc/flow-logs").deliver(records);
        new LogGroupQueries(List.of(group)).install(service);
        InsightsQueries queries =
                new InsightsQueries(List.of(group), Behaviour.QUICK, NOW::toEpochMilli).install(service);
        CheckFileSource source = CheckFileSource.of(file, directory, Inputs.NONE);

        List<CheckResult> cloud = onCloudWatch(source).report().results();

        assertThat(queries.started()).isLessThanOrEqualTo(8);
        assertThat(queries.running()).isZero();
        long streams = records.stream().mapToLong(String::length).sum();
        assertThat(queries.bytesScanned()).isLessThanOrEqualTo(streams * 12 / 10);
        List<CheckResult> files = VerifyCommand.run(
                        new VerifyCommand.Request(
                                source,
                                Optional.empty(),
                                log.toString(),
                                directory,
                                Optional.empty(),
                                Set.of(),
                                Set.of(),
                                directory.resolve("files")),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .report()
                .results();
        assertThat(cloud).hasSize(5 * INTERFACES);
        assertThat(cloud)
                .extracting(CheckResult::verdict)
                .contains(Verdict.OBSERVED)
                .doesNotContain(Verdict.ERROR);
        for (int i = 0; i < cloud.size(); i++) {
            assertThat(cloud.get(i).verdict()).isEqualTo(files.get(i).verdict());
            assertThat(cloud.get(i).rows())
                    .as(cloud.get(i).check().id())
                    .containsExactlyInAnyOrderElementsOf(files.get(i).rows());
        }
    }

    private VerifyCommand.Outcome onCloudWatch(CheckFileSource source) throws IOException {
        return VerifyCloudCommand.run(
                new VerifyCloudCommand.Request(
                        source,
                        Optional.empty(),
                        Optional.empty(),
                        Credentials.to(service),
                        new VerifyCloudCommand.Limits(
                                VerifyCloudCommand.Limits.USUAL_DELAY, Optional.empty(), OptionalLong.empty()),
                        new VerifyCloudCommand.Output(Set.of(), Set.of(), Mask.NONE, directory.resolve("cloud"))),
                Clock.fixed(NOW, ZoneOffset.UTC),
                duration -> {},
                Progress.NONE);
    }

    private static String eni(int i) {
        return String.format(Locale.ROOT, "eni-%017x", 0xabc0000L + i);
    }

    private static String address(int i) {
        return "172.31." + i / 100 + "." + (1 + i % 100);
    }

    private static String checkFile() {
        StringBuilder text = new StringBuilder("logGroup: /vpc/flow-logs\nwindow: 24h\nchecks:\n");
        for (int i = 0; i < INTERFACES; i++) {
            String own = "eni: " + eni(i) + ", address: " + address(i);
            text.append("  - {id: a-" + i + ", " + own + ", ports: well-known}\n")
                    .append("  - {id: b-" + i + ", " + own + ", ports: [22, 80], action: any}\n")
                    .append("  - {id: c-" + i + ", " + own + ", peers: 203.0.113.12, replies: include}\n")
                    .append("  - {id: d-" + i + ", " + own + ", direction: outbound, ports: well-known}\n")
                    .append(
                            "  - {id: e-" + i + ", " + own
                                    + ", direction: outbound, ports: 53, protocol: udp, action: any, expect: {onlyPeers: 10.0.0.0/8}}\n");
        }
        return text.toString();
    }

    private static List<String> records() {
        Random random = new Random(42);
        int[] ports = {22, 53, 80, 443, 3389, 8080, 40000, 50000};
        List<String> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            int at = random.nextInt(INTERFACES);
            boolean in = random.nextBoolean();
            String peer = random.nextInt(6) == 0 ? "203.0.113.12" : "10.0.0." + random.nextInt(20);
            int port = ports[random.nextInt(ports.length)];
            long start =
                    NOW.minus(Duration.ofMinutes(20 + random.nextInt(1300))).getEpochSecond();
            records.add("2 123456789010 " + eni(at) + " " + (in ? peer : address(at)) + " " + (in ? address(at) : peer)
                    + " " + (1024 + random.nextInt(60000)) + " " + port + " " + (port == 53 ? 17 : 6) + " "
                    + (1 + random.nextInt(9)) + " " + (40 + random.nextInt(5000)) + " " + start + " " + (start + 60)
                    + " "
                    + (random.nextInt(5) == 0 ? "REJECT" : "ACCEPT") + " OK");
        }
        return records;
    }
}
