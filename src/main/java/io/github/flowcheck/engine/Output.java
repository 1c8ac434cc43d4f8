package io.github.flowcheck.engine;

import io.github.flowcheck.engine.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a query: rows as text, without the columns that have no value. */
final class Output extends Stage {
    private final Map<String, Integer> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** @param columns names and slots, in the order of the result */
    Output(Map<String, Integer> columns) {
        this.columns = new LinkedHashMap<>(columns);
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    @Override
    void accept(Row row) {
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
    boolean isSatisfied() {
        return false;
    }

    @Override
    void finish() {
        // the last stage: its rows are asked for
    }
}
