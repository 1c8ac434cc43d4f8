package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.CommandInfo;
import io.github.flowcheck.insights.Commands;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.InQuery;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.ServiceCommand.AppendCols;
import io.github.flowcheck.insights.ServiceCommand.Join;
import io.github.flowcheck.insights.rule.Checker;
import io.github.flowcheck.insights.rule.QueryContext;
import io.github.flowcheck.insights.syntax.QueryFiles.Sample;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Queries of our own, which use every command, function and idiom of the documentation. */
class OwnQueriesTest {
    private static final QueryContext FLOW_LOGS = QueryContext.of(LogFormat.DEFAULT.fields().stream()
                    .map(FlowField::insightsName)
                    .toList())
            .withIndexed(List.of("action", "logStatus"));

    @TestFactory
    Stream<DynamicTest> eachReadsAndPrintsBackToTheSameTree() {
        return tests(QueryFiles.all(), text -> {
            Query query = parse(text).query();
            String printed = Printer.print(query);
            assertThat(parse(printed).query()).isEqualTo(query);
            assertThat(Printer.print(parse(printed).query())).isEqualTo(printed);
            assertThat(parse(text.replace("\n", "\r\n")).query()).isEqualTo(query);
        });
    }

    @TestFactory
    Stream<DynamicTest> noneHasAnErrorInALogOfWhichNothingIsKnown() {
        return tests(QueryFiles.all(), text -> assertThat(Checker.check(parse(text), QueryContext.UNKNOWN))
                .filteredOn(Problem::isError)
                .extracting(Problem::format)
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> whatIsGoodForFlowLogsGivesNoRuleAnythingToSay() {
        return tests(QueryFiles.blocks("clean"), text -> assertThat(Checker.check(parse(text), FLOW_LOGS))
                .extracting(Problem::format)
                .isEmpty());
    }

    @Test
    void thereAreEnough() {
        assertThat(QueryFiles.all()).hasSizeGreaterThan(350);
        assertThat(QueryFiles.all().stream().map(Sample::text).distinct()).hasSizeGreaterThan(350);
    }

    @Test
    void everyCommandOccurs() {
        Set<String> occurring = commands()
                .map(command -> Commands.find(command.keyword()))
                .flatMap(info -> info.stream().map(CommandInfo::name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Commands.all()).extracting(CommandInfo::name).allSatisfy(name -> assertThat(occurring)
                .contains(name));
        assertThat(commands()).hasAtLeastOneElementOfType(Command.SavedQuery.class);
    }

    @Test
    void everyFunctionOccurs() {
        Set<String> occurring = commands()
                .flatMap(command -> command.reads().stream())
                .flatMap(OwnQueriesTest::parts)
                .filter(Call.class::isInstance)
                .map(call -> ((Call) call).name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Functions.all()).extracting(Function::name).allSatisfy(name -> assertThat(occurring)
                .contains(name));
    }

    @Test
    void everyOperatorAndEveryKindOfExpressionOccurs() {
        List<Expression> parts = commands()
                .flatMap(command -> command.reads().stream())
                .flatMap(OwnQueriesTest::parts)
                .toList();

        assertThat(parts.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsAll(List.of(Expression.class.getPermittedSubclasses()));
        assertThat(parts.stream()
                        .filter(Expression.Binary.class::isInstance)
                        .map(part -> ((Expression.Binary) part).operator())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Expression.Operator.values());
    }

    private static Stream<Command> commands() {
        return QueryFiles.all().stream()
                .flatMap(sample -> parse(sample.text()).query().commands().stream())
                .flatMap(OwnQueriesTest::withInner);
    }

    private static Stream<Command> withInner(Command command) {
        Stream<List<Command>> inner = command instanceof Join join
                ? Stream.of(join.query())
                : command instanceof AppendCols append
                        ? Stream.of(append.query())
                        : command.reads().stream()
                                .flatMap(OwnQueriesTest::parts)
                                .filter(InQuery.class::isInstance)
                                .map(in -> ((InQuery) in).query());
        return Stream.concat(Stream.of(command), inner.flatMap(List::stream));
    }

    private static Stream<Expression> parts(Expression expression) {
        return Stream.concat(
                Stream.of(expression), expression.operands().stream().flatMap(OwnQueriesTest::parts));
    }

    private static ParsedQuery parse(String text) {
        return Parser.parse(new SourceText("q", text));
    }

    private static Stream<DynamicTest> tests(List<Sample> samples, Consumer<String> test) {
        return samples.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.where(), () -> test.accept(sample.text())));
    }
}
