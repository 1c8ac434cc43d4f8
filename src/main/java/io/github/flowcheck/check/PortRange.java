package io.github.flowcheck.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ports from one to another, both included.
 *
 * @param first 0 to 65535
 * @param last 0 to 65535, not below the first
 */
public record PortRange(int first, int last) implements Comparable<PortRange> {
    /** The highest port there is. */
    public static final int MAX = 65_535;

    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,4})(?:\\s*-\\s*(0|[1-9][0-9]{0,4}))?");

    public PortRange {
        if (first < 0 || last < first || last > MAX) {
            throw new IllegalArgumentException("no port range: " + first + "-" + last);
        }
    }

    /** Reads {@code 22} or {@code 8000-8999}. */
    public static Optional<PortRange> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        return last < first || last > MAX ? Optional.empty() : Optional.of(new PortRange(first, last));
    }

    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** Whether all of the other range is in this one. */
    public boolean contains(PortRange other) {
        return first <= other.first && other.last <= last;
    }

    /** Whether the two have a port in common. */
    public boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    public boolean isSingle() {
        return first == last;
    }

    @Override
    public int compareTo(PortRange other) {
        return first != other.first ? Integer.compare(first, other.first) : Integer.compare(last, other.last);
    }

    /** {@code 22} or {@code 8000-8999}, as it is read. */
    @Override
    public String toString() {
        return isSingle() ? Integer.toString(first) : first + "-" + last;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortRange that && first == that.first && last == that.last;
    }

    @Override
    public int hashCode() {
        return 31 * Integer.hashCode(first) + Integer.hashCode(last);
    }
}
