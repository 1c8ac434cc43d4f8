package io.github.flowcheck.engine;

import com.google.re2j.Pattern;
import io.github.flowcheck.engine.function.Regexes;
import java.util.Optional;

/** A regular expression as queries ask for it. Immutable; any number of threads can ask. */
public final class RegularExpression {
    private final Pattern pattern;

    private RegularExpression(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The expression; empty if a query with it is refused. */
    public static Optional<RegularExpression> of(String pattern) {
        return Regexes.compile(pattern, pattern, (node, message, remedy) -> {}).map(RegularExpression::new);
    }

    /** Whether it is found anywhere in a text. */
    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }
}
