package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.flowcheck.engine.aggregate.Aggregates;
import io.github.flowcheck.engine.function.ScalarFunctions;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ResultTable;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledQueryTest {
    @Test
    void refusesWhatItDoesNotEvaluateWithItsPlace() {
        String query =
                "filter a =~ /(?=x)/\n| fields regexReplace(b, c, d), unmask(b)\n| stats count(*) as n by c\n| filter d = 1 and N = 2";

        assertThat(catchThrowableOfType(BadInputException.class, () -> compile(query)))
                .hasMessage("""
                        q:1:13: a regular expression that is not evaluated offline: invalid or unsupported Perl syntax `(?=`
                          1 | filter a =~ /(?=x)/
                            |             ^^^^^^^
                          -> write it in RE2 syntax, which has no look-around and no back-references

                        q:2:26: a pattern that is computed is not evaluated offline
                          2 | | fields regexReplace(b, c, d), unmask(b)
                            |                          ^
                          -> run the query on CloudWatch Logs, or write the pattern as a string

                        q:2:33: `unmask` is not evaluated offline
                          2 | | fields regexReplace(b, c, d), unmask(b)
                            |                                 ^^^^^^^^^
                          -> run the query on CloudWatch Logs, or write it without this function

                        q:4:10: `stats` leaves no `d`
                          4 | | filter d = 1 and N = 2
                            |          ^
                          -> did you mean `c`?

                        q:4:20: `stats` leaves no `N`
                          4 | | filter d = 1 and N = 2
                            |                    ^
                          -> did you mean `n`?""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '^', textBlock = """
            filter a =~ {{eni}}                  § a pattern without a value
            filter a = {{eni}}                   § a parameter without a value
            filter a like {{eni}}                § a pattern without a value
            filter a = true                      § `true` is a field here, and the documentation has no such constant
            filter isIpv4InSubnet(a, "10.0.0.0") § no block of addresses of IPv4
            filter isIpv6InSubnet(a, "10.0.0.0/8") § no block of addresses of IPv6
            filter isIpInSubnet(a, "x")          § no block of addresses
            fields replace(a, /b/, "c")          § a regular expression as a value is not evaluated offline
            fields regexReplace(a, "(", "c")     § a regular expression that is not evaluated offline: missing closing ) `(`
            fields regexReplace(a, "(b)", "$1")  § a replacement with `$` or `\\`, of which the documentation says nothing
            fields regexReplace(a, b, "c")       § a pattern that is computed is not evaluated offline
            fields formatDate(a, "%Q")           § a format that is not evaluated offline
            fields formatDate(a, b)              § a format that is not evaluated offline
            fields parseDate(a, "yyyy-b")        § a format that Java's DateTimeFormatter does not know
            fields parseDate(a, "yyyy", "Mars")  § no time zone
            fields datefloor(@timestamp + 9h, 1h) § a period in a calculation is not evaluated offline: what CloudWatch makes of it is not documented
            fields unmask(a)                     § `unmask` is not evaluated offline
            fields jsonParse(a) as j, j.b        § a part of `j` in the command that makes it, where CloudWatch finds none
            fields jsonParse(a) as j | sort j     § a map or a list, which CloudWatch neither groups nor sorts nor counts
            fields jsonParse(a) as j | dedup j    § a map or a list, which CloudWatch neither groups nor sorts nor counts
            fields split(a, "b") as j | stats count(j) § a map or a list, which CloudWatch neither groups nor sorts nor counts
            filter @timestamp > "2014-12-14 04:15:00" § a text beside a point in time is not evaluated offline: what CloudWatch makes of it is not documented
            filter "2014-12" <= bin(1h)          § a text beside a point in time is not evaluated offline: what CloudWatch makes of it is not documented
            fields @ingestionTime not in [1, "2014-12"] as a § a text beside a point in time is not evaluated offline: what CloudWatch makes of it is not documented
            stats count(*) by bin(1w)            § this period is not evaluated offline
            stats count(*) by bin(2mo)           § this period is not evaluated offline
            stats pct(a, 101)                    § no percentile
            stats topk(0, a)                     § no count of values
            stats topk(3, a) by b                § `topk` beside `by` is not evaluated offline
            stats count(*) by histogram(a, 3)    § `histogram` is not evaluated offline
            stats histogram(a, 3)                § `histogram` is not evaluated offline
            stats rate(a, 5m) by bin(1h)         § `rate` is not evaluated offline
            stats count(*) by bin(5m) offset 1h  § `offset` is not evaluated offline: what of the bins it shifts is not documented
            stats a by b                         § `stats` leaves no `a`
            stats count(*) as n | stats count(*) by bin(5m) § after `stats` no row has a `@timestamp`
            stats count(*) as n | stats latest(n) § after `stats` no row has a `@timestamp`
            filterIndex a = 1                    § `filterIndex` is not evaluated offline
            pattern @message                     § `pattern` is not evaluated offline
            anomaly                              § `anomaly` is not evaluated offline
            SOURCE 'x'                           § `SOURCE` is not evaluated offline
            lookup t a OUTPUT b                  § `lookup` is not evaluated offline
            cidrlookup t a OUTPUT b              § `cidrlookup` is not evaluated offline
            sessionize a                         § `sessionize` is not evaluated offline
            outlier a                            § `outlier` is not evaluated offline
            estimate                             § `estimate` is not evaluated offline
            $q()                                 § a saved query is not evaluated offline
            filter a in (SOURCE 'x')             § a query inside a query is not evaluated offline
            limit 5 | stats count(*)             § `stats` after `sort`, `limit` or `dedup` is not evaluated offline
            sort a | stats count(*)              § `stats` after `sort`, `limit` or `dedup` is not evaluated offline
            head                                 § `head` without a number, of which the documentation says nothing
            accum a as b                         § `accum` over rows whose order the query does not say
            sort a | accum a                     § `accum` without a name, and the documentation says none
            autoregress a                        § `autoregress` over rows whose order the query does not say
            sort a | autoregress a as b p=1-2    § one name for several columns, and the documentation does not say what it names
            filldown a                           § `filldown` over rows whose order the query does not say
            sort a | filldown                    § no columns that could be filled
            addtotals                            § no columns that could be summed up
            fillmissing                          § `fillmissing` after something else than `stats … by bin(…)`
            stats count(*) by a | fillmissing    § `fillmissing` after something else than `stats … by bin(…)`
            """)
    void refuses(String query, String message) {
        assertThat(catchThrowableOfType(BadInputException.class, () -> compile(query))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo(message);
                    assertThat(problem.place()).isPresent();
                });
    }

    /** Else a check file could not hold what CloudWatch alone answers. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '^', textBlock = """
            filter a = 1                         § ^^
            pattern @message                     § ^^
            fields unmask(a)                     § ^^
            fields datefloor(@timestamp + 9h, 1h) § ^^
            filter @timestamp > "2014-12-14"     § ^^
            stats count(*) by bin(1w)            § ^^
            stats count(*) by bin(5m) offset 1h  § ^^
            filter a in (SOURCE 'x')             § ^^
            $q()                                 § ^^
            pattern @message | filter a =~ /(/   § ^^
            stats count(*) as n by a | filter b = 1 § `stats` leaves no `b`
            stats count(*) as n by a | stats count(*) as m by n | sort a § `stats` leaves no `a`
            stats count(*) as n by bin(5m) | sort @timestamp asc § ^^
            filter a =~ /(/                      § a regular expression that is not evaluated offline: missing closing ) `(`
            """)
    void whatIsWrongWhereverItIsRunIsAFault(String query, String message) {
        ParsedQuery parsed = Parser.parse(new SourceText("q", query));
        assertThat(CompiledQuery.faults(parsed))
                .extracting(Problem::message)
                .isEqualTo(message.isEmpty() ? List.of() : List.of(message));
    }

    @Test
    void tellsTheColumnsThatAreLeftAsAQueryWritesThem() {
        assertThat(catchThrowableOfType(
                                BadInputException.class,
                                () -> compile("stats count(*) as n by bin(5m) | sort @timestamp"))
                        .problems())
                .extracting(Problem::remedy)
                .containsExactly("run the query on CloudWatch Logs, or sort by a column that is left: `bin(5m)`, n");
    }

    @Test
    void refusesRegularExpressionsThatWouldTakeAllMemoryOrStack() {
        String message = "a regular expression that is too large or nests too deep";
        for (String regex :
                List.of("((a{1000}){1000}){10}", "(".repeat(5000) + "a" + ")".repeat(5000), "(a{100}){1,999}b{2}")) {
            assertThat(catchThrowableOfType(BadInputException.class, () -> compile("filter a =~ /" + regex + "/"))
                            .problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).isEqualTo(message));
        }
        for (String regex :
                List.of("a{1000}", "[(]{5}\\({5}{x}", "(?:\\S+\\s+){16}(?<a>\\S+)", "\\d{1,3}(\\.\\d{1,3}){3}")) {
            assertThat(compile("filter a =~ /" + regex + "/").start()).isNotNull();
        }
    }

    @Test
    void evaluatesTheLongestAndDeepestExpressions() {
        String chain = "filter 1 = 2" + " or 1 = 2".repeat(249) + " | fields 0" + " + 1".repeat(500) + " as n";
        String nest = "filter " + "not (".repeat(49) + "1 = 2" + ")".repeat(49) + " | fields " + "abs(".repeat(99) + "1"
                + ")".repeat(99) + " as n";

        assertThat(CasesTest.run(chain.replace("filter 1 = 2", "filter 1 = 1"), List.of(TestEvents.of(1, "s", "m")))
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("n", "500"));
        assertThat(CasesTest.run(nest, List.of(TestEvents.of(1, "s", "m"))).rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("n", "1"));
        Query query = Parser.parse(new SourceText("q", chain)).query();
        assertThat(Parser.parse(new SourceText("q", Printer.print(query))).query())
                .isEqualTo(query);
    }

    @Test
    void evaluatesJustTheFunctionsThatTheTableSays() {
        Set<String> evaluated = new HashSet<>(ScalarFunctions.names());
        evaluated.addAll(Aggregates.names());

        assertThat(evaluated)
                .isEqualTo(Functions.all().stream()
                        .filter(Function::evaluated)
                        .map(Function::name)
                        .collect(Collectors.toSet()));
        assertThat(Aggregates.names())
                .allMatch(name -> Functions.find(name).orElseThrow().isAggregate());
        assertThat(ScalarFunctions.names())
                .noneMatch(name -> Functions.find(name).orElseThrow().isAggregate());
    }

    @Test
    void countsRecordsAndBytes() {
        Execution execution = compile("filter @message = \"b\" | stats count(*) as n | filter n > 5")
                .start();
        execution.accept(TestEvents.of(1, "s", "a"));
        execution.accept(TestEvents.of(2, "s", "b"));
        execution.accept(TestEvents.of(3, "s", "ü"));

        ResultTable table = execution.finish();

        assertThat(table.rows()).isEmpty();
        assertThat(table.recordsScanned()).isEqualTo(3);
        assertThat(table.recordsMatched()).isEqualTo(1);
        assertThat(table.bytesScanned()).isEqualTo(4);
    }

    @Test
    void saysWhenNoEventCanChangeTheResult() {
        Execution execution = compile("filter @message = \"b\" | limit any 1").start();
        execution.accept(TestEvents.of(1, "s", "a"));
        assertThat(execution.isSatisfied()).isFalse();
        execution.accept(TestEvents.of(2, "s", "b"));
        assertThat(execution.isSatisfied()).isTrue();
        assertThat(compile("limit 1").start().isSatisfied()).isFalse();
    }

    @Test
    void answersTenThousandRowsWithoutALimit() {
        Execution execution = compile("fields @message").start();
        for (int i = 0; i < 10_001; i++) {
            execution.accept(TestEvents.of(i, "s", "m" + i));
        }
        ResultTable table = execution.finish();

        assertThat(table.rows()).hasSize(10_000);
        assertThat(table.rows().get(0)).containsEntry("@message", "m10000");
    }

    @Test
    void stopsAtItsLimitsInsteadOfAnsweringInPart() {
        Execution groups = compile("stats count(*) by @message").start(new EngineLimits(2, 2));
        Execution values = compile("stats count_distinct(@message)").start(new EngineLimits(2, 2));
        for (int i = 0; i < 2; i++) {
            groups.accept(TestEvents.of(i, "s", "m" + i));
            values.accept(TestEvents.of(i, "s", "m" + i));
        }

        assertThatThrownBy(() -> groups.accept(TestEvents.of(2, "s", "m2")))
                .isInstanceOf(QueryTooLargeException.class)
                .hasMessage("the query makes more than 2 groups")
                .extracting("remedy")
                .isEqualTo("filter more before `stats`, or group by fewer fields");
        assertThatThrownBy(() -> values.accept(TestEvents.of(2, "s", "m2")))
                .isInstanceOf(QueryTooLargeException.class)
                .hasMessage("the query counts more than 2 distinct values");
    }

    @Test
    void makesAndKeepsNoMoreTextThanItMay() {
        String doubling = "fields @message as a0"
                + IntStream.range(0, 30)
                        .mapToObj(i -> " | fields concat(a" + i + ", a" + i + ") as a" + (i + 1))
                        .collect(Collectors.joining());
        Execution concat = compile(doubling).start();
        Execution replace = compile("fields replace(@message, \"a\", \"" + "b".repeat(5000) + "\") as r")
                .start();
        Execution rows = compile("fields @message").start(new EngineLimits(10, 10));
        LogEvent event = TestEvents.of(1, "s", "a".repeat(600));

        for (Execution execution : List.of(concat, replace)) {
            assertThatThrownBy(() -> execution.accept(event))
                    .isInstanceOf(QueryTooLargeException.class)
                    .hasMessage("the query makes a text of more than 1048576 characters");
        }
        rows.accept(event);
        assertThatThrownBy(() -> rows.accept(event))
                .isInstanceOf(QueryTooLargeException.class)
                .hasMessage("the query keeps more than 1000 characters");
    }

    @Test
    void makesNoMoreRowsOfOneThanItMay() {
        String hundred = "fields jsonParse('[" + "1,".repeat(99) + "1]') as list";
        String squared = hundred + " | unnest list into a | parse @message /(?<b>.)/ multi";
        CompiledQuery fits = compile(squared + " | stats count(*) as n");
        CompiledQuery tooMany = compile(squared + " | unnest list into c | stats count(*) as n");
        Execution execution = fits.start();
        execution.accept(TestEvents.of(1, "s", "m".repeat(900)));
        execution.accept(TestEvents.of(2, "s", "m".repeat(900)));

        assertThat(execution.finish().rows()).containsExactly(Map.of("n", "180000"));
        assertThatThrownBy(() -> tooMany.start().accept(TestEvents.of(1, "s", "m".repeat(900))))
                .isInstanceOf(QueryTooLargeException.class)
                .hasMessage("the query makes more than 100000 rows of one")
                .extracting("remedy")
                .isEqualTo("take fewer lists apart in one query, each of them multiplies the rows");
    }

    @Test
    void looksForPairsOnceInALongLine() {
        Execution execution = compile("parse @message logfmt as pairs | stats count(pairs.a) as n")
                .start();

        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> execution.accept(TestEvents.of(1, "s", "b ".repeat(1 << 20) + "a=1")));
        assertThat(execution.finish().rows()).containsExactly(Map.of("n", "1"));
    }

    @Test
    void refusesATimeThatNobodyTold() {
        CompiledQuery query = compile("fields now() as n, queryTimeRange() as r");

        assertThat(catchThrowableOfType(BadInputException.class, query::start).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "nothing tells the query at which time it runs",
                        "nothing tells the query over which time it runs");
    }

    @Test
    void runsOneQuerySeveralTimesAtOnce() {
        CompiledQuery query = compile("filter @message =~ /^a+$/ | stats count(*) as n");
        Execution one = query.start();
        Execution other = query.start();
        one.accept(TestEvents.of(1, "s", "aa"));
        other.accept(TestEvents.of(1, "s", "b"));

        assertThat(one.finish().rows()).hasSize(1);
        assertThat(other.finish().rows()).isEmpty();
    }

    private static CompiledQuery compile(String text) {
        ParsedQuery parsed = Parser.parse(new SourceText("q", text));
        return CompiledQuery.compile(parsed);
    }
}
