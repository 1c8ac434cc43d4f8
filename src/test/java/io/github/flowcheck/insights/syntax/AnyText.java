package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.rule.Checker;
import io.github.flowcheck.insights.rule.QueryContext;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that are queries, nearly queries, or anything. */
public final class AnyText {
    private static final List<String> PIECES = List.of(
            "|",
            ",",
            "(",
            ")",
            "[",
            "]",
            "{{",
            "}}",
            "=",
            "==",
            "=~",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "$",
            ":",
            "\"",
            "'",
            "`",
            "\\",
            "#",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\u00a0",
            "\uFEFF",
            "as",
            "by",
            "in",
            "not",
            "and",
            "or",
            "like",
            "asc",
            "desc",
            "any",
            "multi",
            "logfmt",
            "csv",
            "into",
            "with",
            "for",
            "where",
            "p",
            "=1-4",
            "maxspan",
            "OUTPUT",
            "OUTPUTNEW",
            "type",
            "left",
            "right",
            "start",
            "end",
            "logGroups",
            "dataSource",
            "count(*)",
            "bin(5m)",
            "5m",
            "300s",
            "1",
            "0",
            "-1",
            "2.5",
            ".5",
            "1e9",
            "99999999999999999999",
            "\"x\"",
            "'y'",
            "/re/",
            "/(?<g>x)/",
            "/[/",
            "a",
            "a.b",
            "@message",
            "@timestamp",
            "`a b`",
            "\"* *\"",
            "true",
            "null",
            "\u0001",
            "é",
            "😀",
            "# flowcheck-ignore: no-limit\n",
            "(SOURCE 'x' | fields a)",
            "{{eni}}",
            "!",
            "?",
            ";",
            "&&",
            "||",
            "~");

    private static final List<String> WORDS = Stream.of(PIECES, Commands.words(), Functions.names())
            .flatMap(List::stream)
            .toList();
    private static final List<String> SAMPLES =
            QueryFiles.all().stream().map(QueryFiles.Sample::text).toList();
    private static final List<String> HEADS =
            List.of("", "filter ", "fields ", "stats ", "parse @message ", "filter a like /", "filter a = \"");
    private static final List<String> TAILS = List.of("", ")", "a", "\"", "/", " | limit 1");
    private static final List<String> REPEATED = List.of(
            "not ",
            "-",
            "(",
            "[",
            "a and ",
            "a or ",
            "a ^ ",
            "a + ",
            "a, ",
            "a | ",
            "filter a | ",
            "if(",
            "a in (filter ",
            "a=~/x/ ",
            "fields a as b | ",
            "a.",
            "case(a,",
            "/(?<a>",
            "(?<a>",
            "stats count(*) as a | ",
            "~",
            "\\\"",
            "* ",
            "# flowcheck-ignore: x\n",
            "parse \"*\" as a | ",
            "a like /1.1.1.1/ or ",
            "sort a | ",
            "\u00a0a");
    private static final QueryContext FLOW_LOGS = QueryContext.of(LogFormat.DEFAULT.fields().stream()
                    .map(FlowField::insightsName)
                    .toList())
            .withIndexed(List.of("action", "logStatus"))
            .asSaved()
            .asking(OptionalLong.of(5));

    private AnyText() {}

    /** A text of any kind. */
    static String of(Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> words(random);
            case 5 -> anything(random);
            default -> mutant(random);
        };
    }

    /** Words of the language in any order. */
    private static String words(Random random) {
        String blank = random.nextInt(3) == 0 ? "" : " ";
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(i -> any(WORDS, random))
                .collect(Collectors.joining(blank));
    }

    private static String anything(Random random) {
        return random.ints(random.nextInt(200), 0, 0x3000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** A query of ours of which some pieces were removed, doubled, replaced or turned round. */
    private static String mutant(Random random) {
        String text = any(SAMPLES, random);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(12));
            String middle = text.substring(from, to);
            String changed =
                    switch (random.nextInt(5)) {
                        case 0 -> "";
                        case 1 -> middle + middle;
                        case 2 -> any(PIECES, random);
                        case 3 -> middle + any(PIECES, random);
                        default -> new StringBuilder(middle).reverse().toString();
                    };
            text = text.substring(0, from) + changed + text.substring(to);
        }
        return text;
    }

    /** One thing repeated very often, within a query or alone: what exhausts stacks, memory or patience. */
    static String repetition(Random random) {
        String piece = any(random.nextBoolean() ? REPEATED : PIECES, random);
        return any(HEADS, random) + piece.repeat(1 + random.nextInt(4000)) + any(TAILS, random);
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** Reads a text, writes it, reads it again and checks it; fails if anything but a refusal with places comes of it. */
    static void readOrRefused(String text) {
        try {
            ParsedQuery parsed = Parser.parse(new SourceText("q", text));
            String printed = Printer.print(parsed.query());
            assertThat(Parser.parse(new SourceText("printed", printed)).query())
                    .as(text)
                    .isEqualTo(parsed.query());
            told(Checker.check(parsed, FLOW_LOGS));
            told(Checker.check(parsed, QueryContext.UNKNOWN.in(QueryContext.LogClass.INFREQUENT_ACCESS)));
        } catch (BadInputException refused) {
            assertThat(refused.problems()).as(text).anyMatch(Problem::isError);
            told(refused.problems());
        } catch (RuntimeException | StackOverflowError unexpected) {
            throw new AssertionError("of this text: " + text, unexpected);
        }
    }

    private static void told(List<Problem> problems) {
        for (Problem problem : problems) {
            assertThat(problem.format()).isNotBlank();
            assertThat(problem.place().isPresent() || problem.message().startsWith("no more than"))
                    .isTrue();
        }
    }
}
