package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RowExpectation;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.rule.Checker;
import io.github.flowcheck.insights.rule.MissingStats;
import io.github.flowcheck.insights.rule.QueryContext;
import io.github.flowcheck.insights.syntax.Parser;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code query}: a text that parses, names fields that there are, and can be answered: by the engine as by CloudWatch, or, where
 * it needs more than events, by CloudWatch alone.
 */
final class QueryReader {
    private final Values values;

    QueryReader(Values values) {
        this.values = values;
    }

    /**
     * The query as it is run and saved: without the line ends behind it, and with {@code stats} where that is missing. Empty if
     * something is wrong with it, which is told at its place.
     *
     * @param scope where it looks and whether it is saved; a format of the log's own has no fields but those that the query cuts out of the message
     * @param expectation how many rows are expected, which a limit must leave
     */
    Optional<String> read(YamlNode node, Check.Scope scope, RowExpectation expectation) {
        Optional<Text> text = new NameValues(values).query(node);
        return text.isPresent() ? read(node, text.get(), context(scope, expectation)) : Optional.empty();
    }

    private Optional<String> read(YamlNode node, Text text, QueryContext context) {
        String query = text.value().stripTrailing();
        List<Problem> found = new ArrayList<>();
        Optional<ParsedQuery> parsed = parsed(query, context, found);
        QueryPlaces places = new QueryPlaces(node, query);
        for (Problem problem : found) {
            values.problems().add(text.isHidden() ? hidden(node) : places.inFile(problem));
        }
        return parsed.isPresent() && !hasErrors(found)
                ? Optional.of(MissingStats.writtenInto(parsed.get()))
                : Optional.empty();
    }

    /** What a query's problems say could tell a value that must not be shown. */
    private static Problem hidden(YamlNode node) {
        return Problem.error(
                node.place(),
                "the query is wrong with the values of its variables, which are not shown",
                "write it with values of its own until it is right, then with the variables");
    }

    /** @param found takes its problems */
    private static Optional<ParsedQuery> parsed(String query, QueryContext context, List<Problem> found) {
        try {
            ParsedQuery parsed = Parser.parse(new SourceText("query", query));
            List<Problem> ruled = Checker.check(parsed, context);
            List<Problem> faults = hasErrors(ruled) ? List.of() : CompiledQuery.faults(parsed);
            // rules warn of some of them too
            found.addAll(faults.isEmpty() ? ruled : faults);
            return Optional.of(parsed);
        } catch (BadInputException e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static boolean hasErrors(List<Problem> found) {
        for (Problem problem : found) {
            if (problem.isError()) {
                return true;
            }
        }
        return false;
    }

    private static QueryContext context(Check.Scope scope, RowExpectation expectation) {
        QueryContext context = FlowLogContext.of(scope.reading());
        return (scope.save() ? context.asSaved() : context).asking(rows(expectation));
    }

    /** How many rows must be seen for the expectation to be judged; none if there is no expectation. */
    private static OptionalLong rows(RowExpectation expectation) {
        long least = expectation.min().orElse(0L);
        long past = expectation.max().isPresent() ? expectation.max().get() + 1 : 0;
        return least + past == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(least, past));
    }
}
