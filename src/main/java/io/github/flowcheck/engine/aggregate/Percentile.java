package io.github.flowcheck.engine.aggregate;

import io.github.flowcheck.engine.function.Arguments;
import io.github.flowcheck.engine.row.Accumulator;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The least value that is not below the given part of all values (nearest rank), so always one that occurs. CloudWatch may
 * interpolate or approximate.
 */
final class Percentile implements Accumulator {
    private final Evaluator operand;
    private final Number percent;
    private final Budget budget;
    private final TreeMap<Number, Long> counts = new TreeMap<>(Numbers::compare);
    private long count;

    private Percentile(Evaluator operand, Number percent, Budget budget) {
        this.operand = operand;
        this.percent = percent;
        this.budget = budget;
    }

    static Supplier<Accumulator> compile(Arguments arguments) {
        Evaluator operand = arguments.number(0);
        Optional<Number> percent = arguments.literal(1).map(Values::number);
        boolean inRange = percent.isPresent()
                && Numbers.compare(percent.get(), 0L) >= 0
                && Numbers.compare(percent.get(), 100L) <= 0;
        if (!inRange) {
            arguments.refuse(1, "no percentile", "write a number from 0 to 100, such as 95");
        }
        return () -> new Percentile(operand, percent.orElse(0L), arguments.budget());
    }

    @Override
    public void add(Row row) {
        if (operand.on(row) instanceof Number number) {
            add(number, 1);
        }
    }

    private void add(Number number, long times) {
        count += times;
        if (counts.merge(number, times, Long::sum) == times) {
            budget.takeValue();
        }
    }

    @Override
    public void addAll(Accumulator other) {
        ((Percentile) other).counts.forEach(this::add);
    }

    @Override
    public @Nullable Object value() {
        BigDecimal rank = Numbers.decimal(percent)
                .multiply(BigDecimal.valueOf(count))
                .divide(BigDecimal.valueOf(100), MathContext.DECIMAL128);
        long passed = 0;
        for (Map.Entry<Number, Long> entry : counts.entrySet()) {
            passed += entry.getValue();
            if (BigDecimal.valueOf(passed).compareTo(rank) >= 0) {
                return entry.getKey();
            }
        }
        return null;
    }
}
