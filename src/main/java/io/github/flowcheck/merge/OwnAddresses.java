package io.github.flowcheck.merge;

import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The addresses that only one interface is asked about. Each of their fields is kept, as one more key, in records whose interface and
 * address are a pair that is asked for, and blanked in all others; so a condition on such a field says the same about the
 * kept value, and need not be asked of the service for each interface by itself.
 *
 * <p>Interface and address are compared as one text: two lists would let every interface through with every address.
 */
final class OwnAddresses {
    private static final String ALIAS = "scanOwn";

    /** Field, interface, addresses. */
    private final TreeMap<String, TreeMap<String, Set<String>>> pairs = new TreeMap<>();

    OwnAddresses(List<Shape> shapes) {
        Map<AddressCondition, Set<String>> askedOf = new HashMap<>();
        for (Shape shape : shapes) {
            for (Column aggregate : shape.stats().aggregates()) {
                summed(aggregate)
                        .flatMap(AddressCondition::alternatives)
                        .ifPresent(all -> all.forEach(one -> add(shape.eni(), one)));
            }
            for (Expression condition : shape.conditions()) {
                AddressCondition.of(condition).ifPresent(one -> askedOf.computeIfAbsent(one, key -> new TreeSet<>())
                        .add(shape.eni()));
            }
        }
        askedOf.forEach((condition, enis) -> {
            if (enis.size() == 1) {
                add(enis.iterator().next(), condition);
            }
        });
    }

    /** The condition that an aggregate counts by. */
    static Optional<Expression> summed(Column aggregate) {
        Expression argument = ((Call) aggregate.expression()).arguments().get(0);
        boolean condition = argument instanceof Binary || argument instanceof In || argument instanceof Call;
        return condition ? Optional.of(argument) : Optional.empty();
    }

    private void add(String eni, AddressCondition condition) {
        pairs.computeIfAbsent(condition.field(), field -> new TreeMap<>())
                .computeIfAbsent(eni, key -> new TreeSet<>())
                .addAll(condition.addresses());
    }

    /** Whether everything that the condition lets through is kept in the interface's records. */
    boolean keeps(String eni, AddressCondition condition) {
        return pairs.getOrDefault(condition.field(), new TreeMap<>())
                .getOrDefault(eni, Set.of())
                .containsAll(condition.addresses());
    }

    /** What a field is called where it is kept. */
    String alias(String field) {
        return ALIAS + (pairs.headMap(field).size() + 1);
    }

    /** The kept fields. */
    List<Column> columns() {
        return pairs.entrySet().stream()
                .map(entry -> Column.of(
                        new Call(
                                "if",
                                List.of(
                                        condition(entry.getKey(), entry.getValue()),
                                        new Field(entry.getKey()),
                                        Composition.BLANK)),
                        alias(entry.getKey())))
                .toList();
    }

    private static Expression condition(String field, Map<String, Set<String>> addresses) {
        List<Expression> texts = new ArrayList<>();
        List<Expression> alternatives = new ArrayList<>();
        addresses.forEach((eni, all) -> all.forEach(address -> {
            if (address.contains(":")) {
                alternatives.add(new Binary(
                        Operator.AND,
                        new Binary(Operator.EQUAL, Composition.ENI, new StringLiteral(eni)),
                        new Call("isIpv6InSubnet", List.of(new Field(field), new StringLiteral(address)))));
            } else {
                texts.add(new StringLiteral(eni + "/" + address));
            }
        }));
        if (!texts.isEmpty()) {
            Expression pair = new Call("concat", List.of(Composition.ENI, new StringLiteral("/"), new Field(field)));
            alternatives.add(0, new In(pair, texts, false));
        }
        return Rewriting.any(alternatives);
    }
}
