package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Condition;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Functions of what may be missing, of conditions, and of the query itself. */
final class GeneralFunctions {
    private GeneralFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("ispresent", arguments -> {
            Evaluator value = arguments.value(0);
            return row -> value.on(row) != null;
        });
        builders.put("coalesce", arguments -> coalesce(arguments.all(arguments::value)));
        builders.put("if", GeneralFunctions::choice);
        builders.put("case", GeneralFunctions::choice);
        builders.put("isNumeric", arguments -> {
            Evaluator value = arguments.value(0);
            return row -> Values.number(value.on(row)) != null;
        });
        builders.put("messageSize", GeneralFunctions::size);
        builders.put("now", arguments -> moment(arguments, moments -> seconds(moments.now()), "at which time it runs"));
        builders.put("queryStartTime", arguments -> moment(arguments, Moments::start, "over which time it runs"));
        builders.put("queryEndTime", arguments -> moment(arguments, Moments::end, "over which time it runs"));
        builders.put(
                "queryTimeRange", arguments -> moment(arguments, GeneralFunctions::range, "over which time it runs"));
    }

    private static Evaluator size(Arguments arguments) {
        Evaluator text = arguments.text(0);
        return row -> text.on(row) instanceof String value
                ? (Object) (long) value.getBytes(StandardCharsets.UTF_8).length
                : null;
    }

    private static Evaluator coalesce(List<Evaluator> values) {
        return row -> {
            for (Evaluator value : values) {
                Object found = value.on(row);
                if (found != null) {
                    return found;
                }
            }
            return null;
        };
    }

    /** {@code if(condition, a, b)} and {@code case(condition, a, condition, b, …, otherwise)}. */
    private static Evaluator choice(Arguments arguments) {
        int branches = arguments.count() / 2;
        Condition[] conditions = new Condition[branches];
        Evaluator[] values = new Evaluator[branches];
        for (int i = 0; i < branches; i++) {
            conditions[i] = arguments.condition(2 * i);
            values[i] = arguments.value(2 * i + 1);
        }
        boolean hasOtherwise = arguments.count() % 2 == 1;
        Evaluator otherwise = hasOtherwise ? arguments.value(arguments.count() - 1) : Arguments.NOTHING;
        return row -> {
            for (int i = 0; i < branches; i++) {
                if (conditions[i].holds(row)) {
                    return values[i].on(row);
                }
            }
            return otherwise.on(row);
        };
    }

    private static OptionalLong seconds(OptionalLong millis) {
        return millis.isPresent() ? OptionalLong.of(Math.floorDiv(millis.getAsLong(), 1000L)) : millis;
    }

    private static OptionalLong range(Moments moments) {
        return moments.start().isPresent() && moments.end().isPresent()
                ? OptionalLong.of(moments.end().getAsLong() - moments.start().getAsLong())
                : OptionalLong.empty();
    }

    private static Evaluator moment(Arguments arguments, Function<Moments, OptionalLong> moment, String missing) {
        OptionalLong found = moment.apply(arguments.moments());
        if (found.isEmpty()) {
            arguments.problem(
                    arguments.call(),
                    "nothing tells the query " + missing,
                    "run it over a given stretch of time, or write the time as a number");
            return Arguments.NOTHING;
        }
        Object value = found.getAsLong();
        return row -> value;
    }
}
