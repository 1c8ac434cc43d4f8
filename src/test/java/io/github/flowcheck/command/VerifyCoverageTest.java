package io.github.flowcheck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.checkfile.value.Inputs;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of a check ask of the data, from a check file and log lines to verdicts. */
class VerifyCoverageTest {
    private static final String INTERFACE = "eni: eni-1235b8ca\n    address: 10.0.0.1\n    ";

    @TempDir
    private Path directory;

    @Test
    void a_longer_stretch_without_records_than_the_check_bears_leaves_nothing_seen_unknown() throws IOException {
        List<String> log = List.of(record("00:00", 22, "ACCEPT"), noData("00:50"), record("02:30", 22, "ACCEPT"));

        CheckResult unknown = one("ports: 23\n    expect: none\n    maxGap: 1h", log);
        assertThat(unknown.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(unknown.message())
                .isEqualTo("expected no traffic, saw none; but no readable record of eni-1235b8ca starts for 1h40m,"
                        + " from 2026-01-31T00:50:00Z to 2026-01-31T02:30:00Z, longer than the 1h of maxGap");
        assertThat(one("ports: 22\n    expect: none\n    maxGap: 1h", log).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(one("ports: 23\n    expect: none\n    maxGap: 100m", log).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void a_window_must_hold_records_up_to_its_ends() throws IOException {
        List<String> log = List.of(record("02:00", 22, "ACCEPT"), record("03:00", 22, "ACCEPT"));
        String check = "ports: 23\n    expect: none\n    maxGap: 1h\n    window: 2026-01-31T%s:00Z/2026-01-31T%s:00Z";

        assertThat(one(check.formatted("01:00", "04:00"), log).verdict()).isEqualTo(Verdict.PASS);
        assertThat(one(check.formatted("00:59", "04:00"), log).message())
                .contains("from 2026-01-31T00:59:00Z (the window's start) to 2026-01-31T02:00:00Z,");
        assertThat(one(check.formatted("01:00", "04:01"), log).message())
                .contains("from 2026-01-31T03:00:00Z to 2026-01-31T04:01:00Z (the window's end),");
    }

    static String record(String time, int port, String action) {
        long start = Instant.parse("2026-01-31T" + time + ":00Z").getEpochSecond();
        return "2 123456789010 eni-1235b8ca 10.9.9.9 10.0.0.1 40000 " + port + " 6 10 840 " + start + " "
                + (start + 59) + " " + action + " OK";
    }

    private static String noData(String time) {
        long start = Instant.parse("2026-01-31T" + time + ":00Z").getEpochSecond();
        return "2 123456789010 eni-1235b8ca - - - - - - - " + start + " " + (start + 59) + " - NODATA";
    }

    private CheckResult one(String more, List<String> log) throws IOException {
        return verify("checks:\n  - id: it\n    " + INTERFACE + more + "\n", log).get(0);
    }

    private List<CheckResult> verify(String file, List<String> log) throws IOException {
        Path checks = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        Files.write(directory.resolve("flow.log"), log);
        VerifyCommand.Request request = new VerifyCommand.Request(
                CheckFileSource.of(checks, directory, Inputs.NONE),
                Optional.empty(),
                "flow.log",
                directory,
                Optional.empty(),
                Set.of(),
                Set.of(),
                directory.resolve("out"));
        return VerifyCommand.run(request, Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC))
                .report()
                .results();
    }
}
