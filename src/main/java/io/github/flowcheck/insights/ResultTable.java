package io.github.flowcheck.insights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a query answers, in the shape in which CloudWatch gives it: every value is text, and a row lacks the columns for which
 * it has no value.
 *
 * @param rows column name to value, columns in the order of the query
 * @param recordsScanned how many events were read
 * @param recordsMatched how many events passed the filters before the first aggregation
 * @param bytesScanned how many bytes of (uncompressed) log text were read
 */
public record ResultTable(List<Map<String, String>> rows, long recordsScanned, long recordsMatched, long bytesScanned) {
    public ResultTable {
        List<Map<String, String>> unchanging = new ArrayList<>(rows.size());
        for (Map<String, String> row : rows) {
            unchanging.add(row instanceof ResultRow ? row : Collections.unmodifiableMap(new LinkedHashMap<>(row)));
        }
        rows = List.copyOf(unchanging);
    }
}
