package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.diff.ReportDiff;
import io.github.flowcheck.diff.Snapshot;
import io.github.flowcheck.diff.SnapshotReader;
import io.github.flowcheck.output.text.ConsoleLine;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DiffReportTest {
    @TempDir
    private Path temp;

    @Test
    void whatVerifyWroteIsReadAsWhatItFound() throws IOException {
        Report report = SampleReport.everyVerdict();
        assertThat(read(JsonReport.of(report).text())).isEqualTo(Snapshot.of(report));
    }

    @Test
    void theRowsOfAnAuthorsQueryAreNoTraffic() throws IOException {
        assertThat(read(JsonReport.of(SampleReport.of(SampleReport.ofRawQuery()))
                                .text())
                        .checks()
                        .get("often")
                        .rows())
                .isEmpty();
    }

    @Test
    void theConsoleTellsWhatAppearedAndWent() {
        ReportDiff diff =
                ReportDiff.between(Snapshot.of(report(Verdict.PASS)), Snapshot.of(SampleReport.everyVerdict()));
        assertThat(DiffReport.lines(diff))
                .extracting(ConsoleLine::text)
                .contains(
                        "changed       web-well-known  pass",
                        "    - 8443",
                        "new finding   web-from-bastion  not there -> fail",
                        "    ! 53/udp REJECT 2001:db8::1",
                        "added         web-seen  not there -> observed",
                        "    + and 15 more",
                        "4 new findings, 0 fixed, 2 added, 0 removed, 1 changed");
    }

    @Test
    void theConsoleCountsAsEnglishDoes() {
        assertThat(DiffReport.lines(
                        ReportDiff.between(Snapshot.of(report(Verdict.PASS)), Snapshot.of(report(Verdict.FAIL)))))
                .last()
                .extracting(ConsoleLine::text)
                .isEqualTo("1 new finding, 0 fixed, 0 added, 0 removed, 0 changed");
        assertThat(DiffReport.lines(
                        ReportDiff.between(Snapshot.of(report(Verdict.FAIL)), Snapshot.of(report(Verdict.PASS)))))
                .last()
                .extracting(ConsoleLine::text)
                .isEqualTo("0 new findings, 1 fixed, 0 added, 0 removed, 0 changed");
    }

    @Test
    void theFileHoldsTheWholeDifference() {
        ReportDiff diff =
                ReportDiff.between(Snapshot.of(report(Verdict.PASS)), Snapshot.of(SampleReport.everyVerdict()));
        assertThat(new JsonMapper().readTree(DiffReport.of(diff).text()).path("changes"))
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\": 2, \"checks\": []}",
                "{\"version\": 1, \"checks\": [{\"id\": \"a\", \"verdict\": \"ok\"}]}"
            })
    void whatIsNoReportIsRefusedByName(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("old.json is no report of flowcheck: ");
    }

    @Test
    void whatIsNoJsonIsToldInOurWords() {
        for (String text : List.of("<html>", "{} {}", "{\"version\": 1", "interfaces:")) {
            assertThatThrownBy(() -> read(text))
                    .as(text)
                    .hasMessage("old.json is no report of flowcheck: it is no JSON, or not all of it, in line 1\n"
                            + "  -> name a verify.json that flowcheck:verify wrote, or run it once to have one; it is below its"
                            + " output directory");
        }
    }

    @Test
    void whatNestsDeeperThanAnyReportIsToldInOurWords() {
        assertThatThrownBy(() -> read("[".repeat(5000)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("old.json is no report of flowcheck: it is no JSON, or not all of it\n");
    }

    @Test
    void aDirectoryIsToldWithTheReportInIt() {
        assertThatThrownBy(() -> SnapshotReader.read(temp, "target/flowcheck"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("target/flowcheck is a directory, not a report\n"
                        + "  -> name the report in it: target/flowcheck/verify.json");
    }

    @Test
    void aMissingReportIsToldWithARemedy() {
        assertThatThrownBy(() -> SnapshotReader.read(temp.resolve("none.json"), "none.json"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no report none.json");
    }

    private static Report report(Verdict verdict) {
        return SampleReport.of(SampleReport.result(
                SampleReport.check("web-well-known", 2),
                verdict,
                "so it is",
                List.of(SampleReport.ssh(), SampleReport.row(8443))));
    }

    private Snapshot read(String text) throws IOException {
        return SnapshotReader.read(Files.writeString(temp.resolve("old.json"), text), "old.json");
    }
}
