package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Reading;
import io.github.flowcheck.checkfile.FlowLogContext;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Event;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.rule.Checker;
import io.github.flowcheck.insights.rule.QueryContext;
import io.github.flowcheck.insights.rule.QueryRule;
import io.github.flowcheck.insights.rule.QueryRules;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Wrong queries and all that is said of them, to the letter. A case of a file is a line {@code === name}, the query, a line
 * {@code ---}, and the problems; {@code -Dgolden.rewrite=true} writes these anew.
 */
class WrongQueriesTest {
    private static final Path FOLDER = Path.of("src/test/resources/insights/wrong");
    private static final QueryContext FLOW_LOGS =
            FlowLogContext.of(Reading.USUAL).asSaved();

    private record Case(String name, String query, String problems) {}

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoQuery() throws IOException {
        return tests("syntax.txt", true);
    }

    @TestFactory
    Stream<DynamicTest> findsWhatTheRulesAskFor() throws IOException {
        return tests("rules.txt", false);
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(cases("syntax.txt")).hasSizeGreaterThan(90);
        assertThat(cases("rules.txt")).hasSizeGreaterThan(45);
    }

    @Test
    void everyRuleFindsSomething() throws IOException {
        String all = cases("rules.txt").stream().map(Case::problems).collect(Collectors.joining());

        assertThat(QueryRules.all())
                .extracting(QueryRule::id)
                // 10,000 characters are too many for a file that is to be read
                .filteredOn(id -> !id.equals("query-too-long"))
                .allSatisfy(id -> assertThat(all).contains("[" + id + "]"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsSilencedIsNotToldAndStillAnsweredOrRefused() throws IOException {
        return cases("rules.txt").stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    List<String> ids = QueryRules.all().stream()
                            .filter(rule -> !rule.firm() && c.problems().contains("[" + rule.id() + "]"))
                            .map(QueryRule::id)
                            .toList();
                    boolean firm = QueryRules.all().stream()
                            .anyMatch(rule -> rule.firm() && c.problems().contains("[" + rule.id() + "]"));
                    String silenced =
                            c.query() + (ids.isEmpty() ? "" : "\n# flowcheck-ignore: " + String.join(", ", ids));
                    List<Problem> left = problems(new Case(c.name(), silenced, ""));

                    assertThat(left).allSatisfy(problem -> assertThat(ids)
                            .noneMatch(id -> problem.message().endsWith("[" + id + "]")));
                    if (!firm) {
                        answerOrRefuse(silenced);
                    }
                }));
    }

    private static void answerOrRefuse(String query) {
        try {
            Execution execution = CompiledQuery.compile(Parser.parse(new SourceText("q", query)))
                    .start();
            execution.accept(new Event() {
                @Override
                public long timestamp() {
                    return 0;
                }

                @Override
                public String field(String name) {
                    return "10.0.0.1 22";
                }

                @Override
                public int size() {
                    return 1;
                }
            });
            assertThat(execution.finish().recordsScanned()).isEqualTo(1);
        } catch (BadInputException refused) {
            assertThat(refused.problems()).anyMatch(Problem::isError);
        }
    }

    private static Stream<DynamicTest> tests(String file, boolean refused) throws IOException {
        List<Case> cases = cases(file);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(
                    FOLDER.resolve(file),
                    cases.stream()
                            .map(c -> "=== " + c.name() + "\n" + c.query() + "\n---\n" + told(c) + "\n")
                            .collect(Collectors.joining("\n")));
        }
        return cases(file).stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    assertThat(told(c)).isEqualTo(c.problems()).isNotBlank();
                    assertThat(problems(c))
                            .allSatisfy(problem -> assertThat(problem.place()).isPresent());
                    if (refused) {
                        assertThat(problems(c)).anyMatch(Problem::isError);
                    }
                }));
    }

    private static String told(Case wrong) {
        return problems(wrong).stream().map(Problem::format).collect(Collectors.joining("\n\n"));
    }

    private static List<Problem> problems(Case wrong) {
        try {
            ParsedQuery parsed = Parser.parse(new SourceText("q", wrong.query()));
            return Checker.check(
                    parsed, wrong.name().equals("small-limit") ? FLOW_LOGS.asking(OptionalLong.of(11)) : FLOW_LOGS);
        } catch (BadInputException e) {
            return e.problems();
        }
    }

    private static List<Case> cases(String file) throws IOException {
        List<Case> cases = new ArrayList<>();
        String text = Files.readString(FOLDER.resolve(file)).replace("\r\n", "\n");
        for (String part : text.split("(?m)^=== ")) {
            if (!part.isEmpty()) {
                String name = part.substring(0, part.indexOf('\n'));
                String[] halves = part.substring(name.length() + 1).split("(?m)^---$", 2);
                cases.add(new Case(name, halves[0].substring(0, halves[0].length() - 1), halves[1].strip()));
            }
        }
        return cases;
    }
}
