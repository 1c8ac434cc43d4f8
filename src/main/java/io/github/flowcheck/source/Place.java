package io.github.flowcheck.source;

import java.util.Objects;

/**
 * A stretch of a text.
 *
 * @param source the text
 * @param start first offset, in UTF-16 units from 0
 * @param end offset after the last one; equal to {@code start} for a place between two characters
 */
public record Place(SourceText source, int start, int end) implements Comparable<Place> {
    public Place {
        Objects.requireNonNull(source);
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException("no place in " + source + ": " + start + ".." + end);
        }
    }

    /** The line of its first character, from 1. */
    public int line() {
        return source.line(start);
    }

    /** The column of its first character, in code points from 1. */
    public int column() {
        return source.column(start);
    }

    /** The text it covers. */
    public String text() {
        return source.text().substring(start, end);
    }

    @Override
    public int compareTo(Place other) {
        int byName = source.name().compareTo(other.source.name());
        if (byName != 0) {
            return byName;
        }
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }

    /** {@code name:line:column}. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
