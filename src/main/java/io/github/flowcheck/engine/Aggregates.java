package io.github.flowcheck.engine;

import io.github.flowcheck.engine.value.NaturalOrder;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Timestamp;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Star;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How each aggregate is computed. Its names are those that the table of functions calls evaluated. */
final class Aggregates {
    private static final Map<String, Builder> BUILDERS = Collections.unmodifiableMap(builders());

    private Aggregates() {}

    /** Makes what makes the states of a call whose number of arguments is right. */
    @FunctionalInterface
    private interface Builder {
        Supplier<Accumulator> build(Call call, ExpressionCompiler expressions, Budget budget);
    }

    static Set<String> names() {
        return BUILDERS.keySet();
    }

    /** What makes a state for each group. */
    static Supplier<Accumulator> compile(Call call, ExpressionCompiler expressions, Budget budget) {
        Builder builder = BUILDERS.get(call.name());
        if (builder == null) {
            expressions.problem(
                    call,
                    "`" + call.name() + "` is not evaluated offline",
                    "run this query on CloudWatch, or write it without this function");
            return () -> new Count(row -> null);
        }
        return builder.build(call, expressions, budget);
    }

    private static Map<String, Builder> builders() {
        Map<String, Builder> builders = new HashMap<>();
        builders.put("count", (call, expressions, budget) -> count(call, expressions));
        builders.put("count_distinct", Aggregates::distinct);
        builders.put("countDistinct", Aggregates::distinct);
        builders.put("sum", ofNumbers(Sum::new));
        builders.put("avg", ofNumbers(NumberAggregates.Average::new));
        builders.put("stddev", ofNumbers(operand -> new NumberAggregates.Spread(operand, true)));
        builders.put("variance", ofNumbers(operand -> new NumberAggregates.Spread(operand, false)));
        builders.put("pct", NumberAggregates::percentile);
        builders.put("percentile", NumberAggregates::percentile);
        builders.put("min", ofValues(operand -> new Extreme(operand, -1)));
        builders.put("max", ofValues(operand -> new Extreme(operand, 1)));
        builders.put("sortsFirst", ofValues(operand -> new Sorted(operand, -1)));
        builders.put("sortsLast", ofValues(operand -> new Sorted(operand, 1)));
        builders.put("earliest", (call, expressions, budget) -> inTime(call, expressions, false));
        builders.put("latest", (call, expressions, budget) -> inTime(call, expressions, true));
        return builders;
    }

    private static Builder ofNumbers(Function<Evaluator, Accumulator> state) {
        return (call, expressions, budget) -> {
            Evaluator operand = expressions.number(call.arguments().get(0));
            return () -> state.apply(operand);
        };
    }

    private static Builder ofValues(Function<Evaluator, Accumulator> state) {
        return (call, expressions, budget) -> {
            Evaluator operand = expressions.evaluator(call.arguments().get(0));
            return () -> state.apply(operand);
        };
    }

    private static Supplier<Accumulator> count(Call call, ExpressionCompiler expressions) {
        Expression counted =
                call.arguments().isEmpty() ? new Star() : call.arguments().get(0);
        if (counted instanceof Star) {
            return CountAll::new;
        }
        Evaluator operand = expressions.evaluator(counted);
        return () -> new Count(operand);
    }

    private static Supplier<Accumulator> distinct(Call call, ExpressionCompiler expressions, Budget budget) {
        Evaluator operand = expressions.evaluator(call.arguments().get(0));
        return () -> new Distinct(operand, budget);
    }

    private static Supplier<Accumulator> inTime(Call call, ExpressionCompiler expressions, boolean latest) {
        if (!expressions.layout().isOfEvents()) {
            expressions.problem(
                    call, "after `stats` no row has a `@timestamp`", "use `" + call.name() + "` in the first `stats`");
        }
        Evaluator operand = expressions.evaluator(call.arguments().get(0));
        return () -> new InTime(operand, latest);
    }

    /** A point in time comes out of an aggregate as its milliseconds, as it does on the service. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Timestamp time ? (Object) time.millis() : value;
    }

    private static final class CountAll implements Accumulator {
        private long count;

        @Override
        public void add(Row row) {
            count++;
        }

        @Override
        public Object value() {
            return count;
        }
    }

    /** How many rows have a value; absent, not 0, where none has, as measured on the service. */
    private static final class Count implements Accumulator {
        private final Evaluator operand;
        private long count;

        Count(Evaluator operand) {
            this.operand = operand;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) != null) {
                count++;
            }
        }

        @Override
        public @Nullable Object value() {
            return count == 0 ? null : (Object) count;
        }
    }

    /** Exact, where CloudWatch may approximate. */
    private static final class Distinct implements Accumulator {
        private final Evaluator operand;
        private final Budget budget;
        private final Set<String> seen = new HashSet<>();

        Distinct(Evaluator operand, Budget budget) {
            this.operand = operand;
            this.budget = budget;
        }

        @Override
        public void add(Row row) {
            Object value = operand.on(row);
            if (value != null && seen.add(Values.text(value))) {
                budget.takeValue();
            }
        }

        @Override
        public @Nullable Object value() {
            return seen.isEmpty() ? null : (Object) (long) seen.size();
        }
    }

    /** Of a condition, which is 1 or 0, this counts the rows where it holds. */
    private static final class Sum implements Accumulator {
        private final Evaluator operand;
        private @Nullable Number sum;

        Sum(Evaluator operand) {
            this.operand = operand;
        }

        @Override
        public void add(Row row) {
            if (operand.on(row) instanceof Number number) {
                sum = sum == null ? number : Numbers.add(sum, number);
            }
        }

        @Override
        public @Nullable Object value() {
            return sum;
        }
    }

    /**
     * The least or greatest number; only where no value is one, the first or last text. The documentation does not say what becomes
     * of a mixture.
     */
    private static final class Extreme implements Accumulator {
        private final Evaluator operand;
        private final int sign;
        private @Nullable Number best;
        private @Nullable String text;

        Extreme(Evaluator operand, int sign) {
            this.operand = operand;
            this.sign = sign;
        }

        @Override
        public void add(Row row) {
            Object value = operand.on(row);
            Number number = Values.number(value);
            if (number != null) {
                best = best == null || Numbers.compare(number, best) * sign > 0 ? number : best;
            } else if (value != null && best == null) {
                String other = Values.text(value);
                text = text == null || other.compareTo(text) * sign > 0 ? other : text;
            }
        }

        @Override
        public @Nullable Object value() {
            return best != null ? best : text;
        }
    }

    private static final class Sorted implements Accumulator {
        private final Evaluator operand;
        private final int sign;
        private @Nullable Object best;

        Sorted(Evaluator operand, int sign) {
            this.operand = operand;
            this.sign = sign;
        }

        @Override
        public void add(Row row) {
            Object value = operand.on(row);
            boolean better = best == null || NaturalOrder.ASCENDING.compare(value, best) * sign > 0;
            if (value != null && better) {
                best = value;
            }
        }

        @Override
        public @Nullable Object value() {
            return plain(best);
        }
    }

    /** The value of the event with the least or greatest {@code @timestamp} of those that have one. */
    private static final class InTime implements Accumulator {
        private final Evaluator operand;
        private final boolean latest;
        private long time;
        private @Nullable Object found;

        InTime(Evaluator operand, boolean latest) {
            this.operand = operand;
            this.latest = latest;
        }

        @Override
        public void add(Row row) {
            Object value = operand.on(row);
            boolean better = found == null || (latest ? row.timestamp() >= time : row.timestamp() < time);
            if (value != null && better) {
                found = value;
                time = row.timestamp();
            }
        }

        @Override
        public @Nullable Object value() {
            return plain(found);
        }
    }
}
