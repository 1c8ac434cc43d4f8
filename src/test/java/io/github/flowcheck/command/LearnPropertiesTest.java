package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.learn.PeerShape;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the traffic: what is learnt from it never fails on it. */
class LearnPropertiesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final int[] PORTS = {
        22, 53, 80, 443, 1024, 5432, 8080, 32_767, 32_768, 33_000, 50_001, 50_002, 65_535
    };
    private static final int[] PROTOCOLS = {6, 6, 6, 6, 17, 17, 1, 58, 47, 132};
    private static final String WITH_FLAGS =
            "interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags";
    private static final String WITH_PACKETS =
            "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr srcport dstport protocol"
                    + " packets bytes start end action log-status";

    private static Path directory;

    @BeforeContainer
    static void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("learn");
    }

    @AfterContainer
    static void removeDirectory() throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void what_is_learnt_never_fails_on_the_same_records_and_passes_where_none_were_lost(@ForAll Random random)
            throws IOException {
        List<String> log = log(random);
        boolean lost = log.stream().anyMatch(line -> line.contains("SKIPDATA"));
        Path checks = directory.resolve("flowcheck.yaml");
        Files.deleteIfExists(checks);
        List<String> half = log.subList(0, 1 + log.size() / 2);
        boolean inTwoSteps = random.nextBoolean() && learns(half, random);
        if (!learns(log, random)) {
            assertThat(checks).doesNotExist();
            return;
        }
        List<CheckResult> results = verify();
        assertThat(results)
                .as(() -> String.join("\n", log) + "\n" + read(checks))
                .filteredOn(result -> !inTwoSteps || result.check().id().startsWith("other-interfaces"))
                .allMatch(result -> lost
                        ? result.verdict() == Verdict.PASS || result.verdict() == Verdict.INCONCLUSIVE
                        : result.verdict() == Verdict.PASS);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Whether there was something to learn. */
    private static boolean learns(List<String> log, Random random) throws IOException {
        Files.write(directory.resolve("traffic.log"), log);
        PeerShape shape = new PeerShape(1 + random.nextInt(20), 8 + random.nextInt(25), 16 + random.nextInt(113));
        try {
            LearnCommand.run(
                    new LearnCommand.Request(source(), "traffic.log", directory, Optional.empty(), shape), CLOCK);
            return true;
        } catch (BadInputException e) {
            assertThat(e).hasMessageContaining("nothing can be learnt: none of");
            return false;
        }
    }

    private static CheckFileSource source() {
        return CheckFileSource.of(directory.resolve("flowcheck.yaml"), directory, Inputs.NONE);
    }

    private static List<CheckResult> verify() throws IOException {
        return VerifyCommand.run(
                        new VerifyCommand.Request(
                                source(),
                                Optional.empty(),
                                "traffic.log",
                                directory,
                                Optional.empty(),
                                Set.of(),
                                Set.of(),
                                directory.resolve("out")),
                        CLOCK)
                .report()
                .results();
    }

    private static List<String> log(Random random) {
        List<String> log = new ArrayList<>();
        String header =
                switch (random.nextInt(3)) {
                    case 0 -> LogFormat.DEFAULT.header();
                    case 1 -> WITH_FLAGS;
                    default -> WITH_PACKETS;
                };
        log.add(header);
        int interfaces = 1 + random.nextInt(4);
        int peers = 1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 6);
        for (int i = random.nextInt(random.nextInt(4) == 0 ? 400 : 25); i >= 0; i--) {
            log.add(line(random, header, random.nextInt(interfaces), peers));
        }
        return log;
    }

    private static String line(Random random, String header, int number, int peers) {
        boolean ipv6 = random.nextInt(4) == 0;
        boolean second = random.nextInt(6) == 0;
        String own = (ipv6 ? "2001:db8::a:" : "10.0.0.") + (number + (second ? 101 : 1));
        int far = random.nextInt(peers);
        String peer =
                ipv6 ? "2001:db8:" + far % 7 + "::" + (1 + far) : "172." + (16 + far % 16) + "." + far % 200 + ".9";
        String passing = random.nextInt(10) == 0 ? (ipv6 ? "2001:db8::ffff" : "203.0.113.7") : own;
        boolean inbound = random.nextBoolean();
        int status = random.nextInt(40);
        boolean ok = status > 1;
        int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
        boolean ports = protocol == 6 || protocol == 17 || protocol == 132;
        StringBuilder line = new StringBuilder();
        for (String field : header.split(" ")) {
            String value =
                    switch (field) {
                        case "version" -> "2";
                        case "account-id" -> "123456789010";
                        case "interface-id" -> "eni-0000000" + number;
                        case "srcaddr" -> inbound ? peer : own;
                        case "dstaddr" -> inbound ? own : peer;
                        case "pkt-srcaddr" -> inbound ? peer : passing;
                        case "pkt-dstaddr" -> inbound ? passing : peer;
                        case "srcport", "dstport" -> Integer.toString(ports ? PORTS[random.nextInt(PORTS.length)] : 0);
                        case "protocol" -> Integer.toString(protocol);
                        case "action" -> random.nextInt(5) == 0 ? "REJECT" : "ACCEPT";
                        case "log-status" -> ok ? "OK" : status == 0 && number == 0 ? "SKIPDATA" : "NODATA";
                        case "tcp-flags" ->
                            Integer.toString(protocol == 6 ? new int[] {0, 1, 2, 3, 18, 19, 4}[random.nextInt(7)] : 0);
                        case "start", "end" -> Integer.toString(1_418_530_010 + random.nextInt(600));
                        default -> "7";
                    };
            boolean kept = ok
                    || Set.of("version", "account-id", "interface-id", "start", "end", "log-status")
                            .contains(field);
            line.append(line.length() == 0 ? "" : " ").append(kept ? value : "-");
        }
        return line.toString();
    }
}
