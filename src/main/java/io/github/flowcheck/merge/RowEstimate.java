package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Period;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many rows questions may return, by rule of thumb: a busy interface was measured to have some hundred ports and peers. Nothing but
 * the number of queries depends on it: what returns more than fits is asked again in parts.
 */
final class RowEstimate {
    private static final long PORTS = 300;
    private static final long PEERS = 250;
    private static final long OTHER = 10;
    private static final long MOST_OF_A_QUESTION = 2500;
    /** Of a window that is not known. */
    private static final long USUAL_PERIODS = 24;

    private final Optional<Duration> window;

    RowEstimate(Optional<Duration> window) {
        this.window = window;
    }

    /** @param members questions about one interface */
    long rows(List<Member> members) {
        long rows = 3
                + members.stream()
                        .map(Member::shape)
                        .filter(shape -> !shape.groupsByTime())
                        .map(shape ->
                                new Shape(shape.streams(), shape.parse(), shape.conditions(), shape.stats(), List.of()))
                        .distinct()
                        .mapToLong(this::rows)
                        .sum();
        long periods = members.stream()
                .map(Member::shape)
                .filter(Shape::groupsByTime)
                .mapToLong(this::rows)
                .max()
                .orElse(1);
        return rows * periods;
    }

    private long rows(Shape shape) {
        long rows = 1;
        for (Column key : shape.stats().by()) {
            rows = Math.min(MOST_OF_A_QUESTION, rows * values(shape, key.expression()));
        }
        return rows;
    }

    private long values(Shape shape, Expression key) {
        if (key instanceof Call bin && bin.arguments().get(0) instanceof Period period) {
            return window.map(all -> all.dividedBy(length(period)) + 2).orElse(USUAL_PERIODS);
        }
        long usual = usual(((Field) key).name().toLowerCase(Locale.ROOT));
        return shape.conditions().stream()
                .mapToLong(condition -> named(condition, key))
                .filter(named -> named > 0)
                .reduce(usual, Math::min);
    }

    private static Duration length(Period period) {
        return switch (period.unit()) {
            case MILLISECOND -> Duration.ofMillis(period.count());
            case SECOND -> Duration.ofSeconds(period.count());
            case MINUTE -> Duration.ofMinutes(period.count());
            case HOUR -> Duration.ofHours(period.count());
            default -> Duration.ofDays(period.count());
        };
    }

    private static long usual(String field) {
        if (field.endsWith("port")) {
            return PORTS;
        }
        if (field.endsWith("addr")) {
            return PEERS;
        }
        return field.endsWith("action") ? 2 : field.endsWith("status") ? 3 : field.endsWith("protocol") ? 1 : OTHER;
    }

    /** How many values a condition leaves to a field by name; 0 if it does not name them. */
    private static long named(Expression condition, Expression field) {
        if (condition instanceof In in && in.operand().equals(field) && !in.negated()) {
            return in.values().size();
        }
        return condition instanceof Binary equal
                        && equal.operator() == Expression.Operator.EQUAL
                        && equal.left().equals(field)
                ? 1
                : 0;
    }
}
