package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code stats}: keeps one state a group and aggregate. A row that lacks a key is in the group that lacks it. */
public final class Grouping extends Stage {
    private final Evaluator[] keys;
    private final List<Supplier<Accumulator>> aggregates;
    private final Groups output;
    private final Budget budget;
    private final Map<Key, Accumulator[]> groups = new LinkedHashMap<>();
    private final Key probe;

    public Grouping(List<Evaluator> keys, List<Supplier<Accumulator>> aggregates, Groups output, Budget budget) {
        this.keys = keys.toArray(Evaluator[]::new);
        this.aggregates = aggregates;
        this.output = output;
        this.budget = budget;
        this.probe = new Key(new Object[keys.size()]);
    }

    /**
     * How a group becomes a row.
     *
     * @param layout the row's layout
     * @param keySlots where the keys go
     * @param aggregateSlots where the aggregates go
     * @param columns what is computed from them, in order
     */
    public record Groups(Layout layout, List<Integer> keySlots, List<Integer> aggregateSlots, List<Step> columns) {}

    @Override
    public void accept(Row row) {
        for (int i = 0; i < keys.length; i++) {
            probe.values[i] = Values.plain(keys[i].on(row));
        }
        Accumulator[] group = groups.get(probe);
        if (group == null) {
            group = add(probe.values.clone());
        }
        for (Accumulator aggregate : group) {
            aggregate.add(row);
        }
    }

    private Accumulator[] add(@Nullable Object[] values) {
        budget.takeGroup();
        for (Object value : values) {
            budget.takeCharacters(Budget.characters(value));
        }
        Accumulator[] group = aggregates.stream().map(Supplier::get).toArray(Accumulator[]::new);
        groups.put(new Key(values), group);
        return group;
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void finish() {
        long number = 0;
        for (Map.Entry<Key, Accumulator[]> group : groups.entrySet()) {
            Row row = new Row(output.layout());
            row.number(number++);
            for (int i = 0; i < keys.length; i++) {
                row.set(output.keySlots().get(i), group.getKey().values[i]);
            }
            for (int i = 0; i < aggregates.size(); i++) {
                row.set(output.aggregateSlots().get(i), group.getValue()[i].value());
            }
            output.columns().forEach(column -> column.apply(row));
            next().accept(row);
        }
        next().finish();
    }

    /** The values of a group's keys; mutable only while it looks a group up. */
    private static final class Key {
        private final @Nullable Object[] values;

        Key(@Nullable Object[] values) {
            this.values = values;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }
}
