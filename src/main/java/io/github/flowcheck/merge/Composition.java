package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Fields;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.Star;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.ParseCommand.ParseRegex;
import io.github.flowcheck.insights.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One query that holds the answers to many. It sorts the records of all their interfaces into groups, of which each is either
 * wholly part of a question's answer or not at all: by interface, own addresses and kinds, and by the keys of those kinds alone.
 */
final class Composition {
    static final Field ENI = new Field("scanEni");

    /** Where a key or an address is not needed; flow logs write this where they have no value. */
    static final Expression BLANK = new StringLiteral("-");

    static final String COUNT = "scanCount";
    static final String VALUE = "scanValue";
    private static final RegexLiteral ENI_OF_STREAM = new RegexLiteral("^(?<scanEni>eni-[0-9a-f]+)");
    private static final Expression COUNT_ALL = new Call("count", List.of(new Star()));

    private final List<Shape> shapes;
    private final OwnAddresses own;
    private final Kinds kinds = new Kinds();
    /** Keys under their own names, which every record has: where it is of, and what is asked of all records. */
    private final Set<Expression> open = new LinkedHashSet<>();
    /** Keys of kinds, with their columns. */
    private final Map<Expression, String> keys = new LinkedHashMap<>();

    private final Map<Expression, String> aggregates = new LinkedHashMap<>();
    private final Map<Shape, List<Expression>> conditions = new LinkedHashMap<>();

    Composition(List<Shape> shapes) {
        this.shapes = List.copyOf(shapes);
        this.own = new OwnAddresses(shapes);
        aggregates.put(COUNT_ALL, COUNT);
        shapes.forEach(this::add);
        keys.keySet().removeAll(open);
        int number = 0;
        for (Map.Entry<Expression, String> key : keys.entrySet()) {
            key.setValue("scanKey" + ++number);
        }
    }

    private void add(Shape shape) {
        if (conditions.containsKey(shape)) {
            return;
        }
        List<Expression> here = new ArrayList<>();
        List<Expression> atService = new ArrayList<>();
        Set<String> kept = new LinkedHashSet<>();
        for (Expression condition : shape.conditions()) {
            Optional<AddressCondition> address =
                    AddressCondition.of(condition).filter(one -> own.keeps(shape.eni(), one));
            if (address.isPresent()) {
                kept.add(own.alias(address.get().field()));
                here.add(Rewriting.rename(condition, own::alias));
            } else if (isEni(condition, shape.eni())) {
                open.add(((Binary) condition).left());
                here.add(condition);
            } else {
                atService.add(Rewriting.rename(condition, name -> name));
            }
        }
        kept.forEach(field -> atService.add(0, new Binary(Operator.NOT_EQUAL, new Field(field), BLANK)));
        Set<Expression> by = shape.stats().by().stream()
                .map(Column::expression)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<Expression> kind = Rewriting.all(atService);
        if (kind.isPresent()) {
            by.forEach(key -> keys.put(key, ""));
            here.add(0, kinds.place(kind.get(), by).condition());
        } else {
            for (Expression key : by) {
                if (key instanceof Field) {
                    open.add(key);
                } else {
                    keys.put(key, "");
                    kinds.place(everything(), by);
                }
            }
        }
        conditions.put(shape, here);
        shape.stats().aggregates().forEach(column -> addAggregate(shape, column.expression()));
    }

    private static boolean isEni(Expression condition, String eni) {
        return condition instanceof Binary equal
                && equal.operator() == Operator.EQUAL
                && equal.left() instanceof Field
                && equal.right().equals(new StringLiteral(eni));
    }

    /** Stretches of time need a name, and get it as keys of a kind. */
    private static Expression everything() {
        return new Binary(Operator.NOT_EQUAL, ENI, BLANK);
    }

    private void addAggregate(Shape shape, Expression aggregate) {
        Call call = (Call) aggregate;
        boolean ofField = call.arguments().get(0) instanceof Field;
        if (ofField) {
            aggregates.computeIfAbsent(aggregate, key -> VALUE + aggregates.size());
        } else if (!aggregate.equals(COUNT_ALL)) {
            counted(shape, call.arguments().get(0));
        }
    }

    /** Whether a row's records fulfil the condition that an aggregate counts by. */
    private Expression counted(Shape shape, Expression condition) {
        boolean kept = AddressCondition.alternatives(condition)
                .filter(all -> all.stream().allMatch(one -> own.keeps(shape.eni(), one)))
                .isPresent();
        return kept
                ? Rewriting.rename(condition, own::alias)
                : kinds.place(Rewriting.rename(condition, name -> name), Set.of())
                        .condition();
    }

    /** The query; the comment is for whoever sees it in the account's history. */
    Query query(int limit, Function<String, List<String>> knownStreams) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Filter(
                StreamFilter.union(shapes.stream().map(Shape::streams).toList(), knownStreams)));
        shapes.get(0).parse().ifPresent(commands::add);
        commands.add(new ParseRegex(StreamFilter.LOG_STREAM, ENI_OF_STREAM, false));
        List<Column> kept = own.columns();
        Stream.of(kept, kinds.columns(), keyColumns())
                .filter(columns -> !columns.isEmpty())
                .forEach(columns -> commands.add(new Fields(columns)));
        List<Column> by = new ArrayList<>(List.of(Column.of(ENI)));
        open.forEach(key -> by.add(Column.of(key)));
        Stream.of(kept, kinds.columns(), keyColumns())
                .flatMap(List::stream)
                .forEach(column -> by.add(Column.of(new Field(column.alias().orElseThrow()))));
        commands.add(new Stats(
                aggregates.entrySet().stream()
                        .map(entry -> Column.of(entry.getKey(), entry.getValue()))
                        .toList(),
                by));
        commands.add(new Limit(limit, false));
        return new Query(List.of(comment()), commands);
    }

    private String comment() {
        long enis = shapes.stream().map(Shape::eni).distinct().count();
        return "flowcheck: " + shapes.size() + " questions about " + enis + (enis == 1 ? " interface" : " interfaces");
    }

    private List<Column> keyColumns() {
        return keys.entrySet().stream()
                .map(key -> Column.of(
                        new Call("if", List.of(kinds.needing(key.getKey()), key.getKey(), BLANK)), key.getValue()))
                .toList();
    }

    /** What a question asks of the rows of its interface: a query over them, as if each were an event. */
    Query backTo(Shape shape) {
        List<Command> commands = new ArrayList<>(filters(shape));
        commands.add(new Stats(
                shape.stats().aggregates().stream()
                        .map(column -> Column.of(
                                ofRows(shape, (Call) column.expression()),
                                column.alias().orElseThrow()))
                        .toList(),
                shape.stats().by().stream().map(this::keyOfRows).toList()));
        commands.addAll(shape.tail());
        return new Query(List.of(), commands);
    }

    /** How many records are part of a question's answer. */
    Query matchedBy(Shape shape) {
        List<Command> commands = new ArrayList<>(filters(shape));
        commands.add(new Stats(List.of(Column.of(new Call("sum", List.of(new Field(COUNT))), "matched")), List.of()));
        return new Query(List.of(), commands);
    }

    private List<Command> filters(Shape shape) {
        return conditions.get(shape).stream().<Command>map(Filter::new).toList();
    }

    private Expression ofRows(Shape shape, Call aggregate) {
        if (aggregate.equals(COUNT_ALL)) {
            return new Call("sum", List.of(new Field(COUNT)));
        }
        String alias = aggregates.get(aggregate);
        if (alias != null) {
            return new Call(aggregate.name(), List.of(new Field(alias)));
        }
        Expression counted = counted(shape, aggregate.arguments().get(0));
        return new Call("sum", List.of(new Call("if", List.of(counted, new Field(COUNT), NumberLiteral.of(0)))));
    }

    private Column keyOfRows(Column key) {
        String alias = keys.get(key.expression());
        if (alias == null) {
            return Column.of(key.expression());
        }
        String name = key.alias().orElseGet(() -> ((Field) key.expression()).name());
        return Column.of(new Field(alias), name);
    }

    /** Whether a row is of the form in which it was asked for. */
    boolean made(Map<String, String> row) {
        return row.containsKey(ENI.name()) && row.containsKey(COUNT) && kinds.areIn(row);
    }
}
