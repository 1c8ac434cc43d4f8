package io.github.flowcheck.local.scan;

import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which log streams a condition selects that is about nothing else. */
public final class StreamNames {
    private static final Field LOG_STREAM = new Field("@logStream");

    /** The one regular expression that rendered queries ask streams by. */
    private static final Pattern OF_INTERFACE = Pattern.compile("\\^(eni-[0-9a-f]+)\\(-\\|\\$\\)");

    private StreamNames() {}

    /** What the stream of an interface is called in files. */
    public static String ofInterface(String interfaceId) {
        return interfaceId + "-all";
    }

    /**
     * The names of all streams in files for which the condition holds.
     *
     * @return empty if it is about something else too, or about streams in another way
     */
    public static Optional<Set<String>> of(Expression condition) {
        if (condition instanceof Binary equal
                && equal.operator() == Operator.EQUAL
                && equal.left().equals(LOG_STREAM)) {
            return literals(List.of(equal.right()));
        }
        if (condition instanceof In in && !in.negated() && in.operand().equals(LOG_STREAM)) {
            return literals(in.values());
        }
        if (condition instanceof Like like
                && !like.negated()
                && like.operand().equals(LOG_STREAM)
                && like.pattern() instanceof RegexLiteral regex) {
            Matcher eni = OF_INTERFACE.matcher(regex.pattern());
            // names in files end in what a flow log can capture
            return eni.matches()
                    ? Optional.of(Set.of(ofInterface(eni.group(1)), eni.group(1) + "-accept", eni.group(1) + "-reject"))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Set<String>> literals(List<Expression> values) {
        Set<String> named = new HashSet<>();
        for (Expression value : values) {
            if (!(value instanceof StringLiteral literal)) {
                return Optional.empty();
            }
            named.add(literal.value());
        }
        return Optional.of(named);
    }
}
