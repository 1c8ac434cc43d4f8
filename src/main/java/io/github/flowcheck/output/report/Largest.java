package io.github.flowcheck.output.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Finds the few that are largest among hundreds of thousands, of which only these are put in order. */
final class Largest {
    private Largest() {}

    /**
     * The largest first.
     *
     * @param size how large each is
     * @param order of those that are as large as each other
     * @param most how many are asked for, at least one
     */
    static <T> List<T> of(Collection<T> all, ToLongFunction<T> size, Comparator<T> order, int most) {
        long[] sizes = new long[all.size()];
        int count = 0;
        for (T one : all) {
            sizes[count++] = size.applyAsLong(one);
        }
        Arrays.sort(sizes);
        long least = count > most ? sizes[count - most] : Long.MIN_VALUE;
        List<T> largest = new ArrayList<>();
        for (T one : all) {
            if (size.applyAsLong(one) >= least) {
                largest.add(one);
            }
        }
        largest.sort(Comparator.comparingLong(size).reversed().thenComparing(order));
        return List.copyOf(largest.subList(0, Math.min(most, largest.size())));
    }
}
