package io.github.flowcheck.engine.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import java.util.Optional;

/**
 * {@code regexReplace(text, pattern, replacement)}. The documentation says that patterns are those of RE2, but not how a
 * replacement names what a group matched, so a written one with {@code $} or a backslash is refused; a computed one is text.
 */
final class RegexReplacement {
    private RegexReplacement() {}

    static Evaluator compile(Arguments arguments) {
        Optional<Object> written = arguments.literal(2);
        if (written.filter(text -> text.toString().matches("(?s).*[$\\\\].*")).isPresent()) {
            return arguments.refuse(
                    2,
                    "a replacement with `$` or `\\`, of which the documentation says nothing",
                    "write it without them, or `parse` the text and `concat` its parts");
        }
        Optional<Pattern> pattern = pattern(arguments);
        if (pattern.isEmpty()) {
            return Arguments.NOTHING;
        }
        Matcher matcher = pattern.get().matcher("");
        Evaluator operand = arguments.text(0);
        Evaluator replacement = arguments.text(2);
        Budget budget = arguments.budget();
        return row -> operand.on(row) instanceof String text && replacement.on(row) instanceof String put
                ? replaced(matcher.reset(text), text, put, budget)
                : null;
    }

    private static Optional<Pattern> pattern(Arguments arguments) {
        if (arguments.argument(1) instanceof RegexLiteral regex) {
            return Regexes.compile(regex.pattern(), regex, arguments);
        }
        Optional<String> text =
                arguments.literal(1).filter(String.class::isInstance).map(String.class::cast);
        if (text.isEmpty()) {
            arguments.unevaluated(
                    arguments.argument(1),
                    "a pattern that is computed is not evaluated offline",
                    "write the pattern as a string");
        }
        return text.flatMap(pattern -> Regexes.compile(pattern, arguments.argument(1), arguments));
    }

    private static String replaced(Matcher matcher, String text, String put, Budget budget) {
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            budget.checkLength((long) replaced.length() + matcher.start() - from + put.length());
            replaced.append(text, from, matcher.start()).append(put);
            from = matcher.end();
        }
        return replaced.append(text, from, text.length()).toString();
    }
}
