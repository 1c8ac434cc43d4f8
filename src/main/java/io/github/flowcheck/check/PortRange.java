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

    private static final int MOST_DIGITS = 5;

    /** Loaded only where there are ranges. */
    private static final class Ranges {
        static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,4})\\s*-\\s*(0|[1-9][0-9]{0,4})");

        private Ranges() {}
    }

    public PortRange {
        if (first < 0 || last < first || last > MAX) {
            throw new IllegalArgumentException("no port range: " + first + "-" + last);
        }
    }

    /** Reads {@code 22} or {@code 8000-8999}. */
    public static Optional<PortRange> parse(String text) {
        if (text.indexOf('-') < 0) {
            return of(number(text), number(text));
        }
        Matcher matcher = Ranges.TEXT.matcher(text);
        return matcher.matches() ? of(number(matcher.group(1)), number(matcher.group(2))) : Optional.empty();
    }

    private static Optional<PortRange> of(int first, int last) {
        return first < 0 || last < first || last > MAX ? Optional.empty() : Optional.of(new PortRange(first, last));
    }

    /** A number without leading zeros; -1 if it is none. */
    private static int number(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_DIGITS || length > 1 && text.charAt(0) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
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
