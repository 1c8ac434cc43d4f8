package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Display;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Period;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import io.github.flowcheck.insights.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query of the shape that can be merged: the streams of one interface, perhaps a stage that cuts the message into fields, filters,
 * one {@code stats} whose aggregates can be put together from those of parts, then what orders and cuts its rows.
 *
 * @param streams the first filter
 * @param parse the stage that cuts the message into fields
 * @param conditions all of which hold for the records that count
 * @param stats the aggregation
 * @param tail what follows it: {@code sort}, {@code display}, {@code limit}
 */
record Shape(
        StreamFilter streams, Optional<ParseGlob> parse, List<Expression> conditions, Stats stats, List<Command> tail) {
    private static final Set<String> TESTS = Set.of("isIpv4InSubnet", "isIpv6InSubnet");
    private static final Set<String> AGGREGATES = Set.of("sum", "min", "max");

    Shape {
        conditions = List.copyOf(conditions);
        tail = List.copyOf(tail);
    }

    String eni() {
        return streams.eni();
    }

    /** Empty for a query of any other shape. */
    static Optional<Shape> of(Query query) {
        List<Command> rest = new ArrayList<>(query.commands());
        if (!rest.isEmpty() && rest.get(0) instanceof Fields fields && namesOnly(fields)) {
            rest.remove(0);
        }
        if (rest.isEmpty() || !(rest.get(0) instanceof Filter first)) {
            return Optional.empty();
        }
        Optional<StreamFilter> streams = StreamFilter.of(first.condition());
        rest.remove(0);
        Optional<ParseGlob> parse = Optional.empty();
        if (!rest.isEmpty() && rest.get(0) instanceof ParseGlob glob) {
            parse = Optional.of(glob);
            rest.remove(0);
        }
        List<Expression> conditions = new ArrayList<>();
        while (!rest.isEmpty() && rest.get(0) instanceof Filter filter) {
            StreamFilter.conjuncts(filter.condition()).forEach(conditions::add);
            rest.remove(0);
        }
        if (streams.isEmpty() || rest.isEmpty() || !(rest.get(0) instanceof Stats stats)) {
            return Optional.empty();
        }
        List<Command> tail = rest.subList(1, rest.size());
        boolean mergeable = conditions.stream().allMatch(Shape::isTest)
                && stats.aggregates().stream().allMatch(Shape::isDecomposable)
                && stats.by().stream().allMatch(Shape::isKey)
                && tail.stream().allMatch(Shape::ordersOrCuts);
        return mergeable ? Optional.of(new Shape(streams.get(), parse, conditions, stats, tail)) : Optional.empty();
    }

    private static boolean namesOnly(Fields fields) {
        return fields.columns().stream()
                .allMatch(column -> column.alias().isEmpty() && column.expression() instanceof Field);
    }

    /** Whether an expression can stand as a condition inside a function too. */
    private static boolean isTest(Expression expression) {
        boolean known = expression instanceof Binary
                || expression instanceof Not
                || expression instanceof In
                || expression instanceof Like
                || expression instanceof Field
                || expression instanceof StringLiteral
                || expression instanceof NumberLiteral
                || expression instanceof RegexLiteral
                || (expression instanceof Call call && TESTS.contains(call.name()));
        return known && expression.operands().stream().allMatch(Shape::isTest);
    }

    private static boolean isDecomposable(Column column) {
        if (column.alias().isEmpty() || !(column.expression() instanceof Call call)) {
            return false;
        }
        if (call.name().equals("count")) {
            return call.arguments().equals(List.of(new Star()));
        }
        return AGGREGATES.contains(call.name())
                && (call.arguments().get(0) instanceof Field
                        || (call.name().equals("sum") && isTest(call.arguments().get(0))));
    }

    private static boolean isKey(Column column) {
        return column.alias().isEmpty()
                ? column.expression() instanceof Field
                : column.expression() instanceof Call call
                        && call.name().equals("bin")
                        && call.arguments().get(0) instanceof Period;
    }

    private static boolean ordersOrCuts(Command command) {
        return command instanceof Sort
                || command instanceof Display
                || (command instanceof Limit limit && !limit.any());
    }

    /** Whether both can be answered from the same fields of the same events. */
    boolean mixesWith(Shape other) {
        return streams.mixesWith(other.streams) && parse.equals(other.parse);
    }

    /** Whether it groups by stretches of time, which multiplies the rows of everything that is asked beside it. */
    boolean groupsByTime() {
        return stats.by().stream().anyMatch(column -> column.expression() instanceof Call);
    }
}
