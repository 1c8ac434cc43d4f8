package io.github.flowcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.engine.EngineCases.Case;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.CommandInfo;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is evaluated is shown with ordinary values, missing ones, ones of another type, and extreme ones. */
class CaseCoverageTest {
    private static final List<Case> CASES = EngineCases.all().toList();

    @Test
    void everyFunctionAndCommandHasCasesOfEachKind() {
        Set<String> evaluated = Stream.concat(
                        Functions.all().stream().filter(Function::evaluated).map(Function::name),
                        Commands.all().stream().filter(CommandInfo::evaluated).map(CommandInfo::name))
                .collect(Collectors.toCollection(TreeSet::new));

        Map<String, Set<String>> kinds = CASES.stream()
                .filter(one -> !one.of().isEmpty())
                .collect(Collectors.groupingBy(
                        Case::of, Collectors.mapping(Case::kind, Collectors.toCollection(TreeSet::new))));

        assertThat(kinds.keySet()).containsExactlyInAnyOrderElementsOf(evaluated);
        assertThat(kinds)
                .allSatisfy((name, found) ->
                        assertThat(found).as(name).containsExactly("extreme", "missing", "mistyped", "ordinary"));
    }

    @Test
    void aCaseUsesWhatItIsAbout() {
        assertThat(CASES)
                .filteredOn(one -> !one.of().isEmpty() && !uses(one))
                .extracting(Case::name)
                .isEmpty();
    }

    private static boolean uses(Case one) {
        List<Command> commands =
                Parser.parse(new SourceText("case", one.query())).query().commands();
        return commands.stream().anyMatch(command -> command.keyword().equals(one.of()))
                || commands.stream()
                        .flatMap(command -> command.reads().stream())
                        .anyMatch(expression -> calls(expression, one.of()));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(CASES).hasSizeGreaterThan(400);
        assertThat(CASES).extracting(Case::name).doesNotHaveDuplicates();
    }

    private static boolean calls(Expression expression, String function) {
        return (expression instanceof Call call && call.name().equals(function))
                || expression.operands().stream().anyMatch(operand -> calls(operand, function));
    }
}
