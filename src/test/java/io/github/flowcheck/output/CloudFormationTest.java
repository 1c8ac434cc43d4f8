package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.render.SavedQuery;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CloudFormationTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @CsvSource({
        "web-well-known, WebWellKnown",
        "a-b,            AB",
        "a.b,            AB",
        "ab,             Ab",
        "a--b_,          AB",
        "1st.check,      Check1stCheck"
    })
    void aLogicalIdIsTheIdInCamelCaseAndAHash(String id, String readable) {
        assertThat(CloudFormation.logicalId(id)).matches(readable + "[0-9a-f]{8}");
    }

    @Test
    void idsThatReadAlikeHaveLogicalIdsOfTheirOwn() {
        assertThat(List.of("a-b", "a.b", "a_b", "ab", "a--b", "a-b-"))
                .extracting(CloudFormation::logicalId)
                .doesNotHaveDuplicates();
    }

    @Test
    void theLongestIdHasALogicalIdThatCloudFormationTakes() {
        assertThat(CloudFormation.logicalId("9".repeat(Check.LONGEST_ID))).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void fiveHundredQueriesAreOneTemplate() {
        assertThat(CloudFormation.templates(queries(500, 10)))
                .extracting(OutputFile::path)
                .containsExactly("cloudformation/flowcheck.template.json");
    }

    @Test
    void oneMoreMakesTwoPartsThatHoldEachQueryOnce() throws IOException {
        List<OutputFile> files = CloudFormation.templates(queries(501, 10));

        assertThat(files)
                .extracting(OutputFile::path)
                .containsExactly(
                        "cloudformation/flowcheck-1.template.json", "cloudformation/flowcheck-2.template.json");
        assertThat(placed(files)).hasSize(501);
        for (OutputFile file : files) {
            Schemas.assertValid("template.schema.json", file.text());
        }
    }

    @Test
    void aCheckThatGoesMovesNoOther() {
        List<SavedQuery> queries = queries(1200, 10);
        Map<String, String> before = placed(CloudFormation.templates(queries));

        for (int gone : List.of(0, 1, 599, 1199)) {
            List<SavedQuery> fewer =
                    queries.stream().filter(q -> q != queries.get(gone)).toList();
            Map<String, String> after = placed(CloudFormation.templates(fewer));
            assertThat(after).hasSize(1199);
            assertThat(before).containsAllEntriesOf(after);
        }
    }

    @Test
    void templatesOfMoreThanAMillionBytesAreSplitToo() {
        List<OutputFile> files = CloudFormation.templates(queries(150, 9_900));

        assertThat(files).hasSize(2);
        assertThat(files).allSatisfy(file -> assertThat(file.text().length()).isLessThanOrEqualTo(1_000_000));
        assertThat(placed(files)).hasSize(150);
    }

    /** Which file each resource is in. */
    private static Map<String, String> placed(List<OutputFile> files) {
        Map<String, String> placed = new TreeMap<>();
        for (OutputFile file : files) {
            JsonNode resources = MAPPER.readTree(file.text()).path("Resources");
            resources.properties().forEach(entry -> assertThat(placed.put(entry.getKey(), file.path()))
                    .isNull());
        }
        return placed;
    }

    private static List<SavedQuery> queries(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, "check-%04d", i))
                .map(id -> new SavedQuery(id, "net/" + id, "x".repeat(length), List.of()))
                .toList();
    }
}
