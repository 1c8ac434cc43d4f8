package io.github.flowcheck.insights;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of a result that never changes and makes its texts when they are asked for, which large results are kept small by. */
public abstract class ResultRow extends AbstractMap<String, String> {
    /** The names of all columns that the result has. */
    protected abstract List<String> columns();

    /** The text of a column; null if the row lacks it. */
    protected abstract @Nullable String text(int column);

    /** The whole number of zero or more that a column's text would spell; -1 where only the text tells. */
    protected abstract long whole(int column);

    /** The whole number of zero or more that the text of a column would spell; -1 where only the text tells. */
    public final long whole(String column) {
        int index = columns().indexOf(column);
        return index < 0 ? -1 : whole(index);
    }

    @Override
    public @Nullable String get(@Nullable Object column) {
        int index = columns().indexOf(column);
        return index < 0 ? null : text(index);
    }

    @Override
    public boolean containsKey(@Nullable Object column) {
        return get(column) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        List<Entry<String, String>> entries = new ArrayList<>();
        for (int i = 0; i < columns().size(); i++) {
            String text = text(i);
            if (text != null) {
                entries.add(Map.entry(columns().get(i), text));
            }
        }
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return List.copyOf(entries).iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
