package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
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
        builders.put("trim", arguments -> trim(arguments, true, true));
        builders.put("ltrim", arguments -> trim(arguments, true, false));
        builders.put("rtrim", arguments -> trim(arguments, false, true));
        builders.put("substr", TextFunctions::substr);
        builders.put("replace", TextFunctions::replace);
        builders.put("strcontains", ofTwo(String::contains));
        builders.put("startsWith", ofTwo(String::startsWith));
        builders.put("endsWith", ofTwo(String::endsWith));
        builders.put("regexReplace", RegexReplacement::compile);
        // so it was seen to be called on the service
        builders.put("regex_replace", RegexReplacement::compile);
    }

    private static Builder of(Function<String, Object> function) {
        return arguments -> {
            Evaluator operand = arguments.text(0);
            return row -> operand.on(row) instanceof String text ? function.apply(text) : null;
        };
    }

    /**
     * A third argument, which {@code strcontains} has to ignore case, is ignored: on the service it was measured to have no effect,
     * against the documentation.
     */
    private static Builder ofTwo(BiFunction<String, String, Object> function) {
        return arguments -> {
            Evaluator first = arguments.text(0);
            Evaluator second = arguments.text(1);
            return row -> first.on(row) instanceof String a && second.on(row) instanceof String b
                    ? function.apply(a, b)
                    : null;
        };
    }

    private static Builder absence(Function<String, Boolean> test) {
        return arguments -> {
            Evaluator operand = arguments.text(0);
            return row -> !(operand.on(row) instanceof String text) || test.apply(text);
        };
    }

    /** What is missing adds nothing; the documentation does not say. */
    private static Evaluator concat(Arguments arguments) {
        List<Evaluator> parts = arguments.all(arguments::text);
        Budget budget = arguments.budget();
        return row -> {
            StringBuilder joined = new StringBuilder();
            for (Evaluator part : parts) {
                if (part.on(row) instanceof String text) {
                    budget.checkLength((long) joined.length() + text.length());
                    joined.append(text);
                }
            }
            return joined.toString();
        };
    }

    /** Removes white space, or with a second argument those characters instead. */
    private static Evaluator trim(Arguments arguments, boolean left, boolean right) {
        Evaluator operand = arguments.text(0);
        Evaluator characters = arguments.textOr(1, BLANKS);
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
    private static Evaluator substr(Arguments arguments) {
        Evaluator operand = arguments.text(0);
        Evaluator start = arguments.number(1);
        Evaluator length = arguments.count() > 2 ? arguments.number(2) : row -> Long.MAX_VALUE;
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

    /** An empty text is found nowhere; the documentation does not say. */
    private static Evaluator replace(Arguments arguments) {
        List<Evaluator> operands = arguments.all(arguments::text);
        Budget budget = arguments.budget();
        return row -> operands.get(0).on(row) instanceof String text
                        && operands.get(1).on(row) instanceof String wanted
                        && operands.get(2).on(row) instanceof String put
                ? replaced(text, wanted, put, budget)
                : null;
    }

    private static String replaced(String text, String wanted, String put, Budget budget) {
        if (wanted.isEmpty()) {
            return text;
        }
        long found = 0;
        for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length())) {
            found++;
        }
        budget.checkLength(text.length() + found * (put.length() - wanted.length()));
        return text.replace(wanted, put);
    }
}
