package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.FieldName;
import io.github.flowcheck.insights.Function;
import io.github.flowcheck.insights.Functions;
import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.RowCommand.Expand;
import io.github.flowcheck.insights.RowCommand.Unnest;
import io.github.flowcheck.insights.ServiceCommand.RelevantFields;
import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about calls of functions. */
final class CallRules {
    private static final String PARTS =
            "cut the parts out with `parse /(?<part>[^ ]+)/ multi`, which makes a row of each";

    private CallRules() {}

    static List<QueryRule> all() {
        return List.of(
                QueryRule.refusal("function-in-sort", "a function in `sort`", CallRules::inSort),
                QueryRule.refusal(
                        "function-in-relevantfields", "a function in `relevantfields`", CallRules::inRelevantFields),
                QueryRule.refusal(
                                "aggregate-of-row",
                                "a function of many rows, such as `sum`, elsewhere than in `stats` before `by`, or in another one",
                                CallRules::aggregateOfRow)
                        .thatIsFirm(),
                QueryRule.refusal("unnest-of-split", "`unnest` of what `split` returns", CallRules::unnestOfSplit),
                QueryRule.warning(
                        "expand-of-split",
                        "`expand` of what `split` returns, of which no rows were seen to come",
                        CallRules::expandOfSplit));
    }

    private static void inSort(ParsedQuery query, Findings findings) {
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            for (Command command : commands) {
                if (command instanceof Sort) {
                    calls(command)
                            .forEach(call -> findings.add(
                                    call,
                                    "CloudWatch refuses a function in `sort`",
                                    "name it with `as` where it is computed and sort by that name, or write the column in backticks: "
                                            + FieldName.written(Printer.print(call))));
                }
            }
        }
    }

    private static void inRelevantFields(ParsedQuery query, Findings findings) {
        query.query().commands().stream()
                .filter(RelevantFields.class::isInstance)
                .flatMap(command -> calls(command).stream())
                .forEach(call -> findings.add(
                        call, "CloudWatch refuses a function in `relevantfields`", "compare a field with a value"));
    }

    private static List<Expression> calls(Command command) {
        return Pipelines.expressions(command).stream()
                .filter(Call.class::isInstance)
                .toList();
    }

    private static void unnestOfSplit(ParsedQuery query, Findings findings) {
        ofSplit(query, Unnest.class, Unnest::field)
                .forEach(unnest -> findings.add(unnest, "CloudWatch refuses to `unnest` what `split` returns", PARTS));
    }

    private static void expandOfSplit(ParsedQuery query, Findings findings) {
        ofSplit(query, Expand.class, Expand::field)
                .forEach(expand -> findings.add(
                        expand,
                        "`expand` was seen to make no rows of what `split` returns, but to leave it as it is",
                        PARTS));
    }

    /** The commands of a kind whose field {@code fields} named what {@code split} returns. */
    private static <C extends Command> List<C> ofSplit(
            ParsedQuery query, Class<C> kind, java.util.function.Function<C, Field> field) {
        Set<String> splits = new HashSet<>();
        List<C> found = new ArrayList<>();
        for (Command command : query.query().commands()) {
            if (command instanceof Fields fields) {
                fields.columns().stream()
                        .filter(column -> column.expression() instanceof Call call
                                && call.name().equals("split"))
                        .map(Column::name)
                        .forEach(splits::add);
            } else if (kind.isInstance(command)
                    && splits.contains(field.apply(kind.cast(command)).name())) {
                found.add(kind.cast(command));
            }
        }
        return found;
    }

    private static void aggregateOfRow(ParsedQuery query, Findings findings) {
        for (List<Command> commands : Pipelines.of(query.query().commands())) {
            for (Command command : commands) {
                if (command instanceof Stats stats) {
                    stats.aggregates().forEach(column -> tellAggregates(column.expression(), true, query, findings));
                    stats.by()
                            .forEach(column -> tellAggregates(
                                    column.expression(), isHistogram(column.expression()), query, findings));
                } else {
                    command.reads().forEach(read -> tellAggregates(read, false, query, findings));
                }
            }
        }
    }

    /** It is documented to compute a value from many rows, but was seen to group by bars. */
    private static boolean isHistogram(Expression key) {
        return key instanceof Call call && call.name().equals("histogram");
    }

    private static void tellAggregates(Expression expression, boolean allowed, ParsedQuery query, Findings findings) {
        boolean inner = allowed;
        if (expression instanceof Call call && isAggregate(call)) {
            if (!allowed) {
                Place place = query.placeOf(call);
                findings.addAt(
                        place.source()
                                .place(
                                        place.start(),
                                        place.start() + call.name().length()),
                        "`" + call.name() + "` computes a value from many rows, which no single row has here",
                        "use it in `stats`, before `by` and not inside another such function");
            }
            inner = false;
        }
        for (Expression operand : expression.operands()) {
            tellAggregates(operand, inner, query, findings);
        }
    }

    private static boolean isAggregate(Call call) {
        return Functions.find(call.name()).filter(Function::isAggregate).isPresent();
    }
}
