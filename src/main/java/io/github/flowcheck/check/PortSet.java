package io.github.flowcheck.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of ports as the fewest ranges that hold it, in ascending order.
 *
 * @param ranges disjoint, not adjacent, ascending; at least one
 */
public record PortSet(List<PortRange> ranges) {
    /** The system ports 0-1023 of RFC 6335, which the field calls well-known. */
    public static final PortSet WELL_KNOWN = of(List.of(new PortRange(0, 1023)));

    public static final PortSet ALL = of(List.of(new PortRange(0, PortRange.MAX)));

    public PortSet {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("no ports");
        }
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).first() <= ranges.get(i - 1).last() + 1) {
                throw new IllegalArgumentException("not the fewest ranges: " + ranges);
            }
        }
    }

    /** The set of all ports in the ranges, which may overlap and stand in any order. */
    public static PortSet of(Collection<PortRange> ranges) {
        List<PortRange> merged = new ArrayList<>();
        for (PortRange range : new TreeSet<>(ranges)) {
            PortRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range.first() <= last.last() + 1) {
                merged.set(merged.size() - 1, new PortRange(last.first(), Math.max(last.last(), range.last())));
            } else {
                merged.add(range);
            }
        }
        return new PortSet(merged);
    }

    public boolean contains(int port) {
        for (PortRange range : ranges) {
            if (range.contains(port)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 22, 8000-8999}. */
    @Override
    public String toString() {
        return ranges.stream().map(PortRange::toString).collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortSet that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }
}
