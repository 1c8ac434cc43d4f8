package io.github.flowcheck.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.render.RandomTraffic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** The same records make the same report, whichever of them lie in which file, packed or not, and in which order. */
class VerifyLayoutPropertiesTest {
    /** With more peers than are told, of which many have as many flows, and addresses that no record has. */
    private static final String CHECKS = """
            defaults: { eni: eni-1235b8ca, address: 172.31.16.21 }
            checks:
              - { id: only, ports: all, action: any, replies: include, expect: { only: [22, 443], maxFlows: 9 } }
              - { id: peers, replies: include, expect: { onlyPeers: [10.0.0.0/8, "2001:db8::/32"] } }
              - { id: split, ports: well-known, expect: { accepted: { all: [22] }, rejected: none } }
              - { id: replies, ports: all, expect: some }
              - { id: outbound, direction: outbound, maxGap: 1m, maxSkipData: 9, expect: { minFlows: 3 } }
              - { id: elsewhere, address: 192.168.1.1, expect: none }
              - { id: window, window: "2020-09-13T12:26:45Z/2020-09-13T12:27:15Z" }
              - id: raw
                query: stats count(*) as calls, sum(bytes) as total by dstPort, action | sort dstPort asc, action asc
            """;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC);

    private Path directory = Path.of("");

    @BeforeProperty
    void begin() throws IOException {
        directory = Files.createTempDirectory("layout");
        Files.writeString(directory.resolve("flowcheck.yaml"), CHECKS);
    }

    @AfterProperty
    void end() throws IOException {
        delete(directory);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void howRecordsLieInFilesChangesNothing(@ForAll Random random) throws IOException {
        List<String> records = records(random);
        Files.writeString(logs().resolve("all.log"), String.join("\n", records) + "\n");
        String one = report();

        for (int i = 0; i < 3; i++) {
            Collections.shuffle(records, random);
            write(records, random);
            assertThat(report()).isEqualTo(one);
        }
    }

    private static List<String> records(Random random) {
        RandomTraffic traffic = new RandomTraffic(random);
        int peers = 1 + random.nextInt(300);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Map<FlowField, String> record = traffic.record();
            if (record.get(FlowField.LOG_STATUS).equals("OK") && random.nextInt(3) > 0) {
                int peer = random.nextInt(peers);
                record.put(FlowField.SRCADDR, random.nextBoolean() ? "10.9.0." + peer % 256 : spelled(peer, random));
                record.put(FlowField.DSTADDR, "172.31.16.21");
            }
            records.add(LogFormat.DEFAULT.fields().stream().map(record::get).collect(Collectors.joining(" ")));
        }
        return records;
    }

    private static String spelled(int peer, Random random) {
        return (random.nextBoolean() ? "2001:db8::" : "2001:0DB8:0::") + Integer.toHexString(peer);
    }

    /** Deals the records out to files, whose names are in any order. */
    private void write(List<String> records, Random random) throws IOException {
        Path logs = logs();
        int files = 1 + random.nextInt(random.nextBoolean() ? 4 : 60);
        for (int file = 0; file < files; file++) {
            String end = random.nextBoolean() ? "\n" : "\r\n";
            StringBuilder text = new StringBuilder(random.nextBoolean() ? LogFormat.DEFAULT.header() + end : "");
            for (int i = file; i < records.size(); i += files) {
                text.append(records.get(i)).append(end);
            }
            OutputStream plain = Files.newOutputStream(logs.resolve(random.nextInt(100) + "-" + file));
            try (OutputStream out = random.nextBoolean() ? new GZIPOutputStream(plain) : plain) {
                out.write(text.toString().stripTrailing().getBytes(UTF_8));
            }
        }
    }

    private Path logs() throws IOException {
        Path logs = directory.resolve("logs");
        if (Files.exists(logs)) {
            delete(logs);
        }
        return Files.createDirectory(logs);
    }

    private String report() throws IOException {
        VerifyCommand.Outcome outcome = VerifyCommand.run(
                new VerifyCommand.Request(
                        CheckFileSource.of(directory.resolve("flowcheck.yaml"), directory, Inputs.NONE),
                        Optional.empty(),
                        "logs",
                        directory,
                        Optional.empty(),
                        Set.of(),
                        Set.of(ReportFormat.JSON),
                        directory.resolve("out")),
                CLOCK);
        assertThat(outcome.report().unread()).isEmpty();
        return Files.readString(directory.resolve("out/verify.json"));
    }

    private static void delete(Path folder) throws IOException {
        try (var below = Files.walk(folder)) {
            for (Path path : below.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
