package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.RandomQueries;
import io.github.flowcheck.insights.SameQuery;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {
    private static final String RENDERED = """
            # flowcheck: net/web-well-known
            filter @logStream in ["eni-1235b8ca123456789-all", "eni-1235b8ca123456789-accept", "eni-1235b8ca123456789-reject"]
            | filter logStatus = "OK"
            | filter dstAddr = "172.31.16.21"
            | filter dstPort >= 0 and dstPort <= 1023 and protocol in [6, 17, 33, 132, 136]
            | filter action = "ACCEPT"
            | stats count(*) as flows, sum(packets) as totalPackets, sum(bytes) as totalBytes, min(@timestamp) as firstSeen, max(@timestamp) as lastSeen by dstPort, protocol
            | sort dstPort asc
            | limit 10000""";

    @Test
    void printsTheQueryOfACheck() {
        Expression stream = new Expression.In(
                new Field("@logStream"),
                Stream.of("all", "accept", "reject")
                        .map(s -> (Expression) new StringLiteral("eni-1235b8ca123456789-" + s))
                        .toList(),
                false);
        Expression protocols = new Expression.In(
                new Field("protocol"),
                Stream.of(6, 17, 33, 132, 136)
                        .map(p -> (Expression) NumberLiteral.of(p))
                        .toList(),
                false);
        Expression ports = new Binary(
                Operator.AND,
                new Binary(Operator.GREATER_OR_EQUAL, new Field("dstPort"), NumberLiteral.of(0)),
                new Binary(Operator.LESS_OR_EQUAL, new Field("dstPort"), NumberLiteral.of(1023)));
        Query query = new Query(
                List.of("flowcheck: net/web-well-known"),
                List.of(
                        new Command.Filter(stream),
                        equal("logStatus", "OK"),
                        equal("dstAddr", "172.31.16.21"),
                        new Command.Filter(new Binary(Operator.AND, ports, protocols)),
                        equal("action", "ACCEPT"),
                        new Command.Stats(
                                List.of(
                                        Column.of(new Call("count", List.of(new Star())), "flows"),
                                        aggregate("sum", "packets", "totalPackets"),
                                        aggregate("sum", "bytes", "totalBytes"),
                                        aggregate("min", "@timestamp", "firstSeen"),
                                        aggregate("max", "@timestamp", "lastSeen")),
                                List.of(Column.of(new Field("dstPort")), Column.of(new Field("protocol")))),
                        new Command.Sort(List.of(new Command.SortKey(new Field("dstPort"), false))),
                        new Command.Limit(10_000, false)));

        assertThat(Printer.print(query)).isEqualTo(RENDERED);
        assertThat(parse(RENDERED)).isEqualTo(query);
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whatIsPrintedReadsBackToTheSameTree(@ForAll("queries") Query query) {
        assertThat(parse(Printer.print(query))).isEqualTo(query);
    }

    /** Of a query and of one that is nearly the same; that rows are compared one by one finds no other answer than the trees do. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void queriesAreTheSameIfTheirTreesAreEqual(@ForAll("queries") Query query, @ForAll Random random) {
        String text = Printer.print(query);
        assertThat(SameQuery.is(parse(text), query)).isTrue();
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(text.length());
            String change = List.of("", "1", "a", " not ", "desc", "-").get(random.nextInt(6));
            String changed = text.substring(0, at) + change + text.substring(at + random.nextInt(2));
            tree(changed)
                    .ifPresent(other ->
                            assertThat(SameQuery.is(other, query)).as(changed).isEqualTo(other.equals(query)));
        }
    }

    private static Optional<Query> tree(String text) {
        try {
            return Optional.of(Parser.tree(new SourceText("query", text)));
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Query> queries() {
        return RandomQueries.queries();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '^', textBlock = """
            FILTER a == 1                              § filter a = 1
            where a = 'x' AND b                        § filter a = "x" and b
            order by a                                 § sort a asc
            stats count(*) as n group by a, b as c     § stats count(*) as n by a, b as c
            stats max(group) group by group            § stats max(group) by group
            sort by a DESC, b                          § sort a desc, b asc
            filter (a = 1 and (b or c)) or not (d)     § filter a = 1 and (b or c) or not d
            filter !ispresent(a) or a != 'b' and !(c = 1) § filter not ispresent(a) or a != "b" and not c = 1
            fields a + 9hours, a - 30d as b, a - 5min § fields a + 9h, a - 30d as b, a - 5m
            fields (a + b) * c, a + (b * c), a - (b-c) § fields (a + b) * c, a + b * c, a - (b - c)
            fields -a, - 5, -(5), (-5)                 § fields -a, -5, -(5), -5
            STATS COUNT(*) AS n, Count_Distinct(a) BY BIN(5min) § stats count(*) as n, count_distinct(a) by bin(5m)
            stats rate(a, 1min) by b, bin(5m) as t OFFSET 1day § stats rate(a, 1m) by b, bin(5m) as t offset 1d
            fields `foo-bar`, @`aws.x:y`, `in`, a.`b c` § fields `foo-bar`, @`aws.x:y`, `in`, `a.b c`
            filter a not in [1,'b'] and b not like 'c' § filter a not in [1, "b"] and b not like "c"
            filter a =~ /x\\/y/                        § filter a =~ /x\\/y/
            filter a in (SOURCE '/x' | fields b)       § filter a in (SOURCE "/x" | fields b)
            filter a not in ($q())                     § filter a not in ($q())
            source logGroups(namePrefix:['a'], class: ["INFREQUENT_ACCESS"]) § SOURCE logGroups(namePrefix: ["a"], class: ["INFREQUENT_ACCESS"])
            source dataSource(['amazon_vpc.flow'])     § SOURCE dataSource(["amazon_vpc.flow"])
            join type=inner left=a right=b where a.k=b.k (SOURCE '/x') § join type=inner left=a right=b where a.k = b.k (SOURCE "/x")
            $`folder/My query`(p="v", q = -1)          § $`folder/My query`(p = "v", q = -1)
            parse multi @message /(?<a>x)/             § parse @message /(?<a>x)/ multi
            parse @message LOGFMT as x                 § parse @message logfmt as x
            fillmissing with 0 for a                   § fillmissing with 0 for a
            appendcols max=5 (filter a = 1 | limit 1)  § appendcols max=5 (filter a = 1 | limit 1)
            filterIndex a in ["x", 'y']                § filterIndex a in ["x", "y"]
            cidrlookup table a as b output c, d        § cidrlookup table a as b OUTPUT c, d
            lookup t `a b` as x OUTPUT y               § lookup t `a b` as x OUTPUT y
            relevantfields a where a like /x y/        § relevantfields a where a like /x y/
            autoregress bytes as b p=2                 § autoregress bytes as b p=2
            estimate                                   § estimate
            parse /(?<a>x)/ MULTI                      § parse @message /(?<a>x)/ multi
            parse log csv as a, `b c`                  § parse log csv as a, `b c`
            FILTERINDEX a = 1                          § filterIndex a = 1
            head 5                                     § head 5
            tail                                       § tail
            unnest j.events into e                     § unnest j.events into e
            expand items                               § expand items
            accum bytes AS total                       § accum bytes as total
            autoregress bytes p=1-4                    § autoregress bytes p=1-4
            addtotals                                  § addtotals
            addtotals FIELDNAME=sum row=TRUE col=false a,b § addtotals fieldname=sum row=true col=false a, b
            addtotals row, col                         § addtotals row, col
            fillmissing                                § fillmissing
            fillmissing with 0 for a, "x" for b        § fillmissing with 0 for a, "x" for b
            filldown host cpu* *_a*b                   § filldown host cpu* *_a*b
            filldown host, `a b`*                      § filldown host `a b`*
            count_frequent a, b                        § countFrequent a, b
            sessionize u, d maxspan 1hour as s         § sessionize u, d maxspan 1h as s
            outlier param=3.0 action=remove uselower=true mark=false cpu memory § outlier action=remove param=3.0 uselower=true mark=false cpu memory
            logcompare timeshift 7d                    § logcompare timeshift 7d
            relevantfields where a > 4                 § relevantfields where a > 4
            unmask @message                            § unmask @message
            source lg START=-1d end=now                § SOURCE lg start=-1d end=now
            source "a", 'b' end=1700000000000          § SOURCE "a", "b" end=1700000000000
            source logGroups()                         § SOURCE logGroups()
            source logGroupTags(['env:prod'], team: ['a']) § SOURCE logGroupTags(["env:prod"], team: ["a"])
            source logGroupTags([{values:['a',"b"], 'key' : 'team'}, {key:'k'}]) § SOURCE logGroupTags([{"key": "team", "values": ["a", "b"]}, {"key": "k", "values": []}])
            source logGroups(namePrefix: [], class: "STANDARD") START=-604800s END=2026-01-23T23:59:59.000Z § SOURCE logGroups(namePrefix: [], class: ["STANDARD"]) start=-604800s end=2026-01-23T23:59:59.000Z
            lookup users id as userId, k OUTPUTNEW name as n, mail § lookup users id as userId, k OUTPUTNEW name as n, mail
            appendcols max=5 override=FALSE (SOURCE lg | limit 1) § appendcols override=false max=5 (SOURCE lg | limit 1)
            limit any 5                                § limit any 5
            parse '* *' as a, b                        § parse @message "* *" as a, b
            """)
    void printsOneSpellingOfEachThing(String given, String printed) {
        assertThat(Printer.print(parse(given))).isEqualTo(printed);
    }

    @Test
    void escapesQuotesAndBackslashesInStrings() {
        Query query = new Query(List.of(), List.of(equal("a", "say \"x\\d\" 'y'")));

        assertThat(Printer.print(query)).isEqualTo("filter a = \"say \\\"x\\\\d\\\" 'y'\"");
        assertThat(parse(Printer.print(query))).isEqualTo(query);
    }

    private static Command equal(String field, String value) {
        return new Command.Filter(new Binary(Operator.EQUAL, new Field(field), new StringLiteral(value)));
    }

    private static Column aggregate(String function, String field, String alias) {
        return Column.of(new Call(function, List.of(new Field(field))), alias);
    }

    private static Query parse(String text) {
        return Parser.parse(new SourceText("test.cwli", text)).query();
    }
}
