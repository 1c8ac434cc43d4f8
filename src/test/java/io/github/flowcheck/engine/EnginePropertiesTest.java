package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.RandomQueries;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EnginePropertiesTest {
    private static final List<LogEvent> EVENTS = List.of(
            TestEvents.of(1, "a", "2 1 eni-a 10.0.0.9 10.0.0.1 40001 22 6 5 500 1000 1060 ACCEPT OK"),
            TestEvents.of(2, "b", "{\"dstPort\": \"x\", \"a\": {\"b\": -1.5}, \"count\": 99999999999999999999}"),
            TestEvents.of(-1, "", ""));

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void anyQueryIsAnsweredOrRefusedWithItsPlace(@ForAll("queries") Query query) {
        ParsedQuery parsed = Parser.parse(new SourceText("q", Printer.print(query)));
        try {
            Execution execution = CompiledQuery.compile(parsed).start();
            EVENTS.forEach(execution::accept);
            assertThat(execution.finish().recordsScanned()).isEqualTo(3);
        } catch (BadInputException e) {
            assertThat(e.problems())
                    .allSatisfy(problem -> assertThat(problem.place()).isPresent());
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void anyTextIsAnsweredOrRefusedWithItsPlace(@ForAll("texts") String text) {
        try {
            Execution execution = CompiledQuery.compile(Parser.parse(new SourceText("q", text)))
                    .start();
            EVENTS.forEach(execution::accept);
            assertThat(execution.finish().recordsScanned()).isEqualTo(3);
        } catch (BadInputException e) {
            assertThat(e.problems())
                    .allSatisfy(problem -> assertThat(problem.place()).isPresent());
        }
    }

    /** Keeping only what may be needed gives what sorting everything would give. */
    @Property(tries = 200)
    void theFirstRowsAreThoseOfTheWholeOrder(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll @IntRange(max = 60) int size) {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(event(random.nextInt(20), random.nextInt(15) + ""));
        }
        List<LogEvent> newest = new ArrayList<>(events);
        newest.sort((x, y) -> Long.compare(y.timestamp(), x.timestamp()));
        Set<String> seen = new HashSet<>();
        List<String> expected = newest.stream()
                .filter(e -> seen.add(e.field("@message")))
                .limit(limit)
                .map(event -> event.field("@message"))
                .toList();

        assertThat(column(CasesTest.run("fields @message | dedup @message | limit " + limit, events)))
                .isEqualTo(expected);
        assertThat(column(CasesTest.run("fields @message | limit " + limit, events)))
                .isEqualTo(newest.stream()
                        .limit(limit)
                        .map(event -> event.field("@message"))
                        .toList());
    }

    @Property(tries = 200)
    void groupsDoNotDependOnTheOrderOfEvents(@ForAll Random random, @ForAll @IntRange(max = 40) int size) {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(event(i, random.nextInt(5) + "." + random.nextInt(3)));
        }
        String query =
                "stats count(*) as n, sum(@message) as s, avg(@message) as a, min(@message) as b, max(@timestamp) as c,"
                        + " count_distinct(@message) as d, pct(@message, 50) as p by floor(@message) as k | sort k";
        ResultTable one = CasesTest.run(query, events);
        Collections.shuffle(events, random);

        assertThat(CasesTest.run(query, events).rows()).isEqualTo(one.rows());
    }

    private static LogEvent event(long time, String message) {
        return LogEvent.of(time, message);
    }

    private static List<String> column(ResultTable table) {
        return table.rows().stream().map(row -> row.get("@message")).toList();
    }

    @Provide
    Arbitrary<Query> queries() {
        return RandomQueries.queries();
    }

    /** Texts that are nearly queries: words of the language in any order. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "filter",
                "fields",
                "stats",
                "sort",
                "limit",
                "dedup",
                "parse",
                "display",
                "by",
                "as",
                "and",
                "or",
                "not",
                "in",
                "like",
                "=",
                "!=",
                "=~",
                "<",
                "(",
                ")",
                "[",
                "]",
                ",",
                "|",
                "|",
                "|",
                "+",
                "-",
                "*",
                "/",
                "^",
                "%",
                "count(*)",
                "sum(",
                "bin(5m)",
                "dstPort",
                "@message",
                "@timestamp",
                "22",
                "1.5",
                "\"x\"",
                "'* *'",
                "/a(?<g>b)/",
                "`a b`",
                "#",
                "\n",
                "{{",
                "}}",
                "$",
                "SOURCE",
                "join",
                "any",
                "desc",
                "if(",
                "concat(",
                "isIpv4InSubnet(",
                "\"10.0.0.0/8\"",
                "\u3000",
                "5m",
                "\\",
                "\"");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(25).map(list -> String.join(" ", list)),
                Arbitraries.strings().ofMaxLength(30));
    }
}
