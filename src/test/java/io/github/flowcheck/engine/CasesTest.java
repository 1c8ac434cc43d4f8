package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.engine.EngineCases.Case;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cases as data: a query, events and the rows it answers. Each query is run as it is written and as it is printed. */
class CasesTest {
    @TestFactory
    Stream<DynamicTest> answers() {
        return EngineCases.all().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    private static void check(Case one) {
        List<Map<String, String>> rows = run(one.query(), one.events(), one.time());
        assertThat(rows).isEqualTo(one.rows());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).keySet())
                    .containsExactlyElementsOf(one.rows().get(i).keySet());
        }
        String printed =
                Printer.print(Parser.parse(new SourceText("case", one.query())).query());
        assertThat(run(printed, one.events(), one.time())).isEqualTo(one.rows());
    }

    private static List<Map<String, String>> run(String query, List<LogEvent> events, QueryTime time) {
        Execution execution = CompiledQuery.compile(Parser.parse(new SourceText("case", query)))
                .start(EngineLimits.DEFAULT, time);
        events.forEach(execution::accept);
        return execution.finish().rows();
    }

    static ResultTable run(String query, List<LogEvent> events) {
        Execution execution = CompiledQuery.compile(Parser.parse(new SourceText("case", query)))
                .start();
        events.forEach(execution::accept);
        return execution.finish();
    }
}
