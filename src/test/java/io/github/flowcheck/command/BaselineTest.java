package io.github.flowcheck.command;

import static io.github.flowcheck.command.VerifyCoverageTest.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.diff.ReportDiff.Kind;
import io.github.flowcheck.diff.SnapshotReader;
import io.github.flowcheck.output.report.DiffReport;
import io.github.flowcheck.output.report.ReportFormat;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier run found, and what it did not. */
class BaselineTest {
    private static final Set<Verdict> FAIL_ON = Set.of(Verdict.FAIL, Verdict.INCONCLUSIVE);
    private static final String SSH = record("00:00", 22, "ACCEPT");
    private static final String RDP = record("00:10", 3389, "ACCEPT");
    private static final String TLS = record("00:20", 443, "ACCEPT");
    private static final String QUERY = """
            checks:
              - id: it
                query: filter dstPort > 0 | stats count(*) as calls by dstPort
                expect: none
            """;

    @TempDir
    private Path directory;

    private Unused.Consequence ofUnused = Unused.Consequence.NOTED;

    @Test
    void a_query_that_finds_the_same_rows_is_known_however_often_each_came() throws IOException {
        Path before = baseline(QUERY, SSH, RDP);
        assertThat(newFindings(before, QUERY, SSH, SSH, SSH)).isEmpty();
    }

    @Test
    void a_query_that_finds_another_row_is_not() throws IOException {
        Path before = baseline(QUERY, SSH);
        assertThat(newFindings(before, QUERY, SSH, RDP)).containsExactly("it");

        Report after = verify(QUERY, "after", SSH, RDP);
        ReportDiff diff = ReportDiff.between(
                SnapshotReader.read(before, "before"),
                SnapshotReader.read(directory.resolve("after/verify.json"), "after"));
        assertThat(after.results().get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(diff.changes()).hasSize(1);
        assertThat(diff.changes().get(0).kind()).isEqualTo(Kind.NEW_FINDING);
        assertThat(diff.changes().get(0).found().toString()).isEqualTo("[FoundRow[label=dstPort = 3389]]");
    }

    @Test
    void periods_tell_no_rows_apart() throws IOException {
        String byHour = QUERY.replace("by dstPort", "by bin(1h), dstPort");
        Path before = baseline(byHour, SSH);
        assertThat(newFindings(before, byHour, record("05:00", 22, "ACCEPT"))).isEmpty();
        assertThat(newFindings(before, byHour, record("05:00", 23, "ACCEPT"))).containsExactly("it");
    }

    @Test
    void without_groups_all_of_a_row_tells_it() throws IOException {
        String all = QUERY.replace(" by dstPort", "");
        Path before = baseline(all, SSH);
        assertThat(newFindings(before, all, RDP)).isEmpty();
        assertThat(newFindings(before, all, SSH, RDP)).containsExactly("it");
    }

    @Test
    void a_port_that_lacks_is_known_and_another_that_lacks_too_is_not() throws IOException {
        String used = "checks:\n  - { id: used, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22, 80, 3389], "
                + "expect: { all: [22, 80, 3389] } }\n";
        Path before = baseline(used, SSH, RDP);
        assertThat(newFindings(before, used, SSH, RDP, RDP)).isEmpty();
        assertThat(newFindings(before, used, RDP)).containsExactly("used");
    }

    @Test
    void traffic_that_lacks_is_new_beside_a_finding_that_is_known() throws IOException {
        String split = "checks:\n  - { id: both, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22], "
                + "expect: { accepted: some, rejected: none } }\n";
        String rejected = record("00:20", 22, "REJECT");
        Path before = baseline(split, SSH, rejected);
        assertThat(newFindings(before, split, SSH, SSH, rejected)).isEmpty();
        assertThat(newFindings(before, split, rejected)).containsExactly("both");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            { only: [22], minFlows: 3 }               | SSH SSH RDP | SSH RDP
            { only: [22], maxFlows: 2 }               | RDP         | RDP RDP RDP
            { only: [22], all: [22, 443] }            | SSH TLS RDP | SSH RDP
            { only: [22, 3389], all: ['22-23'] }      | TLS         | SSH TLS
            { accepted: { only: [22], minFlows: 2 } } | SSH SSH RDP | SSH
            """)
    void a_demand_that_is_newly_not_met_is_new_beside_a_finding_that_is_known(String expected, String then, String now)
            throws IOException {
        String file = "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: all, action: any, expect: "
                + expected + " }\n";
        boolean isMore = !expected.contains("22-23");
        Path before = baseline(file, log(then));
        assertThat(newFindings(before, file, log(then))).isEmpty();
        assertThat(newFindings(before, file, log(now))).isEqualTo(isMore ? List.of("it") : List.of());
        assertThat(diff(before).newFindings()).hasSize(isMore ? 1 : 0);
        assertThat(newFindings(directory.resolve("after/verify.json"), file, log(now)))
                .isEmpty();
    }

    @Test
    void a_demand_that_is_met_again_is_told() throws IOException {
        String file = "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: all, expect: "
                + "{ only: [22], minFlows: 3 } }\n";
        Path before = baseline(file, log("SSH RDP"));
        assertThat(newFindings(before, file, log("SSH SSH RDP"))).isEmpty();
        assertThat(DiffReport.lines(diff(before)))
                .extracting(ConsoleLine::text)
                .containsExactly(
                        "changed       it  fail",
                        "    no longer: fewer flows than minFlows",
                        "0 new findings, 0 fixed, 0 added, 0 removed, 1 changed");
        assertThat(DiffReport.of(diff(before)).text()).contains("\"goneUnmet\"").doesNotContain("\"newUnmet\"");
    }

    @Test
    void rows_that_lack_are_new_where_there_were_too_many() throws IOException {
        String file = """
                checks:
                  - id: it
                    query: filter dstPort > 0 | stats count(*) as calls by dstPort
                    expect: { minRows: 2, maxRows: 2 }
                """;
        Path before = baseline(file, log("SSH TLS RDP"));
        assertThat(newFindings(before, file, log("SSH"))).containsExactly("it");
    }

    @Test
    void a_waiver_under_which_nothing_fails_any_more_is_new() throws IOException {
        String file =
                "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: all, expect: { only: [22] }, "
                        + "waive: { reason: soon, until: 2099-01-01, ports: 443 } }\n";
        Path before = baseline(file, log("SSH RDP"));
        assertThat(newFindings(before, file, log("SSH"))).containsExactly("it");
    }

    @Test
    void another_reason_why_a_check_is_inconclusive_is_new() throws IOException {
        String file = "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22], expect: none }\n";
        String lost = "2 123456789010 eni-1235b8ca - - - - - - - 1769817600 1769817660 - SKIPDATA";
        Path before = baseline(file, RDP, lost);
        assertThat(newFindings(before, file, RDP, lost, lost)).isEmpty();
        assertThat(newFindings(before, file, RDP.replace("eni-1235b8ca", "eni-1235b8cb")))
                .containsExactly("it");
        assertThat(DiffReport.lines(diff(before)))
                .extracting(ConsoleLine::text)
                .startsWith(
                        "new finding   it  inconclusive",
                        "    ! no readable record",
                        "    no longer: records that AWS lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22], expect: none }",
                "{ id: it, query: 'filter dstPort > 0 | stats count(*) as calls by srcAddr', expect: none }",
                "{ id: it, query: 'filter dstPort > 0 | stats count(*) as calls by accountId', expect: none }"
            })
    void what_is_masked_is_no_baseline(String check) throws IOException {
        String file = "checks:\n  - " + check + "\n";
        Path before = baseline(file, SSH);
        assertThat(newFindings(before, file, SSH)).isEmpty();

        Files.writeString(before, new Mask(Set.of(Mask.Hidden.values())).of(Files.readString(before)));
        assertThatThrownBy(() -> Baseline.read(Optional.of(before), ofUnused))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        before + " was written with flowcheck.mask, and what it hides cannot be compared with what is"
                                + " found now\n  -> write it with a run of verify without flowcheck.mask; this run may have it");
    }

    @Test
    void a_masked_report_and_one_that_is_not_have_no_difference_to_tell() throws IOException {
        String file = "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22], expect: none }\n";
        Path plain = baseline(file, SSH);
        Path masked = Files.writeString(
                directory.resolve("masked.json"), new Mask(Set.of(Mask.Hidden.ADDRESSES)).of(Files.readString(plain)));
        for (List<Path> pair : List.of(List.of(plain, masked), List.of(masked, plain))) {
            assertThatThrownBy(() -> DiffCommand.run(new DiffCommand.Request(pair.get(0), pair.get(1), directory)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage(masked + " was written with flowcheck.mask, and " + plain
                            + " was not, so their peers cannot be compared\n"
                            + "  -> run verify for both of them with or without flowcheck.mask");
        }
        assertThat(DiffCommand.run(new DiffCommand.Request(masked, masked, directory))
                        .changes())
                .isEmpty();
    }

    @Test
    void checks_whose_masked_ids_are_one_are_not_taken_for_each_other() throws IOException {
        String file = """
                checks:
                  - { eni: eni-1235b8ca, address: 10.0.0.1, ports: [22], expect: none }
                  - { eni: eni-1235b8ca, address: 10.0.0.2, ports: [22], expect: none }
                """;
        Path before = baseline(file, SSH);
        Files.writeString(before, new Mask(Set.of(Mask.Hidden.ADDRESSES)).of(Files.readString(before)));
        assertThatThrownBy(() -> SnapshotReader.read(before, "before.json"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "before.json has several checks with the id eni-1235b8ca-22-at-x.x.x.x, so one would be taken"
                                + " for another\n  -> give these checks an id each in the check file, for flowcheck.mask hides what"
                                + " tells made ids apart, and run verify again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"only: [22, 80, 3389]", "onlyPeers: [10.9.0.0/16, 10.8.0.0/16, 10.7.0.0/16]"})
    void what_nobody_uses_any_more_is_new(String expected) throws IOException {
        String file = "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22, 80, 3389], expect: { "
                + expected + " } }\n";
        ofUnused = Unused.Consequence.FAILS;
        String other = RDP.replace("10.9.9.9", "10.8.0.1");
        Path before = baseline(file, SSH, other);
        assertThat(newFindings(before, file, other, SSH)).isEmpty();
        assertThat(newFindings(before, file, SSH)).containsExactly("it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expect: { only: [22] }, waive: { reason: soon, until: 2099-01-01, peers: [10.8.0.0/16] }",
                "expect: { only: [22], onlyPeers: [10.0.0.0/8] }"
            })
    void a_check_that_newly_tells_peers_has_no_other_traffic_for_that(String expected) throws IOException {
        String file =
                "checks:\n  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: all, expect: { only: [22] } }\n";
        String written = file.replace("expect: { only: [22] }", expected);
        Path before = baseline(file, SSH, RDP);
        assertThat(newFindings(before, written, SSH, RDP)).isEmpty();
        assertThat(diff(before).changes()).isEmpty();
        assertThat(newFindings(before, written, SSH, RDP, RDP.replace("10.9.9.9", "10.8.0.1")))
                .containsExactly("it");
    }

    @Test
    void what_could_not_be_asked_fails_in_any_case() throws IOException {
        String timeless = """
                format: ${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${end} ${action} ${log-status}
                checks:
                  - { id: it, eni: eni-1235b8ca, address: 10.0.0.1, ports: [22], expect: none }
                """;
        String record = "2 123456789010 eni-1235b8ca 10.9.9.9 10.0.0.1 40000 22 6 10 840 1769817600 ACCEPT OK";
        Path before = baseline(timeless, record);
        Report again = verify(timeless, "after", record);
        assertThat(again.results().get(0).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(newFindings(before, timeless, record)).containsExactly("it");
    }

    private static String[] log(String records) {
        return Arrays.stream(records.split(" "))
                .map(name -> name.equals("SSH") ? SSH : name.equals("RDP") ? RDP : TLS)
                .toArray(String[]::new);
    }

    private ReportDiff diff(Path before) throws IOException {
        return ReportDiff.between(
                SnapshotReader.read(before, "before"),
                SnapshotReader.read(directory.resolve("after/verify.json"), "after"));
    }

    private Path baseline(String file, String... log) throws IOException {
        verify(file, "before", log);
        return directory.resolve("before/verify.json");
    }

    private List<String> newFindings(Path before, String file, String... log) throws IOException {
        Report report = verify(file, "after", log);
        Baseline baseline = Baseline.read(Optional.of(before), ofUnused);
        List<String> found = baseline.newFindings(report, FAIL_ON).stream()
                .map(result -> result.check().id())
                .toList();
        assertThat(report.results()).extracting(CheckResult::verdict).doesNotContain(Verdict.PASS);
        assertThat(baseline.words(report, FAIL_ON).isPresent()).isEqualTo(found.isEmpty());
        return found;
    }

    private Report verify(String file, String out, String... log) throws IOException {
        Path checks = Files.writeString(directory.resolve("flowcheck.yaml"), file);
        Files.write(directory.resolve("flow.log"), List.of(log));
        VerifyCommand.Request request = new VerifyCommand.Request(
                CheckFileSource.of(checks, directory, Inputs.NONE),
                Optional.empty(),
                "flow.log",
                directory,
                Optional.empty(),
                Set.of(),
                Set.of(ReportFormat.JSON),
                directory.resolve(out),
                ofUnused);
        return VerifyCommand.run(request, Clock.fixed(Instant.parse("2026-06-30T10:00:00Z"), ZoneOffset.UTC))
                .report();
    }
}
