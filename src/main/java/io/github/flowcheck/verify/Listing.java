package io.github.flowcheck.verify;

import io.github.flowcheck.output.text.Amounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Lists things in a sentence: the first few, and how many more there are. */
public final class Listing {
    private static final int MOST = 8;

    private Listing() {}

    /** The rows' labels, each once, or {@code nothing}. Of those that are not listed no text is made. */
    public static String labels(List<FlowRow> rows) {
        if (rows.isEmpty()) {
            return "nothing";
        }
        Set<Long> labelled = new HashSet<>();
        List<String> first = new ArrayList<>();
        for (FlowRow row : rows) {
            if (labelled.add(row.labelKey()) && labelled.size() <= MOST) {
                first.add(row.label());
            }
        }
        return listed(String.join(", ", first), labelled.size());
    }

    /** Some things with commas between them. */
    static String of(Collection<?> items) {
        return of(items, ", ");
    }

    /** Some things with something between them. */
    static String of(Collection<?> items, String between) {
        StringJoiner first = new StringJoiner(between);
        int left = MOST;
        for (Object item : items) {
            if (left-- == 0) {
                break;
            }
            first.add(item.toString());
        }
        return listed(first.toString(), items.size());
    }

    private static String listed(String first, int count) {
        return count > MOST ? first + " and " + Amounts.number(count - MOST) + " more" : first;
    }
}
