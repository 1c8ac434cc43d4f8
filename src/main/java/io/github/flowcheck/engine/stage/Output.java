package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a query: rows as text, without the columns that have no value. */
public final class Output extends Stage {
    private final Map<String, Integer> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** @param columns names and slots, in the order of the result */
    public Output(Map<String, Integer> columns) {
        this.columns = new LinkedHashMap<>(columns);
    }

    /** The rows so far, column name to value. */
    public List<Map<String, String>> rows() {
        return rows;
    }

    @Override
    public void accept(Row row) {
        Map<String, String> shown = new LinkedHashMap<>();
        columns.forEach((name, slot) -> {
            Object value = row.get(slot);
            if (value != null) {
                shown.put(name, Values.shown(value));
            }
        });
        rows.add(shown);
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void finish() {
        // the last stage: its rows are asked for
    }
}
