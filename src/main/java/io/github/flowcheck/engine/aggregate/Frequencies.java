package io.github.flowcheck.engine.aggregate;

import io.github.flowcheck.engine.function.Arguments;
import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.NaturalOrder;
import io.github.flowcheck.engine.value.Structure;
import io.github.flowcheck.engine.value.Values;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How often each value occurs. {@code values(field)} is the list of them in the order of {@code sort}, {@code topk(k, field)} that
 * of the k most frequent ones, the most frequent first. The documentation shows neither how such a list is written, which is JSON
 * here, nor the order of values that are equally frequent, which is that of {@code sort}.
 */
final class Frequencies implements Accumulator {
    private static final int MOST = 10_000;

    private final Evaluator operand;
    private final Budget budget;
    private final int most;
    private final Comparator<Map.Entry<String, Long>> order;
    private final Map<String, Long> counts = new HashMap<>();

    private Frequencies(Evaluator operand, Budget budget, int most, Comparator<Map.Entry<String, Long>> order) {
        this.operand = operand;
        this.budget = budget;
        this.most = most;
        this.order = order;
    }

    static Supplier<Accumulator> values(Arguments arguments) {
        Evaluator operand = arguments.value(0);
        return () -> new Frequencies(operand, arguments.budget(), Integer.MAX_VALUE, bySorting());
    }

    static Supplier<Accumulator> topK(Arguments arguments) {
        Optional<Integer> count = arguments
                .literal(0)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .filter(k -> k >= 1 && k <= MOST)
                .map(Long::intValue);
        if (count.isEmpty()) {
            arguments.problem(
                    arguments.call(), "no count of values", "write `topk(10, field)`, the count being 1 to " + MOST);
            return () -> new Counts.OfValues(Arguments.NOTHING);
        }
        Evaluator operand = arguments.value(1);
        Comparator<Map.Entry<String, Long>> mostFrequent = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return () -> new Frequencies(operand, arguments.budget(), count.get(), mostFrequent.thenComparing(bySorting()));
    }

    private static Comparator<Map.Entry<String, Long>> bySorting() {
        return (a, b) -> NaturalOrder.ASCENDING.compare(a.getKey(), b.getKey());
    }

    @Override
    public void add(Row row) {
        Object value = operand.on(row);
        if (Values.isPlain(value)) {
            add(Values.text(value), 1);
        }
    }

    private void add(String text, long times) {
        if (counts.merge(text, times, Long::sum) == times) {
            budget.takeValue();
            budget.takeCharacters(text.length());
        }
    }

    @Override
    public void addAll(Accumulator other) {
        ((Frequencies) other).counts.forEach(this::add);
    }

    @Override
    public @Nullable Object value() {
        List<String> list = counts.entrySet().stream()
                .sorted(order)
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        return list.isEmpty() ? null : new Structure.OfElements(list);
    }
}
