package io.github.flowcheck.engine.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Compiles regular expressions, whose matching takes time linear in the text. */
public final class Regexes {
    private Regexes() {}

    /**
     * The pattern, or empty after telling why there is none.
     *
     * @param node the object of the tree that holds it
     */
    public static Optional<Pattern> compile(String pattern, Object node, Refusals refusals) {
        if (!RegexSize.isBearable(pattern)) {
            refusals.problem(
                    node,
                    "a regular expression that is too large or nests too deep",
                    "repeat less, or use fewer parentheses");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            refusals.problem(
                    node,
                    "a regular expression that is not evaluated offline: " + e.getDescription() + " `" + e.getPattern()
                            + "`",
                    "write it in RE2 syntax, which has no look-around and no back-references");
            return Optional.empty();
        }
    }
}
