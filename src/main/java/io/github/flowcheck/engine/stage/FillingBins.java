package io.github.flowcheck.engine.stage;

import io.github.flowcheck.engine.function.TimeBin;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.row.Row;
import io.github.flowcheck.engine.value.Timestamp;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code fillmissing}: a row for each bin that has none between the first and the last one that do, in the order of time. Whether
 * CloudWatch fills the rest of the query's time too is not documented.
 */
public final class FillingBins extends Stage {
    private final Layout layout;
    private final int slot;
    private final TimeBin bin;
    private final Map<Integer, Object> fillings;
    private final Keeping keeping;
    private final TreeMap<Long, Row> rows = new TreeMap<>();

    /**
     * @param slot where the begin of the bin stands, different in each row
     * @param fillings by slot, what new rows have there
     */
    public FillingBins(Layout layout, int slot, TimeBin bin, Map<Integer, Object> fillings, Budget budget) {
        this.layout = layout;
        this.slot = slot;
        this.bin = bin;
        this.fillings = fillings;
        this.keeping = new Keeping(budget);
    }

    @Override
    public void accept(Row row) {
        if (row.get(slot) instanceof Timestamp time) {
            rows.put(time.millis(), keeping.keepOneMore(row));
        }
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void finish() {
        if (!rows.isEmpty()) {
            long last = rows.lastKey();
            for (long time = bin.next(rows.firstKey()); time < last; time = bin.next(time)) {
                if (!rows.containsKey(time)) {
                    rows.put(time, filled(time));
                }
            }
        }
        handOn(rows.values());
    }

    private Row filled(long time) {
        Row row = new Row(layout);
        row.set(slot, new Timestamp(time));
        fillings.forEach(row::set);
        return keeping.keepOneMore(row);
    }
}
