package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.CommandInfo;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of commands and functions say what the parser reads and the engine computes. */
class TablesTest {
    /** An argument that is right for each type. */
    private static String argument(Function.Type type, int index) {
        return switch (type) {
            case NUMBER -> "1";
            case ANY -> "a";
            case TEXT -> index == 0 ? "b" : "\"x\"";
            case ADDRESS, JSON, TIME -> "b";
            case CONDITION -> "c = 1";
            case PERIOD -> "5m";
            case BLOCK, BLOCK4 -> "\"10.0.0.0/8\"";
            case BLOCK6 -> "\"2001:db8::/32\"";
            case REGEX -> "\"x\"";
        };
    }

    @Test
    void namesOfOtherLanguagesAreNoFunctionsAndLeadToFunctions() {
        Set<String> words = Functions.names().stream().map(String::toLowerCase).collect(Collectors.toSet());
        OtherNames.all().forEach((name, remedy) -> {
            assertThat(Functions.find(name)).as(name).isEmpty();
            assertThat(remedy.replaceAll("`field =~ /…/`|`filter`|`stats |`like`", ""))
                    .satisfies(text -> Pattern.compile("`(?:not )?(\\w+)")
                            .matcher(text)
                            .results()
                            .forEach(found ->
                                    assertThat(words).contains(found.group(1).toLowerCase(Locale.ROOT))));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionIsReadAndComputedOrRefusedAsItsTableSays() {
        return Functions.all().stream()
                .map(function -> DynamicTest.dynamicTest(function.name(), () -> {
                    String arguments = IntStream.range(0, function.fewest())
                            .mapToObj(i -> argument(function.type(i), i))
                            .collect(Collectors.joining(", "));
                    String call = function.name() + "(" + arguments + ")";
                    String query = function.isAggregate() ? "stats " + call + " as x" : "fields " + call + " as x";

                    assertThat(isEvaluated(query)).as(query).isEqualTo(function.evaluated());
                    assertThat(isEvaluated(query.replace(
                                    function.name(), function.name().toUpperCase(Locale.ROOT))))
                            .isEqualTo(function.evaluated());
                }));
    }

    @Test
    void whatTheEngineComputesOfTheQueriesOfOursIsWhatTheTableSays() {
        Set<String> evaluated = new HashSet<>();
        for (QueryFiles.Sample sample : QueryFiles.all()) {
            ParsedQuery parsed = Parser.parse(new SourceText("q", sample.text()));
            List<Command> commands = parsed.query().commands();
            boolean computed = isEvaluated(sample.text());
            for (Command command : commands) {
                Optional<CommandInfo> info = Commands.find(command.keyword());
                if (computed) {
                    assertThat(info.filter(CommandInfo::evaluated))
                            .as(sample.text())
                            .isPresent();
                    evaluated.add(info.get().name());
                }
            }
        }
        assertThat(evaluated)
                .containsExactlyInAnyOrderElementsOf(Commands.all().stream()
                        .filter(CommandInfo::evaluated)
                        .map(CommandInfo::name)
                        .toList());
    }

    @Test
    void signaturesAreThoseOfTheirTypes() {
        assertThat(Functions.find("SUBSTR").orElseThrow().signature()).isEqualTo("substr(text, number, [number])");
        assertThat(Functions.find("case").orElseThrow().arity()).isEqualTo("2 to 21 arguments");
        assertThat(Functions.find("coalesce").orElseThrow().arity()).isEqualTo("at least 1 argument");
        assertThat(Functions.find("now").orElseThrow().arity()).isEqualTo("no arguments");
        assertThat(Functions.find("frobnicate")).isEmpty();
    }

    @Test
    void everyWordOfACommandIsFound() {
        assertThat(Commands.words()).allSatisfy(word -> assertThat(Commands.find(word.toUpperCase(Locale.ROOT)))
                .isPresent());
        assertThat(Commands.find("where").map(CommandInfo::name)).hasValue("filter");
    }

    private static boolean isEvaluated(String query) {
        ParsedQuery parsed = Parser.parse(new SourceText("q", query));
        try {
            CompiledQuery.compile(parsed);
            return true;
        } catch (BadInputException e) {
            return false;
        }
    }

    @Test
    void aCallIsSpeltAsItsTableSpellsIt() {
        Command command = Parser.parse(new SourceText("q", "fields ISIPINSUBNET(a, \"10.0.0.0/8\")"))
                .query()
                .commands()
                .get(0);
        Expression call = command.reads().get(0);

        assertThat(((Call) call).name()).isEqualTo("isIpInSubnet");
    }
}
