package io.github.flowcheck.engine;

import java.util.List;

/** A part of a query through which rows go, one after the other. */
abstract class Stage {
    private Stage next = this;

    /** Sets where rows go from here. */
    void into(Stage stage) {
        next = stage;
    }

    Stage next() {
        return next;
    }

    /** Takes a row, which may hold other values as soon as this returns. */
    abstract void accept(Row row);

    /** No row will come any more. */
    void finish() {
        next.finish();
    }

    /** Whether no further row can change the result. */
    boolean isSatisfied() {
        return next != this && next.isSatisfied();
    }

    /** Something done to each row. */
    @FunctionalInterface
    interface Step {
        /** Whether the row goes on. */
        boolean apply(Row row);
    }

    /** Does its steps to each row, and counts the rows that pass all of them. */
    static final class Steps extends Stage {
        private final Step[] steps;
        private long passed;

        Steps(List<Step> steps) {
            this.steps = steps.toArray(Step[]::new);
        }

        long passed() {
            return passed;
        }

        @Override
        void accept(Row row) {
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
