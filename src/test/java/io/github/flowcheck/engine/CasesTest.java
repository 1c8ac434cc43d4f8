package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Cases as data: a query, events and the rows it answers, all columns in their order. A flow-log record's time is its start; other
 * events come a second apart from 1970 on. Each query is run as it is written and as it is printed.
 */
class CasesTest {
    @TestFactory
    Stream<DynamicTest> answers() {
        return Stream.of("article.yaml", "language.yaml").flatMap(CasesTest::cases);
    }

    private static Stream<DynamicTest> cases(String file) {
        JsonNode root = read(file);
        return root.get("cases")
                .valueStream()
                .map(node -> DynamicTest.dynamicTest(node.get("name").asString(), () -> {
                    List<TestEvent> events =
                            events(root.get("logs").get(node.get("log").asString()));
                    String query = node.get("query").asString();
                    List<Map<String, String>> expected = rows(node.get("rows"));
                    assertThat(run(query, events).rows()).isEqualTo(expected);
                    String printed = Printer.print(
                            Parser.parse(new SourceText("case", query)).query());
                    List<Map<String, String>> again = run(printed, events).rows();
                    assertThat(again).isEqualTo(expected);
                    for (int i = 0; i < expected.size(); i++) {
                        assertThat(again.get(i).keySet())
                                .containsExactlyElementsOf(expected.get(i).keySet());
                    }
                }));
    }

    private static JsonNode read(String file) {
        try (InputStream in = CasesTest.class.getResourceAsStream(file)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<TestEvent> events(JsonNode log) {
        List<TestEvent> events = new ArrayList<>();
        for (JsonNode message : log) {
            String[] words = message.asString().split(" ");
            long time = words.length == 14 ? Long.parseLong(words[10]) : events.size();
            events.add(
                    TestEvent.of(time * 1000, words.length == 14 ? words[2] + "-all" : "stream", message.asString()));
        }
        return events;
    }

    private static List<Map<String, String>> rows(JsonNode rows) {
        return rows.valueStream()
                .<Map<String, String>>map(row -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    row.properties()
                            .forEach(cell ->
                                    cells.put(cell.getKey(), cell.getValue().asString()));
                    return cells;
                })
                .toList();
    }

    static ResultTable run(String query, List<TestEvent> events) {
        Execution execution = CompiledQuery.compile(Parser.parse(new SourceText("case", query)))
                .start();
        events.forEach(execution::accept);
        return execution.finish();
    }
}
