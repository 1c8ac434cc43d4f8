package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Row;
import java.util.List;

/** A part of a query through which rows go, one after the other. */
public abstract class Stage {
    private Stage next = this;

    /** Sets where rows go from here. */
    public void into(Stage stage) {
        next = stage;
    }

    Stage next() {
        return next;
    }

    /** Takes a row, which may hold other values as soon as this returns. */
    public abstract void accept(Row row);

    /** No row will come any more. */
    public void finish() {
        next.finish();
    }

    /** Whether no further row can change the result. */
    public boolean isSatisfied() {
        return next != this && next.isSatisfied();
    }

    /** Hands rows on and ends; renumbers them, so that what follows keeps their order. */
    void handOn(Iterable<Row> rows) {
        long number = 0;
        for (Row row : rows) {
            row.number(number++);
            next.accept(row);
        }
        next.finish();
    }

    /** Something done to each row. */
    @FunctionalInterface
    public interface Step {
        /** Whether the row goes on. */
        boolean apply(Row row);
    }

    /** Does its steps to each row, and counts the rows that pass all of them. */
    public static final class Steps extends Stage {
        private final Step[] steps;
        private long passed;

        public Steps(List<Step> steps) {
            this.steps = steps.toArray(Step[]::new);
        }

        /** How many rows went on. */
        public long passed() {
            return passed;
        }

        @Override
        public void accept(Row row) {
            for (Step step : steps) {
                if (!step.apply(row)) {
                    return;
                }
            }
            passed++;
            next().accept(row);
        }
    }
}
