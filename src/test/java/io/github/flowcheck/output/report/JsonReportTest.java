package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.output.Schemas;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void ofAQueryThatNamesNoInterfaceNothingIsSaidAboutWhatRecordsSay() {
        assertThat(JsonReport.of(SampleReport.of(SampleReport.ofRawQuery())).text())
                .contains("\"records\": {\n        \"count\": 3\n      }")
                .doesNotContain("noData")
                .doesNotContain("skipData");
    }

    @Test
    void aReportOfAllRecordsSaysSoInItsWindow() throws IOException {
        String json = JsonReport.of(SampleReport.of(
                        SampleReport.result(SampleReport.check("web", 1), Verdict.PASS, "nothing", List.of())))
                .text();

        assertThat(json).contains("""
                  "window": {
                    "all": true
                  },
                """);
        Schemas.assertReport(json);
    }

    @Test
    void withoutRecordsThereAreNoTimesOfRecords() {
        assertThat(JsonReport.of(SampleReport.of(
                                SampleReport.result(SampleReport.check("web", 1), Verdict.PASS, "nothing", List.of())))
                        .text())
                .contains("""
                          "records": {
                            "count": 0,
                            "noData": 0,
                            "skipData": 0
                          }
                    """);
    }

    @Test
    void theRowsOfAQueryOfOnesOwnHaveItsColumns() throws IOException {
        String json = JsonReport.of(SampleReport.of(SampleReport.ofRawQuery())).text();

        assertThat(json)
                .contains("\"srcAddr\": \"10.0.0.1\"", "\"calls\": \"3\"")
                .doesNotContain("\"eni\"", "direction");
        Schemas.assertReport(json);
    }

    @Test
    void hostileTextIsEscaped() throws IOException {
        String json = JsonReport.of(SampleReport.of(SampleReport.result(
                        SampleReport.check("web", 1, Optional.of("\"}],\u0000\u001b[2J\n</script>"), Optional.empty()),
                        Verdict.FAIL,
                        "\\",
                        List.of(SampleReport.ssh()))))
                .text();

        assertThat(json).contains("\"description\": \"\\\"}],\\u0000\\u001B[2J\\n</script>\"", "\"message\": \"\\\\\"");
        Schemas.assertReport(json);
    }
}
