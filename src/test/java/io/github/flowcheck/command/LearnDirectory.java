package io.github.flowcheck.command;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.learn.PeerShape;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory with flow logs and a check file that is learnt from them, and with it back to verdicts. */
record LearnDirectory(Path directory) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    static final String WEB = "eni-1235b8ca123456789";
    static final String DATABASE = "eni-0a1b2c3d";

    /** An interface that two subnets call and that calls one database; answers in both directions, and a rejected scan. */
    static final List<String> TRAFFIC = List.of(
            accepted(WEB, "172.31.16.139", "172.31.16.21", 40_001, 22, 6),
            accepted(WEB, "10.0.1.7", "172.31.16.21", 40_002, 443, 6),
            accepted(WEB, "10.0.1.9", "172.31.16.21", 40_003, 443, 6),
            accepted(WEB, "172.31.16.21", "10.0.1.9", 443, 40_003, 6),
            accepted(WEB, "172.31.16.21", "172.31.20.5", 50_001, 5432, 6),
            accepted(WEB, "172.31.20.5", "172.31.16.21", 5432, 50_001, 6),
            accepted(WEB, "10.0.1.9", "172.31.16.21", 0, 0, 1),
            record(WEB, "203.0.113.9", "172.31.16.21", 40_004, 3389, 6, "REJECT"),
            noData(DATABASE));

    /** The check file. */
    Path checks() {
        return directory.resolve("flowcheck.yaml");
    }

    static String accepted(String eni, String from, String to, int fromPort, int toPort, int protocol) {
        return record(eni, from, to, fromPort, toPort, protocol, "ACCEPT");
    }

    static String record(String eni, String from, String to, int fromPort, int toPort, int protocol, String action) {
        return "2 123456789010 " + eni + " " + from + " " + to + " " + fromPort + " " + toPort + " " + protocol
                + " 20 4249 1418530010 1418530070 " + action + " OK";
    }

    static String noData(String eni) {
        return "2 123456789010 " + eni + " - - - - - - - 1418530010 1418530070 - NODATA";
    }

    static List<String> with(List<String> lines, String... more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toList();
    }

    LearnCommand.Outcome learn(List<String> lines) throws IOException {
        write(lines);
        return LearnCommand.run(request("traffic.log"), CLOCK);
    }

    void write(List<String> lines) throws IOException {
        Files.write(directory.resolve("traffic.log"), lines);
    }

    LearnCommand.Request request(String logs) {
        return new LearnCommand.Request(source(), logs, directory, Optional.empty(), PeerShape.USUAL);
    }

    CheckFileSource source() {
        return CheckFileSource.of(checks(), directory, Inputs.NONE);
    }

    List<CheckResult> verify(String logs) throws IOException {
        return VerifyCommand.run(
                        new VerifyCommand.Request(
                                source(),
                                Optional.empty(),
                                logs,
                                directory,
                                Optional.empty(),
                                Set.of(Verdict.FAIL),
                                Set.<ReportFormat>of(),
                                directory.resolve("out")),
                        CLOCK)
                .report()
                .results();
    }

    List<Verdict> verdicts(List<String> lines) throws IOException {
        write(lines);
        return verify("traffic.log").stream().map(CheckResult::verdict).toList();
    }

    List<String> failing(List<String> lines, String... more) throws IOException {
        write(with(lines, more));
        return verify("traffic.log").stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .map(result -> result.check().id())
                .collect(Collectors.toList());
    }
}
