package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The filter with which a rendered query begins: the log streams of one network interface.
 *
 * @param eni the interface
 * @param endings what follows its id in the names of its streams; empty where a regular expression admits any ending
 */
record StreamFilter(String eni, List<String> endings) {
    static final Field LOG_STREAM = new Field("@logStream");

    private static final Pattern NAME = Pattern.compile("(eni-[0-9a-f]+)(-[a-z]+)");
    private static final Pattern ANY_ENDING = Pattern.compile("\\^(eni-[0-9a-f]+)\\(-\\|\\$\\)");

    StreamFilter {
        endings = List.copyOf(endings);
    }

    /** Empty for any other condition. */
    static Optional<StreamFilter> of(Expression condition) {
        if (condition instanceof Like like
                && like.operand().equals(LOG_STREAM)
                && !like.negated()
                && like.pattern() instanceof RegexLiteral regex) {
            return Optional.of(ANY_ENDING.matcher(regex.pattern()))
                    .filter(Matcher::matches)
                    .map(matcher -> new StreamFilter(matcher.group(1), List.of()));
        }
        if (condition instanceof In in && in.operand().equals(LOG_STREAM) && !in.negated()) {
            return ofNames(in.values());
        }
        return condition instanceof Binary equal
                        && equal.operator() == Operator.EQUAL
                        && equal.left().equals(LOG_STREAM)
                ? ofNames(List.of(equal.right()))
                : Optional.empty();
    }

    private static Optional<StreamFilter> ofNames(List<Expression> values) {
        String eni = "";
        List<String> endings = new ArrayList<>();
        for (Expression value : values) {
            Matcher name = NAME.matcher(value instanceof StringLiteral text ? text.value() : "");
            if (!name.matches() || !(eni.isEmpty() || eni.equals(name.group(1)))) {
                return Optional.empty();
            }
            eni = name.group(1);
            endings.add(name.group(2));
        }
        return Optional.of(new StreamFilter(eni, endings));
    }

    private boolean admits(String stream) {
        return endings.isEmpty()
                ? stream.equals(eni) || stream.startsWith(eni + "-")
                : endings.stream().anyMatch(ending -> stream.equals(eni + ending));
    }

    /** The streams that there are, as far as this admits them; else all those that there might be, empty for any ending. */
    private List<String> names(Function<String, List<String>> known) {
        List<String> existing = known.apply(eni).stream()
                .filter(this::admits)
                .distinct()
                .sorted()
                .toList();
        return existing.isEmpty() ? endings.stream().map(ending -> eni + ending).toList() : existing;
    }

    /**
     * One condition for the streams of all of them, by names wherever it can be, since only these use the index.
     *
     * @param filters at least one
     * @param known the names of an interface's streams; an empty list where they are not known
     */
    static Expression union(List<StreamFilter> filters, Function<String, List<String>> known) {
        TreeMap<String, List<String>> byEni = new TreeMap<>();
        filters.forEach(filter -> byEni.computeIfAbsent(filter.eni(), eni -> filter.names(known)));
        if (byEni.values().stream().noneMatch(List::isEmpty)) {
            return new In(
                    LOG_STREAM,
                    byEni.values().stream()
                            .flatMap(List::stream)
                            .<Expression>map(StringLiteral::new)
                            .toList(),
                    false);
        }
        String any = String.join("|", byEni.keySet());
        return new Like(LOG_STREAM, RegexLiteral.of("^(" + any + ")(-|$)"), false, true);
    }

    /** Whether one filter can stand for both. */
    boolean mixesWith(StreamFilter other) {
        return endings.equals(other.endings);
    }

    static Stream<Expression> conjuncts(Expression condition) {
        return condition instanceof Binary both && both.operator() == Operator.AND
                ? Stream.concat(conjuncts(both.left()), conjuncts(both.right()))
                : Stream.of(condition);
    }
}
