package io.github.flowcheck.engine.aggregate;

import io.github.flowcheck.engine.function.Arguments;
import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.insights.Expression.Star;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** All aggregates. Their names are those that the table of functions calls evaluated. */
public final class Aggregates {
    private static final Map<String, Builder> BUILDERS = Collections.unmodifiableMap(builders());

    private Aggregates() {}

    /** Makes what makes the states of a call. */
    @FunctionalInterface
    private interface Builder {
        Supplier<Accumulator> build(Arguments arguments);
    }

    public static Set<String> names() {
        return BUILDERS.keySet();
    }

    /** What makes a state for each group. */
    public static Supplier<Accumulator> compile(Arguments arguments) {
        Builder builder = BUILDERS.get(arguments.call().name());
        if (builder == null) {
            arguments.unevaluated(
                    arguments.call(),
                    "`" + arguments.call().name() + "` is not evaluated offline",
                    "write it without this function");
            return () -> new Counts.OfValues(Arguments.NOTHING);
        }
        return builder.build(arguments);
    }

    private static Map<String, Builder> builders() {
        Map<String, Builder> builders = new HashMap<>();
        builders.put("count", Aggregates::count);
        // which of the two spellings CloudWatch takes differs between translations of its documentation
        builders.put("count_over_time", Aggregates::count);
        builders.put("countOverTime", Aggregates::count);
        builders.put("sum_over_time", ofNumbers(NumberAggregates.Sum::new));
        builders.put("sumOverTime", ofNumbers(NumberAggregates.Sum::new));
        builders.put("count_distinct", Aggregates::distinct);
        builders.put("countDistinct", Aggregates::distinct);
        builders.put("sum", ofNumbers(NumberAggregates.Sum::new));
        builders.put("avg", ofNumbers(NumberAggregates.Average::new));
        builders.put("stddev", ofNumbers(operand -> new NumberAggregates.Spread(operand, true)));
        builders.put("variance", ofNumbers(operand -> new NumberAggregates.Spread(operand, false)));
        builders.put("pct", Percentile::compile);
        builders.put("percentile", Percentile::compile);
        builders.put("min", ofValues(operand -> new Extremes.OfNumbers(operand, -1)));
        builders.put("max", ofValues(operand -> new Extremes.OfNumbers(operand, 1)));
        builders.put("sortsFirst", ofValues(operand -> new Extremes.Sorted(operand, -1)));
        builders.put("sortsLast", ofValues(operand -> new Extremes.Sorted(operand, 1)));
        builders.put("earliest", arguments -> inTime(arguments, false));
        builders.put("latest", arguments -> inTime(arguments, true));
        builders.put("values", Frequencies::values);
        builders.put("topk", Frequencies::topK);
        return builders;
    }

    private static Builder ofNumbers(Function<Evaluator, Accumulator> state) {
        return arguments -> {
            Evaluator operand = arguments.number(0);
            return () -> state.apply(operand);
        };
    }

    private static Builder ofValues(Function<Evaluator, Accumulator> state) {
        return arguments -> {
            Evaluator operand = arguments.value(0);
            return () -> state.apply(operand);
        };
    }

    private static Supplier<Accumulator> count(Arguments arguments) {
        if (arguments.count() == 0 || arguments.argument(0) instanceof Star) {
            return Counts.OfRows::new;
        }
        Evaluator operand = arguments.value(0);
        return () -> new Counts.OfValues(operand);
    }

    private static Supplier<Accumulator> distinct(Arguments arguments) {
        Evaluator operand = arguments.value(0);
        return () -> new Counts.Distinct(operand, arguments.budget());
    }

    private static Supplier<Accumulator> inTime(Arguments arguments, boolean latest) {
        if (!arguments.ofEvents()) {
            String name = arguments.call().name();
            arguments.problem(
                    arguments.call(),
                    "after `stats` no row has a `@timestamp`",
                    "use `" + name + "` in the first `stats`");
        }
        Evaluator operand = arguments.value(0);
        return () -> new Extremes.InTime(operand, latest);
    }
}
