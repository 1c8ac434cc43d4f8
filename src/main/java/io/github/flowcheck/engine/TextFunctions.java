package io.github.flowcheck.engine;

import io.github.flowcheck.engine.ScalarFunctions.Builder;
import io.github.flowcheck.insights.Expression.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Functions of texts. Of what is missing they have no value, but for those that ask whether something is missing. */
final class TextFunctions {
    private static final String BLANKS = " \t\n\r\f\u000B";

    private TextFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("isempty", absence(String::isEmpty));
        builders.put("isblank", absence(String::isBlank));
        builders.put("strlen", of(text -> (long) text.codePointCount(0, text.length())));
        builders.put("toupper", of(text -> text.toUpperCase(Locale.ROOT)));
        builders.put("tolower", of(text -> text.toLowerCase(Locale.ROOT)));
        builders.put("concat", TextFunctions::concat);
        builders.put("trim", (call, compiler) -> trim(call, compiler, true, true));
        builders.put("ltrim", (call, compiler) -> trim(call, compiler, true, false));
        builders.put("rtrim", (call, compiler) -> trim(call, compiler, false, true));
        builders.put("substr", TextFunctions::substr);
        builders.put("replace", TextFunctions::replace);
        builders.put("strcontains", ofTwo(String::contains));
        builders.put("startsWith", ofTwo(String::startsWith));
        builders.put("endsWith", ofTwo(String::endsWith));
    }

    private static Builder of(Function<String, Object> function) {
        return (call, compiler) -> {
            Evaluator operand = compiler.text(call.arguments().get(0));
            return row -> operand.on(row) instanceof String text ? function.apply(text) : null;
        };
    }

    /**
     * A third argument, which {@code strcontains} has to ignore case, is ignored: on the service it was measured to have no effect,
     * against the documentation.
     */
    private static Builder ofTwo(BiFunction<String, String, Object> function) {
        return (call, compiler) -> {
            List<Evaluator> operands = compiler.texts(call.arguments().subList(0, 2));
            return row -> operands.get(0).on(row) instanceof String a
                            && operands.get(1).on(row) instanceof String b
                    ? function.apply(a, b)
                    : null;
        };
    }

    private static Builder absence(Function<String, Boolean> test) {
        return (call, compiler) -> {
            Evaluator operand = compiler.text(call.arguments().get(0));
            return row -> !(operand.on(row) instanceof String text) || test.apply(text);
        };
    }

    /** What is missing adds nothing; the documentation does not say. */
    private static Evaluator concat(Call call, ExpressionCompiler compiler) {
        List<Evaluator> parts = compiler.texts(call.arguments());
        return row -> {
            StringBuilder joined = new StringBuilder();
            for (Evaluator part : parts) {
                if (part.on(row) instanceof String text) {
                    joined.append(text);
                }
            }
            return joined.toString();
        };
    }

    /** Removes white space, or with a second argument those characters instead. */
    private static Evaluator trim(Call call, ExpressionCompiler compiler, boolean left, boolean right) {
        Evaluator operand = compiler.text(call.arguments().get(0));
        Evaluator characters =
                call.arguments().size() > 1 ? compiler.text(call.arguments().get(1)) : row -> BLANKS;
        return row -> operand.on(row) instanceof String text && characters.on(row) instanceof String set
                ? trimmed(text, set, left, right)
                : null;
    }

    private static String trimmed(String text, String characters, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (right && end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** {@code substr(text, start)} or {@code substr(text, start, length)}, counted in code points from 0. */
    private static Evaluator substr(Call call, ExpressionCompiler compiler) {
        Evaluator operand = compiler.text(call.arguments().get(0));
        Evaluator start = compiler.number(call.arguments().get(1));
        Evaluator length =
                call.arguments().size() > 2 ? compiler.number(call.arguments().get(2)) : row -> Long.MAX_VALUE;
        return row -> operand.on(row) instanceof String text
                        && start.on(row) instanceof Long from
                        && length.on(row) instanceof Long count
                ? part(text, from, count)
                : null;
    }

    private static String part(String text, long from, long count) {
        int all = text.codePointCount(0, text.length());
        int first = (int) Math.max(0, Math.min(from, all));
        int taken = (int) Math.max(0, Math.min(count, all - first));
        int start = text.offsetByCodePoints(0, first);
        return text.substring(start, text.offsetByCodePoints(start, taken));
    }

    private static Evaluator replace(Call call, ExpressionCompiler compiler) {
        List<Evaluator> operands = compiler.texts(call.arguments());
        return row -> operands.get(0).on(row) instanceof String text
                        && operands.get(1).on(row) instanceof String wanted
                        && operands.get(2).on(row) instanceof String put
                ? text.replace(wanted, put)
                : null;
    }
}
