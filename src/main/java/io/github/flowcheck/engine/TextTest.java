package io.github.flowcheck.engine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import java.util.Optional;

/** Whether something is found in a text. Keeps state for speed: one instance serves one execution. */
@FunctionalInterface
interface TextTest {
    boolean found(String text);

    /** Characters that mean themselves in a regular expression. */
    static boolean isPlain(String pattern) {
        return pattern.chars().noneMatch(c -> "\\[](){}.*+?^$|".indexOf(c) >= 0);
    }

    static TextTest ofRegex(RegexLiteral regex, ExpressionCompiler expressions) {
        if (isPlain(regex.pattern())) {
            return text -> text.contains(regex.pattern());
        }
        Optional<Pattern> pattern = pattern(regex, expressions);
        if (pattern.isEmpty()) {
            return text -> false;
        }
        Matcher matcher = pattern.get().matcher("");
        return text -> matcher.reset(text).find();
    }

    /** The pattern, or empty after telling why there is none. Runs in time linear in the text. */
    static Optional<Pattern> pattern(RegexLiteral regex, ExpressionCompiler expressions) {
        try {
            return Optional.of(Pattern.compile(regex.pattern()));
        } catch (PatternSyntaxException e) {
            expressions.problem(
                    regex,
                    "a regular expression that is not evaluated offline: " + e.getDescription() + " `" + e.getPattern() + "`",
                    "write it in RE2 syntax, which has no look-around and no back-references");
            return Optional.empty();
        }
    }
}
