package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.GroupSource;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
    private final Map<Key, Group> groups = new HashMap<>();
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
        Group group = groups.get(probe);
        if (group == null) {
            group = add(probe.values.clone());
        }
        group.first = Math.min(group.first, row.sequence());
        for (Accumulator state : group.states) {
            state.add(row);
        }
    }

    private Group add(@Nullable Object[] values) {
        budget.takeGroup();
        for (Object value : values) {
            budget.takeCharacters(Budget.characters(value));
        }
        Group group = new Group(values, aggregates.stream().map(Supplier::get).toArray(Accumulator[]::new));
        groups.put(new Key(values), group);
        return group;
    }

    @Override
    public boolean isDivisible() {
        return true;
    }

    @Override
    public void addAll(Stage other) {
        for (Group more : ((Grouping) other).groups.values()) {
            Group group = groups.get(new Key(more.values));
            if (group == null) {
                group = add(more.values);
            }
            group.first = Math.min(group.first, more.first);
            for (int i = 0; i < group.states.length; i++) {
                group.states[i].addAll(more.states[i]);
            }
        }
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void finish() {
        finish(new Found(groups.values()));
    }

    /** Hands on groups that were found elsewhere, and ends. */
    void finish(GroupSource found) {
        Row row = new Row(output.layout());
        for (int group = 0; group < found.count(); group++) {
            row.clear();
            row.number(group);
            for (int i = 0; i < keys.length; i++) {
                row.set(output.keySlots().get(i), found.key(group, i));
            }
            for (int i = 0; i < aggregates.size(); i++) {
                row.set(output.aggregateSlots().get(i), found.aggregate(group, i));
            }
            output.columns().forEach(column -> column.apply(row));
            next().accept(row);
        }
        next().finish();
    }

    /** The groups of this stage, in order. */
    private static final class Found implements GroupSource {
        private final List<Group> groups;

        Found(Collection<Group> groups) {
            this.groups = new ArrayList<>(groups);
            this.groups.sort(Comparator.comparingLong(group -> group.first));
        }

        @Override
        public int count() {
            return groups.size();
        }

        @Override
        public @Nullable Object key(int group, int number) {
            return groups.get(group).values[number];
        }

        @Override
        public @Nullable Object aggregate(int group, int number) {
            return groups.get(group).states[number].value();
        }
    }

    /** What is known of a group. */
    private static final class Group {
        private final @Nullable Object[] values;
        private final Accumulator[] states;

        /** The number of its first row, by which groups are ordered. */
        private long first = Long.MAX_VALUE;

        Group(@Nullable Object[] values, Accumulator[] states) {
            this.values = values;
            this.states = states;
        }
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
