package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Row;

/** Keeps rows when the event is gone, at the cost of the texts in them. */
record Keeping(Budget budget) {
    Row keep(Row row) {
        Row copy = row.copy();
        budget.takeCharacters(copy.characters());
        return copy;
    }

    /** For a row of which the number is not bounded by a limit. */
    Row keepOneMore(Row row) {
        budget.takeGroup();
        return keep(row);
    }

    void drop(Row row) {
        budget.takeCharacters(-row.characters());
    }
}
