package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.rule.MissingStats;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    @Test
    void keepsLeadingCommentsAndSkipsTheOthers() {
        Query query = parse("# one\n#  two\r\n\n#\nfilter a = 1 # three\n# four\n| limit 5")
                .query();

        assertThat(query.comments()).containsExactly("one", " two", "");
        assertThat(Printer.print(query)).isEqualTo("# one\n#  two\n#\nfilter a = 1\n| limit 5");
    }

    @Test
    void readsACountWithoutStatsAndWarns() {
        ParsedQuery parsed = parse("fields @message | count (*) by dstPort | display dstPort");

        assertThat(Printer.print(parsed.query()))
                .isEqualTo("fields @message\n| stats count(*) by dstPort\n| display dstPort");
        assertThat(messages(parsed.warnings())).isEqualTo("""
                        q:1:19: warning: `count` is no command, and CloudWatch refuses it; it is run and saved as `stats count` [count-without-stats]
                          1 | fields @message | count (*) by dstPort | display dstPort
                            |                   ^^^^^
                          -> write `stats count(*) by dstPort`""");
    }

    @Test
    void writesStatsWhereItIsMissingAndLeavesAllElse() {
        String query =
                "# count(*) by a\nfilter f in (source '/g' | COUNT(*) by f) # why\n|count(*) by dstPort\n|  limit 5";

        assertThat(MissingStats.writtenInto(parse(query)))
                .isEqualTo("# count(*) by a\nfilter f in (source '/g' | stats COUNT(*) by f) # why\n"
                        + "|stats count(*) by dstPort\n|  limit 5");
        assertThat(MissingStats.writtenInto(parse("STATS count(*) by a | limit 5")))
                .isEqualTo("STATS count(*) by a | limit 5");
    }

    @Test
    void readsOddBlanksAndWarnsOncePerRun() {
        ParsedQuery parsed = parse("filter a = 1 and\u3000\u3000dstPort in\u00a0[22, 80]");

        assertThat(Printer.print(parsed.query())).isEqualTo("filter a = 1 and dstPort in [22, 80]");
        assertThat(parsed.warnings().stream().map(Problem::message))
                .containsExactly(
                        "the blank U+3000 is read as a space; CloudWatch may refuse it [odd-blank]",
                        "the blank U+00A0 is read as a space; CloudWatch may refuse it [odd-blank]");
    }

    @Test
    void tellsAllProblemsOfAQueryInOneRun() {
        assertThat(refusal("filtr a = 1\n| stats cont(*) by a\n| limit 0\n| sort bin(5m)"))
                .isEqualTo("""
                        q:1:1: there is no command `filtr`
                          1 | filtr a = 1
                            | ^^^^^
                          -> did you mean `filter`?

                        q:2:9: there is no function `cont`
                          2 | | stats cont(*) by a
                            |         ^^^^
                          -> did you mean `count`?

                        q:3:9: `0` is no limit
                          3 | | limit 0
                            |         ^
                          -> write a whole number from 1 to 100000

                        q:4:8: CloudWatch refuses a function in `sort` [function-in-sort]
                          4 | | sort bin(5m)
                            |        ^^^^^^^
                          -> name it with `as` where it is computed and sort by that name, or write the column in backticks: `bin(5m)`""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "# only a comment",
                "|",
                "filter a = 1 |",
                "| filter a = 1",
                "filter",
                "fields a,",
                "fields a as",
                "filter a = ",
                "filter a = 1 = 2",
                "filter a in []",
                "filter a in [1",
                "filter (a = 1",
                "filter a = 1)",
                "filter a = \"x",
                "filter `a = 1",
                "filter a =~ /x",
                "filter a like //",
                "filter a like 5",
                "filter a && b",
                "filter !a",
                "limit",
                "limit x",
                "limit 100001",
                "limit 1.5",
                "stats",
                "stats count(*) by",
                "filter sum(a) > 1",
                "stats sum(sum(a))",
                "stats sum(*)",
                "stats pct(a)",
                "stats count(*) by bin(300s)",
                "stats count(*) by bin(5x)",
                "fields 5m",
                "fields @message | count()",
                "count(*)",
                "parse \"* *\" as a",
                "parse \"*\"",
                "parse @message /x/",
                "parse \"* *\" as a, a",
                "dedup a | sort b",
                "fields a | fields b as a",
                "fields {{1a}}",
                "sort",
                "fields a b",
                "display",
                "fields lower(a)",
                "fields a ? b : c",
                "filter a = 1;",
                "fields `a\nb`",
                "fields ``",
                "where",
                "filter @message like /re/i",
                "fields a | SOURCE 'x'",
                "estimate | limit 5",
                "diff",
                "join",
                "join a | join b",
                "unnest",
                "fields split(a, \" \") as b | unnest b",
                "relevantfields a where toNumber(a) = 1",
                "filter a in (",
                "filter a in (limit 5",
                "$",
                "$q",
                "$q(",
                "$q(a)",
                "$q(a = b)",
                "pattern )",
                "pattern (a",
                "filter a in (sort bin(5m)"
            })
    void refusesWhatIsNoQuery(String text) {
        BadInputException refused = refused(text);

        assertThat(refused.problems()).allSatisfy(problem -> {
            assertThat(problem.place()).isPresent();
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void refusesEndlessNestingWithoutOverflow() {
        assertThat(refused("filter " + "(".repeat(100_000) + "a")
                        .problems()
                        .get(0)
                        .message())
                .isEqualTo("an expression that nests more than 100 levels");
        assertThat(refused("filter " + "not ".repeat(100_000) + "a")
                        .problems()
                        .get(0)
                        .message())
                .isEqualTo("an expression that nests more than 100 levels");
        assertThat(refused("filter " + "-".repeat(100_000) + "a")
                        .problems()
                        .get(0)
                        .message())
                .isEqualTo("an expression that nests more than 100 levels");
        assertThat(refused("filter a" + " or a".repeat(100_000))
                        .problems()
                        .get(0)
                        .message())
                .isEqualTo("an expression of more than 500 operators");
        assertThat(refused("fields a" + " ^ a".repeat(100_000))
                        .problems()
                        .get(0)
                        .message())
                .isEqualTo("an expression that nests more than 100 levels");
    }

    @Test
    void readsAnyLineEndAlike() {
        String text = "# a comment\nfilter a = 1 # more\n| stats count(*) by b\n";

        assertThat(parse(text.replace("\n", "\r\n")).query())
                .isEqualTo(parse(text).query());
        assertThat(parse(text.replace("\n", "\r")).query())
                .isEqualTo(parse(text).query());
        assertThat(parse("\uFEFF" + text).query()).isEqualTo(parse(text).query());
    }

    @Test
    void knowsWhereEachPartStands() {
        ParsedQuery parsed = parse("filter a = 1\n| filter isIpv4InSubnet(b, \"10.0.0.0/8\")");
        Command.Filter filter = (Command.Filter) parsed.query().commands().get(1);
        Expression cidr = filter.condition().operands().get(1);

        assertThat(parsed.placeOf(filter).text()).isEqualTo("filter isIpv4InSubnet(b, \"10.0.0.0/8\")");
        assertThat(parsed.placeOf(cidr)).hasToString("q:2:28");
        assertThat(parsed.placeOf(cidr).text()).isEqualTo("\"10.0.0.0/8\"");
        assertThat(parsed.placeOf("unknown").text()).isEqualTo(parsed.source().text());
    }

    @Test
    void spellsFunctionsAsDocumented() {
        assertThat(Printer.print(parse("FIELDS ISIPINSUBNET(a, 'b'), tomillis(@timestamp)")
                        .query()))
                .isEqualTo("fields isIpInSubnet(a, \"b\"), toMillis(@timestamp)");
    }

    private static ParsedQuery parse(String text) {
        return Parser.parse(new SourceText("q", text));
    }

    private static BadInputException refused(String text) {
        return catchThrowableOfType(BadInputException.class, () -> parse(text));
    }

    private static String refusal(String text) {
        return messages(refused(text).problems());
    }

    private static String messages(List<Problem> problems) {
        return problems.stream().map(Problem::format).collect(Collectors.joining("\n\n"));
    }
}
