package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.JsonReader;
import io.github.flowcheck.engine.value.Structure;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes several rows of one, which follow each other in the order of arrival. */
public abstract class Multiplying extends Stage {
    private final Budget budget;
    private long number;

    Multiplying(Budget budget) {
        this.budget = budget;
    }

    /** Hands on as many rows as there shall be, each time the same with other values. */
    abstract void multiply(Row row);

    final void handOn(Row row) {
        budget.checkCopies(row.countCopy());
        row.number(number++);
        next().accept(row);
    }

    @Override
    public final void accept(Row row) {
        multiply(row);
    }

    /**
     * {@code unnest}: a row for each element of a list, none for an empty one. Any other value is one element, as the documentation
     * says; one that is missing too, which it does not say.
     */
    public static Stage unnest(Evaluator list, int slot, Budget budget) {
        return elements(
                value -> value instanceof Structure.OfElements elements ? Optional.of(elements) : Optional.empty(),
                list,
                slot,
                budget);
    }

    /**
     * {@code expand}: the same for the text of a JSON array too. What {@code split} returns stays one row, as was measured on the
     * service; the documentation speaks of JSON arrays alone.
     */
    public static Stage expand(Evaluator list, int slot, Budget budget) {
        return elements(
                value -> Optional.ofNullable(
                                value instanceof String text
                                        ? JsonReader.read(text).orElse(null)
                                        : value)
                        .filter(found -> found instanceof Structure.OfElements elements && !elements.isOfText())
                        .map(Structure.class::cast),
                list,
                slot,
                budget);
    }

    /** Reads a list out of a value. */
    @FunctionalInterface
    private interface ListReader {
        Optional<? extends Structure> read(@Nullable Object value);
    }

    private static Stage elements(ListReader reader, Evaluator list, int slot, Budget budget) {
        return new Multiplying(budget) {
            @Override
            void multiply(Row row) {
                Object value = list.on(row);
                List<@Nullable Object> elements = reader.read(value)
                        .<List<@Nullable Object>>map(Structure::elements)
                        .orElseGet(() -> Collections.singletonList(value));
                for (Object element : elements) {
                    row.set(slot, element);
                    handOn(row);
                }
            }
        };
    }
}
