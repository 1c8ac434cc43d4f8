package io.github.flowcheck.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
    private static final Set<Verdict> FAIL_ON = Set.of(Verdict.FAIL);

    private final JsonNode run = run(FAIL_ON);

    @Test
    void theRowsOfAnAuthorsQueryAreTold() {
        String text = new SarifReport(Set.of(Verdict.FAIL), SampleReport.SUBJECT)
                .of(SampleReport.of(SampleReport.ofRawQuery()))
                .text();
        assertThat(new JsonMapper()
                        .readTree(text)
                        .at("/runs/0/results/0/message/text")
                        .asString())
                .startsWith("check often: expected no rows, saw 2 rows\n")
                .contains("10.0.0.1")
                .endsWith("\nmend it");
    }

    @Test
    void theReportFitsTheSchemaOfTheStandard() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            assertThat(schema.validate(text(FAIL_ON), InputFormat.JSON)).isEmpty();
            assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void findingsAndWaivedChecksAreResultsInTheOrderOfTheFile() {
        assertThat(values("ruleId")).containsExactly("fail", "inconclusive", "error", "waived", "fail");
    }

    @Test
    void whatDoesNotFailTheBuildIsAWarningAtMost() {
        assertThat(values("level")).containsExactly("error", "warning", "error", "note", "error");
    }

    @Test
    void everyRuleIndexNamesItsRule() {
        JsonNode rules = run.at("/tool/driver/rules");
        run.get("results").forEach(result -> assertThat(
                        rules.get(result.get("ruleIndex").intValue()).get("id"))
                .isEqualTo(result.get("ruleId")));
    }

    @Test
    void aFindingPointsAtItsCheckInTheFile() {
        JsonNode place = run.at("/results/0/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").stringValue()).isEqualTo("net/flowcheck.yaml");
        assertThat(place.at("/region/startLine").intValue()).isEqualTo(3);
        assertThat(place.at("/region/startColumn").intValue()).isEqualTo(5);
    }

    @Test
    void aReportForATargetIsAnAnalysisOfItsOwn() {
        Subject prod = new Subject("net/flowcheck.yaml", Optional.of("prod"));
        JsonNode its = new JsonMapper()
                .readTree(new SarifReport(FAIL_ON, prod)
                        .of(SampleReport.everyVerdict())
                        .text())
                .at("/runs/0");
        assertThat(its.at("/automationDetails/id").stringValue()).isEqualTo("flowcheck/net/flowcheck.yaml/prod/");
        assertThat(its.at("/results/0/message/text").stringValue())
                .startsWith("check ")
                .contains(" (prod): ");
        assertThat(run.at("/automationDetails").isMissingNode()).isTrue();
    }

    @Test
    void checksOfOneLineHaveFingerprintsOfTheirOwn() {
        CheckResult first = SampleReport.result(SampleReport.check("web.eni-1", 2), Verdict.FAIL, "no", List.of());
        CheckResult second = SampleReport.result(SampleReport.check("web.eni-2", 2), Verdict.FAIL, "no", List.of());
        CheckResult other = SampleReport.result(SampleReport.check("db", 3), Verdict.FAIL, "no", List.of());
        JsonNode results = new JsonMapper()
                .readTree(new SarifReport(FAIL_ON, SampleReport.SUBJECT)
                        .of(SampleReport.of(first, second, other))
                        .text())
                .at("/runs/0/results");
        String pointer = "/partialFingerprints/primaryLocationLineHash";
        assertThat(results.get(0).at(pointer).stringValue()).matches("[0-9a-f]{16}:1");
        assertThat(results.get(1).at(pointer).stringValue())
                .matches("[0-9a-f]{16}:1")
                .isNotEqualTo(results.get(0).at(pointer).stringValue());
        assertThat(results.get(2).at(pointer).isMissingNode()).isTrue();
    }

    @Test
    void aWaivedCheckIsSuppressedWithItsReason() {
        JsonNode suppression = run.at("/results/3/suppressions/0");
        assertThat(suppression.get("status").stringValue()).isEqualTo("accepted");
        assertThat(suppression.get("justification").stringValue())
                .isEqualTo("waived until 2027-01-31 by ops: moves in March");
    }

    @Test
    void aPathIsWrittenAsAUri() {
        assertThat(UriPath.of("my files/fl\u00f6w#1.yaml")).isEqualTo("my%20files/fl%C3%B6w%231.yaml");
    }

    private List<String> values(String key) {
        return run.get("results")
                .valueStream()
                .map(result -> result.get(key).stringValue())
                .toList();
    }

    private static JsonNode run(Set<Verdict> failOn) {
        return new JsonMapper().readTree(text(failOn)).at("/runs/0");
    }

    private static String text(Set<Verdict> failOn) {
        return new SarifReport(failOn, SampleReport.SUBJECT)
                .of(SampleReport.everyVerdict())
                .text();
    }
}
