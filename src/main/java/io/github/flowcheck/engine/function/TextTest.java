package io.github.flowcheck.engine.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether something is found in a text. Keeps state for speed: one instance serves one execution. */
@FunctionalInterface
public interface TextTest {
    boolean found(String text);

    /** Whether a regular expression is found anywhere; refused if it cannot be evaluated. */
    static TextTest ofRegex(RegexLiteral regex, Refusals refusals) {
        if (isPlain(regex.pattern())) {
            return text -> text.contains(regex.pattern());
        }
        Optional<Pattern> pattern = Regexes.compile(regex.pattern(), regex, refusals);
        if (pattern.isEmpty()) {
            return text -> false;
        }
        Matcher matcher = pattern.get().matcher("");
        return remembering(text -> matcher.reset(text).find());
    }

    /** Whether all characters mean themselves in a regular expression. */
    private static boolean isPlain(String pattern) {
        return pattern.chars().noneMatch(c -> "\\[](){}.*+?^$|".indexOf(c) >= 0);
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
}
