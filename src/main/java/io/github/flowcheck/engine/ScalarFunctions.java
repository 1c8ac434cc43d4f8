package io.github.flowcheck.engine;

import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Call;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each function is computed. Its names are those that the table of functions calls evaluated. */
final class ScalarFunctions {
    private static final Map<String, Builder> BUILDERS = Collections.unmodifiableMap(builders());

    private ScalarFunctions() {}

    /** Makes the closure of a call whose number of arguments is right. */
    @FunctionalInterface
    interface Builder {
        Evaluator build(Call call, ExpressionCompiler expressions);
    }

    static @Nullable Builder find(String name) {
        return BUILDERS.get(name);
    }

    static Set<String> names() {
        return BUILDERS.keySet();
    }

    private static Map<String, Builder> builders() {
        Map<String, Builder> builders = new HashMap<>();
        NumberFunctions.addTo(builders);
        TextFunctions.addTo(builders);
        TimeFunctions.addTo(builders);
        AddressFunctions.addTo(builders);
        CodecFunctions.addTo(builders);
        builders.put("ispresent", (call, compiler) -> {
            Evaluator value = compiler.evaluator(call.arguments().get(0));
            return row -> value.on(row) != null;
        });
        builders.put("coalesce", (call, compiler) -> coalesce(compiler.evaluators(call.arguments())));
        builders.put("if", ScalarFunctions::choice);
        builders.put("case", ScalarFunctions::choice);
        builders.put("isNumeric", (call, compiler) -> {
            Evaluator value = compiler.evaluator(call.arguments().get(0));
            return row -> Values.number(value.on(row)) != null;
        });
        return builders;
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
    private static Evaluator choice(Call call, ExpressionCompiler compiler) {
        List<Expression> arguments = call.arguments();
        int branches = arguments.size() / 2;
        Condition[] conditions = new Condition[branches];
        Evaluator[] values = new Evaluator[branches];
        for (int i = 0; i < branches; i++) {
            conditions[i] = compiler.condition(arguments.get(2 * i));
            values[i] = compiler.evaluator(arguments.get(2 * i + 1));
        }
        boolean hasOtherwise = arguments.size() % 2 == 1;
        Evaluator otherwise = hasOtherwise ? compiler.evaluator(arguments.get(arguments.size() - 1)) : row -> null;
        return row -> {
            for (int i = 0; i < branches; i++) {
                if (conditions[i].holds(row)) {
                    return values[i].on(row);
                }
            }
            return otherwise.on(row);
        };
    }
}
