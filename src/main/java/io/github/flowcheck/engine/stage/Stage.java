package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.GroupSource;
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

    /** Whether some of the rows may go through another such stage, of which {@link #addAll} then takes over what it holds. */
    public boolean isDivisible() {
        return false;
    }

    /**
     * Takes over what a stage of the same query holds, through which other rows went: what comes out does not depend on how they
     * were divided.
     *
     * @param other is not used any more
     */
    public void addAll(Stage other) {
        throw new UnsupportedOperationException("the rows of this stage cannot be divided");
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

        /** Each row is looked at alone, so that it depends on what follows. */
        @Override
        public boolean isDivisible() {
            return next().isDivisible();
        }

        @Override
        public void addAll(Stage other) {
            passed += ((Steps) other).passed;
            next().addAll(other.next());
        }

        /** Hands groups on behind the {@code stats} that follows, as if it had made them, and ends. */
        public void finish(GroupSource groups) {
            ((Grouping) next()).finish(groups);
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
