package io.github.flowcheck.output.report;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CoverageDemand;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Expectation;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Replies;
import io.github.flowcheck.check.RowExpectation;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.render.ReplyMethod;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.FlowRow;
import io.github.flowcheck.verify.QueryRunner.UnreadLines;
import io.github.flowcheck.verify.RecordCounts;
import io.github.flowcheck.verify.RepliesLeftOut;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Shortfall;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reports to print: one with every verdict, and the parts that others are made of. */
public final class SampleReport {
    static final Instant START = Instant.parse("2014-12-14T04:06:50Z");
    static final TimeRange WINDOW = new TimeRange(START, START.plusSeconds(3600));
    private static final SourceText FILE = new SourceText("net/flowcheck.yaml", "checks:\n".repeat(20));

    private SampleReport() {}

    /** One check of every verdict, and one whose evidence is longer than what is shown. */
    public static Report everyVerdict() {
        return new Report(
                "files",
                Optional.of(WINDOW),
                List.of("window: 24h of net/flowcheck.yaml is not applied to files"),
                List.of(
                        result(check("web-well-known", 2), Verdict.PASS, "only 22 was seen", List.of(ssh()))
                                .withUnused(new Unused(List.of(port("443"), port("8000-8999/tcp")), List.of())),
                        failed().withUnused(new Unused(
                                List.of(),
                                List.of(CidrBlock.parse("10.1.0.0/16").orElseThrow()))),
                        result(
                                check("db-quiet", 4),
                                Verdict.INCONCLUSIVE,
                                "no record of eni-1235b8ca123456789",
                                List.of()),
                        new CheckResult(
                                check("web-raw", 5),
                                Verdict.ERROR,
                                "the query was refused:\nfilter dstPort ~ 22\n               ^",
                                Optional.of("write = or =~"),
                                "filter dstPort ~ 22",
                                List.of(),
                                List.of(),
                                RecordCounts.NONE,
                                Optional.empty(),
                                Optional.empty()),
                        result(waived(), Verdict.WAIVED, "8080 is not expected", List.of(row(8080))),
                        result(check("web-seen", 7), Verdict.OBSERVED, "no expectation", manyPorts()),
                        result(check("web-scan", 8), Verdict.FAIL, "25 ports are not expected", manyPorts())),
                1_234_567,
                115_400_000,
                List.of(new UnreadLines("13 fields, not 14", 3, "sample.log:7")));
    }

    /** What reports are about. */
    static final Subject SUBJECT = new Subject("net/flowcheck.yaml", Optional.empty());

    /** A report of a few results. */
    static Report of(CheckResult... results) {
        return new Report("files", Optional.empty(), List.of(), List.of(results), 1, 120, List.of());
    }

    /** A query that its author wrote, with rows of which one lacks a column. */
    static CheckResult ofRawQuery() {
        return new CheckResult(
                new RawCheck(
                        "often",
                        FILE.placeAt(9, 5, 2),
                        Optional.empty(),
                        "stats count(*) as calls by srcAddr",
                        Optional.empty(),
                        RowExpectation.NONE,
                        CoverageDemand.DEFAULT,
                        Optional.empty(),
                        new Check.Scope(List.of(), Optional.empty(), Reading.USUAL, Set.of(), true)),
                Verdict.FAIL,
                "expected no rows, saw 2 rows",
                Optional.of("mend it"),
                "stats count(*) as calls by srcAddr",
                List.of(),
                List.of(Map.of("calls", "12", "srcAddr", "10.0.0.1"), Map.of("calls", "3")),
                List.of(),
                new RecordCounts(3, 0, 0, 3, Optional.empty(), Optional.empty()),
                Optional.empty(),
                Unused.NONE,
                Shortfall.NONE,
                Optional.empty());
    }

    static CheckResult result(Check check, Verdict verdict, String message, List<FlowRow> rows) {
        return new CheckResult(
                check,
                verdict,
                message,
                verdict == Verdict.INCONCLUSIVE ? Optional.of("check the ENI's id") : Optional.empty(),
                "filter dstAddr = \"172.31.16.21\"\n| limit 10000",
                rows,
                verdict == Verdict.FAIL ? rows : List.of(),
                rows.isEmpty()
                        ? RecordCounts.NONE
                        : new RecordCounts(3, 1, 0, 2, Optional.of(START), Optional.of(START.plusSeconds(60))),
                Optional.empty(),
                Optional.empty());
    }

    static Check check(String id, int line) {
        return check(id, line, Optional.empty(), Optional.empty());
    }

    static Check check(String id, int line, Optional<String> description, Optional<Waiver> waiver) {
        return new Check(
                id,
                FILE.placeAt(line, 5, 2),
                description,
                new NetworkInterface(
                        "eni-1235b8ca123456789",
                        List.of(IpAddress.parse("172.31.16.21").orElseThrow())),
                new Traffic(
                        Direction.INBOUND,
                        Optional.empty(),
                        PortSide.DESTINATION,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(Action.ACCEPT),
                        Replies.INCLUDED),
                Expectation.OBSERVE,
                CoverageDemand.DEFAULT,
                waiver,
                new Check.Scope(List.of(), Optional.empty(), Reading.USUAL, Set.of(), true));
    }

    /** The row of the article's record: port 22. */
    static FlowRow ssh() {
        return new FlowRow(
                22, Protocol.TCP, Optional.empty(), Optional.empty(), 1, 20, 4249, START, START.plusSeconds(60));
    }

    static FlowRow row(int port) {
        return new FlowRow(
                port, Protocol.TCP, Optional.empty(), Optional.empty(), 2, 2, 80, START, START.plusSeconds(1));
    }

    private static ExpectedPort port(String text) {
        return ExpectedPort.parse(text).orElseThrow();
    }

    private static CheckResult failed() {
        List<FlowRow> evidence = List.of(
                withPeer(22, Protocol.TCP, Action.ACCEPT, "172.31.16.139", 1_204, 4_249_000_000L),
                withPeer(53, Protocol.UDP, Action.REJECT, "2001:db8::1", 1, 76),
                withPeer(0, Protocol.ICMP, Action.ACCEPT, "10.0.0.7", 12, 999_950));
        CheckResult plain = result(
                check("web-from-bastion", 3, Optional.of("only SSH,\nfrom the bastion"), Optional.empty()),
                Verdict.FAIL,
                "53/udp and icmp are not expected",
                evidence);
        return new CheckResult(
                plain.check(),
                plain.verdict(),
                plain.message(),
                Optional.of("close them, or list them in expect"),
                plain.query(),
                evidence,
                evidence.subList(1, 3),
                plain.records(),
                Optional.of(new RepliesLeftOut(7, ReplyMethod.PORTS)),
                Optional.of("https://console.aws.amazon.com/cloudwatch/home#logsV2:logs-insights"));
    }

    private static Check waived() {
        return check(
                "web-proxy",
                6,
                Optional.empty(),
                Optional.of(new Waiver(
                        "moves in March", LocalDate.of(2027, 1, 31), Optional.of("ops"), List.of(), List.of())));
    }

    private static List<FlowRow> manyPorts() {
        return IntStream.range(0, 25).mapToObj(i -> row(8000 + i)).toList();
    }

    private static FlowRow withPeer(int port, Protocol protocol, Action action, String peer, long flows, long bytes) {
        return new FlowRow(
                port,
                protocol,
                Optional.of(action),
                Optional.of(peer),
                flows,
                flows * 3,
                bytes,
                START,
                START.plusSeconds(61));
    }
}
