package io.github.flowcheck.engine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import java.util.HashMap;
import java.util.Map;
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
        return remembering(text -> matcher.reset(text).find());
    }

    /** Flow logs repeat few streams and addresses: the answers for the first short texts are kept. */
    private static TextTest remembering(TextTest test) {
        Map<String, Boolean> known = new HashMap<>();
        return text -> {
            if (text.length() > 64) {
                return test.found(text);
            }
            Boolean before = known.get(text);
            if (before != null) {
                return before;
            }
            boolean found = test.found(text);
            if (known.size() < 4096) {
                known.put(text, found);
            }
            return found;
        };
    }

    /** The pattern, or empty after telling why there is none. Runs in time linear in the text. */
    static Optional<Pattern> pattern(RegexLiteral regex, ExpressionCompiler expressions) {
        if (!RegexSize.isBearable(regex.pattern())) {
            expressions.problem(
                    regex,
                    "a regular expression that is too large or nests too deep",
                    "repeat less, or use fewer parentheses");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(regex.pattern()));
        } catch (PatternSyntaxException e) {
            expressions.problem(
                    regex,
                    "a regular expression that is not evaluated offline: " + e.getDescription() + " `" + e.getPattern()
                            + "`",
                    "write it in RE2 syntax, which has no look-around and no back-references");
            return Optional.empty();
        }
    }
}
