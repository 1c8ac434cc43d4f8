package io.github.flowcheck.output.report;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.RecordCounts;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A report of many checks over 200 interfaces, with as much in each as a real one has. */
final class LargeReport {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String QUERY = """
            # flowcheck: net/check
            filter @logStream in ["eni-0123456789abcdef0-all", "eni-0123456789abcdef0-accept", "eni-0123456789abcdef0-reject"]
            | filter logStatus = "OK"
            | filter dstAddr = "172.31.16.21"
            | filter dstPort >= 0 and dstPort <= 1023 and protocol in [6, 17, 33, 132, 136]
            | filter action = "ACCEPT"
            | stats count(*) as flows, sum(packets) as totalPackets, sum(bytes) as totalBytes by dstPort, protocol
            | sort dstPort asc
            | limit 10000""";

    private LargeReport() {}

    static Report of(int checks) {
        return new Report(
                "files",
                Optional.empty(),
                List.of(),
                IntStream.range(0, checks).mapToObj(LargeReport::result).toList(),
                10_000_000,
                1_163_000_000L,
                List.of());
    }

    private static CheckResult result(int i) {
        Verdict verdict = i % 20 == 7 ? Verdict.FAIL : i % 50 == 3 ? Verdict.INCONCLUSIVE : Verdict.PASS;
        List<FlowRow> rows = IntStream.range(0, 6)
                .mapToObj(row -> new FlowRow(
                        List.of(22, 53, 80, 123, 443, 3389).get(row),
                        row == 1 || row == 3 ? Protocol.UDP : Protocol.TCP,
                        Optional.of(row == 5 ? Action.REJECT : Action.ACCEPT),
                        Optional.of("203.0.113." + (i + row) % 250),
                        1 + (i * 31L + row * 977) % 100_000,
                        10,
                        40_000,
                        START.plusSeconds(i % 3600),
                        START.plusSeconds(80_000 + i % 3600)))
                .toList();
        return new CheckResult(
                check(i),
                verdict,
                "expected only 22, saw also 53/udp, 80, 123/udp, 443 and 3389",
                Optional.of("close what is open, or list it in expect"),
                QUERY,
                rows,
                verdict == Verdict.FAIL ? rows.subList(1, 6) : List.of(),
                new RecordCounts(5000, 3, 0, 4000, Optional.of(START), Optional.of(START.plusSeconds(86_400))),
                Optional.empty(),
                Optional.empty());
    }

    private static Check check(int i) {
        Check sample = SampleReport.check("check-" + i, 2);
        return new Check(
                sample.id(),
                sample.place(),
                sample.description(),
                new NetworkInterface(
                        "eni-%017x".formatted(0xabc0000L + i % 200),
                        List.of(IpAddress.parse("172.31.0." + i % 200).orElseThrow())),
                sample.traffic(),
                sample.expectation(),
                sample.coverage(),
                sample.waiver(),
                sample.scope());
    }
}
