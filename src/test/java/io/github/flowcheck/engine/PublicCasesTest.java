package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What others say the service answers, where a file with such cases stands beside the project. */
class PublicCasesTest {
    private static final Path FILE = Path.of("../shared/data/engine-cases.json");

    /** About log groups, which the engine does not know. */
    private static final Set<String> NOT_OF_THE_ENGINE = Set.of("moto-03-unknown-log-group");

    @TestFactory
    Stream<DynamicTest> answersAsOthersDo() {
        Assumptions.assumeTrue(Files.exists(FILE), "no public cases at " + FILE + ": these tests are skipped");
        return new ObjectMapper()
                .readTree(FILE.toFile())
                .valueStream()
                .filter(node -> !NOT_OF_THE_ENGINE.contains(node.get("id").asString()))
                .map(node -> DynamicTest.dynamicTest(node.get("id").asString(), () -> check(node)));
    }

    private static void check(JsonNode node) {
        ParsedQuery parsed =
                Parser.parse(new SourceText("case", node.get("query").asString()));
        Execution execution = CompiledQuery.compile(parsed).start();
        events(node).forEach(execution::accept);
        ResultTable table = execution.finish();
        JsonNode expected = node.get("expect");
        if (expected.has("count")) {
            assertThat(table.rows()).hasSize(expected.get("count").asInt());
        }
        if (expected.has("rows")) {
            checkRows(table.rows(), expected.get("rows"));
        }
        if (expected.has("rows_any")) {
            assertThat(table.rows()).hasSameSizeAs(expected.get("rows_any"));
            expected.get("rows_any")
                    .forEach(row -> assertThat(table.rows()).anySatisfy(actual -> checkRow(actual, row)));
        }
        if (expected.has("fields") && !table.rows().isEmpty()) {
            List<String> fields =
                    expected.get("fields").valueStream().map(JsonNode::asString).toList();
            assertThat(table.rows().get(0).keySet()).containsExactlyElementsOf(fields);
        }
        expected.path("absent").properties().forEach(e -> e.getValue()
                .forEach(name -> assertThat(table.rows().get(Integer.parseInt(e.getKey())))
                        .doesNotContainKey(name.asString())));
        expected.path("numeric_max").properties().forEach(e -> assertThat(
                        new BigDecimal(table.rows().get(0).get(e.getKey())))
                .isLessThanOrEqualTo(e.getValue().decimalValue()));
        if (expected.path("statistics").has("recordsScanned")) {
            assertThat(table.recordsScanned())
                    .isEqualTo(expected.get("statistics").get("recordsScanned").asLong());
        }
        if (expected.path("statistics").has("recordsMatched")) {
            assertThat(table.recordsMatched())
                    .isEqualTo(expected.get("statistics").get("recordsMatched").asLong());
        }
    }

    private static void checkRows(List<Map<String, String>> actual, JsonNode expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            checkRow(actual.get(i), expected.get(i));
        }
    }

    private static void checkRow(Map<String, String> actual, JsonNode expected) {
        expected.properties().forEach(e -> assertThat(actual)
                .containsEntry(e.getKey(), e.getValue().asString()));
    }

    private static List<LogEvent> events(JsonNode node) {
        List<LogEvent> events = new ArrayList<>();
        long start = node.get("start_s").asLong() * 1000;
        long end = node.get("end_s").asLong() * 1000 + 999;
        node.get("query_groups")
                .valueStream()
                .map(JsonNode::asString)
                .distinct()
                .forEach(group -> node.get("groups").path(group).properties().forEach(stream -> stream.getValue()
                        .forEach(event -> {
                            long time = event.get(0).asLong();
                            if (time >= start && time <= end) {
                                events.add(TestEvents.of(
                                        time, stream.getKey(), event.get(1).asString()));
                            }
                        })));
        return events;
    }
}
